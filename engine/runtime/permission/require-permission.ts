import type { Actor, Role } from '#engine/runtime/context';
import { appError } from '#engine/runtime/error';
import { PERMISSIONS, type Verb } from './permissions.ts';

/** The workbench itself and whoever has the command line may do everything. */
export function mayDo(actor: Actor, verb: Verb): boolean {
  if (actor.kind !== 'user') return true;
  const roles: readonly Role[] = PERMISSIONS[verb];
  return roles.includes(actor.role);
}

export function requirePermission(ctx: { actor: Actor }, verb: Verb): void {
  if (mayDo(ctx.actor, verb)) return;
  const role = ctx.actor.kind === 'user' ? ctx.actor.role : ctx.actor.kind;
  throw appError('forbidden', {
    zh: `角色 ${role} 无权执行 ${verb}`,
    en: `the role ${role} may not ${verb}`,
  });
}
