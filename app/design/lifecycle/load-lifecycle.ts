import type { LifecycleAction } from '#engine/core/lifecycle';
import { actionsIn } from '#engine/core/lifecycle';
import type { Context } from '#engine/runtime/context';
import {
  type DesignUsage,
  type DesignVersion,
  getDesignUsage,
  getDraft,
  LIFECYCLE_VERBS,
  listVersions,
} from '#engine/runtime/design';
import { mayDo } from '#engine/runtime/permission';
import { getTenant } from '#engine/runtime/tenant';
import type { DraftHead, Rights } from './types.ts';

const MOST_VERSIONS = 200;

/** Everything about the life of one design but its documents. */
export interface LoadedLifecycle {
  /** The draft first, then the newest; the first 200. */
  versions: DesignVersion[];
  hasMore: boolean;
  usage: DesignUsage;
  draft: DraftHead | null;
  rights: Rights;
  requiresApproval: boolean;
}

export async function loadLifecycle(
  ctx: Context,
  kind: string,
  key: string,
): Promise<LoadedLifecycle> {
  const [usage, { rows, next }, tenant] = await Promise.all([
    getDesignUsage({ ctx, input: { kind, key } }),
    listVersions({ ctx, input: { kind, key, limit: MOST_VERSIONS } }),
    getTenant({ ctx }),
  ]);
  const hasDraft = rows.some(({ version }) => version === null);
  return {
    versions: rows,
    hasMore: next !== null,
    usage,
    draft: hasDraft ? headOf(await getDraft({ ctx, input: { kind, key } })) : null,
    rights: rightsOf(ctx),
    requiresApproval: tenant.requiresDesignApproval,
  };
}

function headOf(draft: Awaited<ReturnType<typeof getDraft>>): DraftHead {
  const { id, lockVersion, state, actions, reviews, requiresApproval } = draft;
  const { contentHash, reviewHash, message, submittedBy, approvedBy, editors } = draft;
  return {
    ...{ id, lockVersion, state, actions, reviews, requiresApproval },
    ...{ contentHash, reviewHash, message, submittedBy, approvedBy, editors },
  };
}

export function rightsOf({ actor }: Context): LifecycleAction[] {
  const all = Object.keys(LIFECYCLE_VERBS) as LifecycleAction[];
  return all.filter((action) => mayDo(actor, LIFECYCLE_VERBS[action]));
}

/** What this person may do with a numbered version. */
export function actionsOf(
  { state }: Pick<DesignVersion, 'state'>,
  { rights, requiresApproval }: Pick<LoadedLifecycle, 'rights' | 'requiresApproval'>,
): LifecycleAction[] {
  return actionsIn(state, { requiresApproval }).filter((action) => rights.includes(action));
}
