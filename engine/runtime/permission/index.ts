export {
  applyReadRules,
  isHidden,
  MASKED,
  maskFor,
  mayChange,
  requireFields,
} from './field-rules.ts';
export { PERMISSIONS, type Verb } from './permissions.ts';
export { mayDo, requirePermission } from './require-permission.ts';
export { SCOPES, scopeOf } from './scopes.ts';
