export {
  type AccessWorld,
  callsOf,
  checkCall,
  makeAccessWorld,
  NotExpressible,
} from './check-access.ts';
