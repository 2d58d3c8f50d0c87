import { withTenant } from '#engine/cli/database';
import type { Session } from '#engine/cli/session';
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
    output.result(
      { ...runResult(followed), ...(outcome ? { outcome } : {}) },
      describeRun(followed),
    );
    return followed.wasStopped ? 130 : 0;
  });
}
