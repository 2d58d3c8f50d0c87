import { type TenantSession, withTenant } from '#engine/cli/database';
import type { Session } from '#engine/cli/session';
import { startBillRun } from '#engine/runtime/bill-run';
import { describeReview, describeRun, runResult } from './describe-run.ts';
import { readPeriod, runsOfPeriod } from './find-run.ts';
import { followRun } from './follow-run.ts';

export interface BillRunOptions {
  period: string;
  wait: boolean;
  key?: string;
  tenant?: string;
}

/** `bill-run --period`: computes drafts and shows them for review. */
export async function runBillRun(session: Session, options: BillRunOptions): Promise<number> {
  const { output } = session;
  const period = readPeriod(options.period);
  return withTenant(session, options.tenant, async (opened) => {
    const { ctx, db } = opened;
    const runId = await startOrJoin(opened, options, period);
    if (!options.wait) {
      const result = { runId, status: 'computing' };
      output.result(result, [
        { zh: `已开始出账批次 ${runId}。`, en: `Started the bill run ${runId}.` },
      ]);
      return 0;
    }
    const followed = await followRun({ db, ctx, output }, runId, session.stopSignal());
    if (followed.wasStopped) {
      output.result(runResult(followed), [
        ...describeRun(followed),
        {
          zh: '已停止等待；工作进程会继续，再次运行同一命令也会继续。',
          en: 'Stopped waiting. Workers go on, and so does the same command.',
        },
      ]);
      return 130;
    }
    const { review, lines } = await describeReview(ctx, runId);
    const isReview = followed.run.status === 'review';
    output.result({ ...runResult(followed), review }, [
      ...describeRun(followed),
      ...(isReview ? lines : []),
      ...(isReview && followed.progress.invoices > 0
        ? [{ zh: `过账：ratecraft post ${runId}`, en: `Post it with: ratecraft post ${runId}` }]
        : []),
    ]);
    return 0;
  });
}

/** A run of the same period that is still computing is joined, not doubled. */
async function startOrJoin(
  { ctx }: TenantSession,
  { key }: BillRunOptions,
  period: ReturnType<typeof readPeriod>,
): Promise<string> {
  const [open] = await runsOfPeriod(ctx, period, ['planned', 'computing']);
  if (open && key === undefined) return open.id;
  const { id } = await startBillRun({
    ctx,
    input: {
      periodStart: period.start.toString(),
      periodEnd: period.end.toString(),
      idempotencyKey: key ?? `cli:${ctx.newId()}`,
    },
  });
  return id;
}
