export { PERMISSIONS, type Verb } from './permissions.ts';
export { mayDo, requirePermission } from './require-permission.ts';
