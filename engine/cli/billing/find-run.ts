import { CliFailure, usageFailure } from '#engine/cli/terminal';
import { type DatePeriod, isPeriod, parsePeriod } from '#engine/core/calendar';
import { type BillRunSummary, listBillRuns } from '#engine/runtime/bill-run';
import type { Context } from '#engine/runtime/context';

/** @throws CliFailure where the text is no period */
export function readPeriod(text: string): DatePeriod {
  const period = parsePeriod(text);
  if (isPeriod(period)) return period;
  throw new CliFailure({ code: period.code, text: period.message });
}

/** Runs of exactly this period in one of these states, most recent first. */
export async function runsOfPeriod(
  ctx: Context,
  period: DatePeriod,
  statuses: readonly BillRunSummary['status'][],
): Promise<BillRunSummary[]> {
  const { rows } = await listBillRuns({ ctx, input: { limit: 200 } });
  return rows.filter(
    ({ periodStart, periodEnd, status }) =>
      periodStart === period.start.toString() &&
      periodEnd === period.end.toString() &&
      statuses.includes(status),
  );
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export interface RunChoice {
  id: string | undefined;
  period: string | undefined;
  statuses: readonly BillRunSummary['status'][];
}

/** The run that is meant: by its id, or the only one of a period in a fitting state. */
export async function chooseRun(ctx: Context, choice: RunChoice): Promise<string> {
  const { id, period, statuses } = choice;
  if (id !== undefined) {
    if (UUID.test(id)) return id;
    throw usageFailure('run-unreadable', {
      zh: `“${id}”不是出账批次编号；也可以用 --period 2026-01 指定`,
      en: `"${id}" is no id of a bill run; --period 2026-01 names one too`,
    });
  }
  if (period === undefined) {
    throw usageFailure('run-needed', {
      zh: '请给出出账批次编号，或用 --period 指定账期。',
      en: 'Give the id of a bill run, or name its period with --period.',
    });
  }
  const runs = (await runsOfPeriod(ctx, readPeriod(period), statuses)).filter(
    ({ invoices, exceptions, status }) => status !== 'review' || invoices + exceptions > 0,
  );
  const [only] = runs;
  if (only && runs.length === 1) return only.id;
  const states = statuses.join(', ');
  if (!only) {
    throw usageFailure('run-missing', {
      zh: `账期 ${period} 没有处于 ${states} 状态的出账批次`,
      en: `there is no bill run of ${period} in the state ${states}`,
    });
  }
  throw usageFailure('run-ambiguous', {
    zh: `账期 ${period} 有多个出账批次，请给出编号：${runs.map((run) => run.id).join(', ')}`,
    en: `there are several bill runs of ${period}; name one: ${runs.map((run) => run.id).join(', ')}`,
  });
}
