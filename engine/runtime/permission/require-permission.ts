import type { Actor, Role } from '#engine/runtime/context';
import { appError } from '#engine/runtime/error';
import { PERMISSIONS, type Verb } from './permissions.ts';
import { scopeOf } from './scopes.ts';

/**
 * A person may what the role may, a key of the API of that only what its scopes allow too; the
 * workbench itself and whoever has the command line may do everything.
 */
export function mayDo(actor: Actor, verb: Verb): boolean {
  if (actor.kind === 'user') return roleMay(actor.role, verb);
  if (actor.kind !== 'key') return true;
  const scope = scopeOf(verb);
  return scope !== undefined && actor.scopes.includes(scope) && roleMay(actor.role, verb);
}

function roleMay(role: Role, verb: Verb): boolean {
  const roles: readonly Role[] = PERMISSIONS[verb];
  return roles.includes(role);
}

/** Throws `forbidden` unless the actor may do it. */
export function requirePermission(ctx: { actor: Actor }, verb: Verb): void {
  const { actor } = ctx;
  if (mayDo(actor, verb)) return;
  if (actor.kind === 'key' && roleMay(actor.role, verb)) {
    const scope = scopeOf(verb);
    throw appError('forbidden', {
      zh: scope ? `该密钥缺少权限范围 ${scope}` : `API 密钥不能执行 ${verb}`,
      en: scope ? `the key lacks the scope ${scope}` : `${verb} is not for keys of the API`,
    });
  }
  const role = 'role' in actor ? actor.role : actor.kind;
  throw appError('forbidden', {
    zh: `角色 ${role} 无权执行 ${verb}`,
    en: `the role ${role} may not ${verb}`,
  });
}
