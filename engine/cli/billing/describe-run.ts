import type { LocalText } from '#engine/core/issue';
import { type BillRunReview, reviewBillRun } from '#engine/runtime/bill-run';
import type { Context } from '#engine/runtime/context';
import type { BillRun, FollowedRun } from './follow-run.ts';

const STATUSES: Record<BillRun['status'], LocalText> = {
  planned: { zh: '已计划', en: 'planned' },
  computing: { zh: '计算中', en: 'computing' },
  review: { zh: '待审核', en: 'in review' },
  posting: { zh: '过账中', en: 'posting' },
  posted: { zh: '已过账', en: 'posted' },
  discarding: { zh: '作废中', en: 'being discarded' },
  discarded: { zh: '已作废', en: 'discarded' },
  cancelled: { zh: '已取消', en: 'cancelled' },
  failed: { zh: '失败', en: 'failed' },
};

const MAX_EXCEPTIONS = 10;

export interface RunResult {
  runId: string;
  status: BillRun['status'];
  periodStart: string;
  periodEnd: string;
  currency: string;
  customers: number;
  invoices: number;
  lines: number;
  exceptions: number;
  total: string;
  totals: unknown;
  comparison: unknown;
}

export function runResult({ run, progress }: FollowedRun): RunResult {
  return {
    runId: run.id,
    status: run.status,
    periodStart: run.periodStart,
    periodEnd: run.periodEnd,
    currency: run.currency,
    customers: progress.customersTotal,
    invoices: progress.invoices,
    lines: progress.lines,
    exceptions: progress.exceptions,
    total: progress.total,
    totals: run.totals,
    comparison: run.comparison,
  };
}

/** Totals by currency, as the run keeps them. */
function amounts({ totals }: BillRun): string {
  const { byCurrency = {} } = totals as { byCurrency?: Record<string, { total: string }> };
  const sums = Object.entries(byCurrency).map(([currency, { total }]) => `${total} ${currency}`);
  return sums.length > 0 ? sums.join(', ') : '0';
}

export function describeRun({ run, progress }: FollowedRun): LocalText[] {
  const { customersTotal, invoices, lines, exceptions } = progress;
  const status = STATUSES[run.status];
  if (run.status === 'discarded' && (run.totals as { invoices?: number }).invoices === 0) {
    return [
      {
        zh: `${run.periodStart} 至 ${run.periodEnd} 没有要计费的：到期的都已计费，或尚未开始计费`,
        en: `Nothing to bill for ${run.periodStart} to ${run.periodEnd}: what is due is billed already, or its billing begins later`,
      },
    ];
  }
  return [
    {
      zh: `出账批次 ${run.id}（${run.periodStart} 至 ${run.periodEnd}）：${status.zh}`,
      en: `Bill run ${run.id} (${run.periodStart} to ${run.periodEnd}): ${status.en}`,
    },
    {
      zh: `客户 ${customersTotal}，账单 ${invoices}，明细 ${lines}，异常 ${exceptions}，合计 ${amounts(run)}`,
      en: `${customersTotal} customers, ${invoices} invoices, ${lines} lines, ${exceptions} exceptions, total ${amounts(run)}`,
    },
  ];
}

/** What finance should look at before it posts. */
export async function describeReview(
  ctx: Context,
  runId: string,
): Promise<{ review: Omit<BillRunReview, 'run'>; lines: LocalText[] }> {
  const { run: _, ...review } = await reviewBillRun({ ctx, input: { runId } });
  const { zero, negative, change } = review.anomalyCounts;
  const lines: LocalText[] = [
    {
      zh: `需留意：零额 ${zero}，负额 ${negative}，较上期变化超过 50% 的 ${change}`,
      en: `To look at: ${zero} zero, ${negative} negative, ${change} changed by more than 50 %`,
    },
    ...review.exceptions.slice(0, MAX_EXCEPTIONS).map(({ customerName, externalId, issues }) => ({
      zh: `异常 ${externalId ?? customerName}：${issues[0]?.message.zh ?? ''}`,
      en: `Exception ${externalId ?? customerName}: ${issues[0]?.message.en ?? ''}`,
    })),
  ];
  const { totalDifference, invoicesDifference } = review.comparison;
  if (totalDifference !== undefined) {
    lines.unshift({
      zh: `与上期相比：账单 ${invoicesDifference}，金额 ${totalDifference}`,
      en: `Against the period before: ${invoicesDifference} invoices, ${totalDifference}`,
    });
  }
  return { review, lines };
}
