export { type Session, stopOnSignals } from './session.ts';
