import { daysBetween } from '#engine/core/calendar';
import { Decimal } from '#engine/core/decimal';

/** Something owed, such as an invoice. */
export interface Debt {
  key: string;
  /** ISO date. */
  dueOn: string;
  /** Positive decimal text. */
  amount: string;
}

export const AGES = ['notDue', 'days30', 'days60', 'days90', 'older'] as const;
/** Not due yet; 1–30, 31–60, 61–90 and more than 90 days late. */
export type Age = (typeof AGES)[number];

/** A debt of which something is left. */
export interface OpenDebt extends Debt {
  /** What is left of the amount. */
  open: string;
  /** Zero where it is not due yet. */
  daysLate: number;
  age: Age;
}

/** Amounts are decimal text; `balance` = the ages together − `credit`, `overdue` = all but notDue. */
export interface Ageing {
  ages: Record<Age, string>;
  overdue: string;
  /** Paid beyond all debts. */
  credit: string;
  balance: string;
  /** Oldest due first. */
  open: OpenDebt[];
}

/**
 * How old a balance is: everything that was paid or credited settles the debts, the oldest due
 * first, and what is left falls into ages by the days it is late.
 * @param credit positive decimal text: all payments and credits together
 * @param asOf ISO date
 */
export function ageBalance(debts: readonly Debt[], credit: string, asOf: string): Ageing {
  const today = Temporal.PlainDate.from(asOf);
  const sums = new Map<Age, Decimal>();
  const open: OpenDebt[] = [];
  let left = Decimal.of(credit);
  for (const debt of [...debts].sort(byDueDate)) {
    const amount = Decimal.of(debt.amount);
    const settled = left.compare(amount) < 0 ? left : amount;
    left = left.minus(settled);
    const rest = amount.minus(settled);
    if (rest.sign() <= 0) continue;
    const daysLate = Math.max(0, daysBetween(Temporal.PlainDate.from(debt.dueOn), today));
    const age = ageOf(daysLate);
    sums.set(age, (sums.get(age) ?? Decimal.ZERO).plus(rest));
    open.push({ ...debt, open: rest.toString(), daysLate, age });
  }
  return { ...totalsOf(sums, left), open };
}

function totalsOf(sums: ReadonlyMap<Age, Decimal>, credit: Decimal): Omit<Ageing, 'open'> {
  const sumOf = (age: Age) => sums.get(age) ?? Decimal.ZERO;
  const all = AGES.reduce((sum, age) => sum.plus(sumOf(age)), Decimal.ZERO);
  return {
    ages: Object.fromEntries(AGES.map((age) => [age, sumOf(age).toString()])) as Ageing['ages'],
    overdue: all.minus(sumOf('notDue')).toString(),
    credit: credit.toString(),
    balance: all.minus(credit).toString(),
  };
}

function byDueDate(one: Debt, other: Debt): number {
  if (one.dueOn !== other.dueOn) return one.dueOn < other.dueOn ? -1 : 1;
  return one.key < other.key ? -1 : 1;
}

/** The age of what is so many days late. */
export function ageOf(daysLate: number): Age {
  if (daysLate <= 0) return 'notDue';
  if (daysLate <= 30) return 'days30';
  if (daysLate <= 60) return 'days60';
  return daysLate <= 90 ? 'days90' : 'older';
}
