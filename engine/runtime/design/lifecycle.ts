import { eq } from 'drizzle-orm';
import { tenants } from '#drizzle';
import { civilDateIn } from '#engine/core/calendar';
import { type Issue, issue } from '#engine/core/issue';
import {
  type LifecycleAction,
  type LifecycleRules,
  type LifecycleState,
  lifecycleState,
  STATE_WORDS,
  statesFor,
} from '#engine/core/lifecycle';
import type { Scope } from '#engine/runtime/context';
import { type AppError, appError } from '#engine/runtime/error';
import type { Design } from './design.ts';

/** What the tenant has to say of the life of its designs: its day, and whether approval is needed. */
export interface TenantRules extends LifecycleRules {
  today: string;
}

export async function loadRules({ tx, tenantId, now }: Scope): Promise<TenantRules> {
  const [tenant] = await tx
    .select({ timeZone: tenants.timeZone, requiresApproval: tenants.requiresDesignApproval })
    .from(tenants)
    .where(eq(tenants.id, tenantId));
  return {
    today: civilDateIn(now, tenant?.timeZone ?? 'UTC').toString(),
    requiresApproval: tenant?.requiresApproval ?? false,
  };
}

function refused(found: Issue): AppError {
  return appError('conflict', found.message, [found]);
}

/** Throws `conflict` unless the design's state allows the action. */
export function requireState(
  action: LifecycleAction,
  design: Pick<Design, 'kind' | 'key' | 'status' | 'review' | 'effectiveFrom'>,
  rules: TenantRules,
): LifecycleState {
  const state = lifecycleState(design, rules.today);
  const allowed = statesFor(action, rules);
  if (allowed.includes(state)) return state;
  const { kind, key } = design;
  if (action === 'publish' && rules.requiresApproval) {
    const text = {
      zh: `${kind} ${key} 须经另一人批准后才能发布`,
      en: `${kind} ${key} has to be approved by another person before it is published`,
    };
    throw refused(issue('approval-required', '', text, { kind, key, state }));
  }
  const [now, wanted] = [STATE_WORDS[state], allowed.map((each) => STATE_WORDS[each])];
  const text = {
    zh: `${kind} ${key} ${now.zh}，不能执行 ${action}；须为：${wanted.map(({ zh }) => zh).join('、')}`,
    en: `${kind} ${key} is ${now.en}, so ${action} is not possible; it has to be ${wanted.map(({ en }) => en).join(' or ')}`,
  };
  const params = { kind, key, action, state, allowed: allowed.join(', ') };
  throw refused(issue('design-state', '', text, params));
}

/** Who changed a draft, and what this person is called. */
export interface Hand {
  by: string;
  byName: string;
}

/** For whoever holds a draft that was changed since: by whom, and when. */
export function draftChanged(
  draft: Design,
  { by, byName }: Hand = { by: draft.author, byName: draft.author },
): AppError {
  const { kind, key, updatedAt: at, lockVersion } = draft;
  const text = {
    zh: `${kind} ${key} 的草稿已由 ${byName} 于 ${at} 更改，请重新打开`,
    en: `the draft of ${kind} ${key} was changed by ${byName} at ${at}; open it again`,
  };
  return refused(issue('draft-changed', '/lockVersion', text, { by, byName, at, lockVersion }));
}

export function draftGone(kind: string, key: string): AppError {
  const text = {
    zh: `${kind} ${key} 的草稿已发布或已放弃，请重新打开`,
    en: `the draft of ${kind} ${key} was published or discarded meanwhile; open it again`,
  };
  return refused(issue('draft-gone', '', text, { kind, key }));
}

export function draftExists(kind: string, key: string): AppError {
  const text = {
    zh: `${kind} ${key} 已有草稿，请先打开它`,
    en: `${kind} ${key} has a draft already; open it first`,
  };
  return refused(issue('draft-exists', '', text, { kind, key }));
}

export function approvalRefused(
  code: 'approval-own' | 'approval-stale',
  { kind, key }: Design,
): AppError {
  const text = {
    'approval-own': {
      zh: `${kind} ${key} 须由编辑者和提交者以外的人批准`,
      en: `${kind} ${key} has to be approved by somebody who neither edited nor submitted it`,
    },
    'approval-stale': {
      zh: `${kind} ${key} 引用的内容在提交后有变，请撤回后重新提交`,
      en: `what ${kind} ${key} refers to has changed since it was submitted; withdraw and submit it again`,
    },
  }[code];
  return refused(issue(code, '', text, { kind, key }));
}
