import { withTenant } from '#engine/cli/database';
import type { Session } from '#engine/cli/session';
import type { LocalText } from '#engine/core/issue';
import {
  type BillRunSummary,
  cancelBillRun,
  discardBillRun,
  postBillRun,
  retryExceptions,
} from '#engine/runtime/bill-run';
import type { Context } from '#engine/runtime/context';
import { describeRun, runResult } from './describe-run.ts';
import { chooseRun } from './find-run.ts';
import { followRun } from './follow-run.ts';

export interface RunOptions {
  period?: string;
  tenant?: string;
}

interface RunCommand {
  /** States of a run that a period may mean. */
  statuses: readonly BillRunSummary['status'][];
  perform(call: { ctx: Context; input: { runId: string } }): Promise<unknown>;
}

const COMMANDS = {
  post: { statuses: ['review', 'posting'], perform: postBillRun },
  discard: { statuses: ['review'], perform: discardBillRun },
  cancel: { statuses: ['planned', 'computing'], perform: cancelBillRun },
  retry: { statuses: ['review'], perform: retryExceptions },
} as const satisfies Record<string, RunCommand>;

export type RunCommandName = keyof typeof COMMANDS;

/** What `retry` achieved; the other commands have nothing to tell but the run itself. */
function describeOutcome(outcome: unknown): LocalText[] {
  if (outcome === null || typeof outcome !== 'object' || !('billed' in outcome)) return [];
  const { billed, remaining } = outcome as { billed: number; remaining: number };
  return [
    {
      zh: `重试：${billed} 位客户已计费，${remaining} 位仍有异常`,
      en: `Retried: ${billed} customers billed, ${remaining} still can't be`,
    },
  ];
}

/** `post`, `discard`, `cancel`, `retry`: each waits until the run has come to rest. */
export function changeRun(
  session: Session,
  name: RunCommandName,
  id: string | undefined,
  { period, tenant }: RunOptions,
): Promise<number> {
  const { output } = session;
  const { statuses, perform }: RunCommand = COMMANDS[name];
  return withTenant(session, tenant, async ({ ctx, db }) => {
    const runId = await chooseRun(ctx, { id, period, statuses });
    const outcome = await perform({ ctx, input: { runId } });
    const followed = await followRun({ db, ctx, output }, runId, session.stopSignal());
    output.result({ ...runResult(followed), ...(outcome ? { outcome } : {}) }, [
      ...describeOutcome(outcome),
      ...describeRun(followed),
    ]);
    return followed.wasStopped ? 130 : 0;
  });
}
