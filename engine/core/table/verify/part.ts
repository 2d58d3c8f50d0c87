import type { LocalText } from '#engine/core/issue';
import { type Budget, BudgetExhausted } from './budget.ts';
import { rowsInWords } from './describe.ts';
import type { TableFinding } from './finding.ts';
import type { Model } from './model.ts';
import type { Outcomes } from './outcomes.ts';
import type { Probe } from './probe.ts';

/** What each part of a verification works with. */
export interface Verification {
  readonly model: Model;
  readonly outcomes: Outcomes;
  readonly probe: Probe;
  readonly steps: number;
  readonly maxFindings: number;
}

export function notVerified(
  message: LocalText,
  rows: readonly number[] = [],
  severity: TableFinding['severity'] = 'warning',
): TableFinding {
  return { kind: 'not-verified', severity, rows, example: {}, box: { tests: [] }, message };
}

/** Says that more was found than is listed. */
export function moreThan(count: number, what: LocalText): TableFinding {
  return notVerified({
    zh: `${what.zh}超过 ${count} 处，只列出 ${count} 处；修正后请再次检查`,
    en: `there are more than the ${count} ${what.en} listed; check again when they are mended`,
  });
}

/** Says what could not be decided within the steps allowed. */
export function undecided(what: LocalText, rows: readonly number[] = []): TableFinding {
  const named = rows.length > 0 ? rowsInWords(rows) : { zh: '', en: '' };
  return notVerified(
    {
      zh: `该表过于复杂，未能完整检查${what.zh}${named.zh === '' ? '' : `（${named.zh}）`}`,
      en: `the table is too complex to be checked completely for ${what.en}${named.en === '' ? '' : ` (${named.en})`}`,
    },
    rows,
  );
}

/** Does a part of the work with steps of its own; false where they don't suffice. */
export function within(budget: Budget, steps: number, work: (own: Budget) => void): boolean {
  const own = budget.share(steps);
  const given = own.remaining;
  let isDone = true;
  try {
    work(own);
  } catch (error) {
    if (!(error instanceof BudgetExhausted)) throw error;
    isDone = false;
  }
  budget.spend(Math.min(budget.remaining, given - own.remaining));
  return isDone;
}
