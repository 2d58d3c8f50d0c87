import { type BackTestSummary, listBackTests } from '#engine/runtime/back-test';
import type { Context } from '#engine/runtime/context';
import { type DesignScenarios, runDesignScenarios } from '#engine/runtime/design';
import { mayDo } from '#engine/runtime/permission';
import { type LoadedComparison, loadComparison } from '../compare/index.ts';
import { type LoadedLifecycle, loadLifecycle } from '../lifecycle/load-lifecycle.ts';
import type { DraftHead } from '../lifecycle/types.ts';

/** Everything that an approver looks at. */
export interface LoadedReview {
  lifecycle: LoadedLifecycle;
  draft: DraftHead | null;
  scenarios: DesignScenarios | null;
  /** Against the version in force; null for a first one. */
  comparison: LoadedComparison | null;
  lastBackTest: BackTestSummary | undefined;
}

export async function loadReview(ctx: Context, kind: string, key: string): Promise<LoadedReview> {
  const lifecycle = await loadLifecycle(ctx, kind, key);
  const { draft, usage } = lifecycle;
  const nothing = { scenarios: null, comparison: null, lastBackTest: undefined };
  if (!draft) return { lifecycle, draft, ...nothing };
  const from = usage.inForce ?? lifecycle.versions.find(({ version }) => version !== null)?.version;
  const [scenarios, comparison, backTests] = await Promise.all([
    runDesignScenarios({ ctx, input: { kind, key, version: 'draft' } }),
    from ? loadComparison(ctx, { kind, key }, { from, to: 'draft' }) : null,
    mayDo(ctx.actor, 'back-test.get')
      ? listBackTests({ ctx, input: { kind, key, limit: 1 } })
      : { rows: [] },
  ]);
  return { lifecycle, draft, scenarios, comparison, lastBackTest: backTests.rows[0] };
}
