import { Decimal } from '#engine/core/decimal';
import type { InvoiceDraft, InvoiceFacts, SettledLine } from '#engine/core/invoice';
import type { LocalText } from '#schemas';
import { type BucketTally, Histogram } from './histogram.ts';
import { type Mover, TopMovers } from './movers.ts';

export const MONEY_PARTS = ['subtotal', 'tax', 'rounding', 'total'] as const;
type MoneyPart = (typeof MONEY_PARTS)[number];

/** `subtotal + tax + rounding = total`, as decimal text. */
export type MoneySums = Record<MoneyPart, string>;

/** Both sides of one module of a plan, net of tax. */
export interface ModuleTally {
  plan: string;
  module: string;
  name: LocalText;
  linesBefore: number;
  linesAfter: number;
  before: string;
  after: string;
}

/** What is kept of a part of the book in one currency; parts add up. */
export interface TallyRecord {
  customers: number;
  /** Of whom the draft prices anything. */
  touched: number;
  invoices: number;
  before: MoneySums;
  after: MoneySums;
  up: { customers: number; amount: string };
  down: { customers: number; amount: string };
  same: number;
  amounts: BucketTally[];
  percents: BucketTally[];
  /** Customers who were billed nothing before, so that there is no percentage. */
  withoutPercent: number;
  modules: ModuleTally[];
  risers: Mover[];
  fallers: Mover[];
}

type Sums = Record<MoneyPart, Decimal>;
type Named = Pick<ModuleTally, 'plan' | 'module' | 'name'>;
type ModuleSums = Named & { lines: [number, number]; sums: [Decimal, Decimal] };

/** Which module a line is of, by the facts of its invoice; undefined for rounding. */
export type ModuleOf = (line: SettledLine, facts: InvoiceFacts) => Named | undefined;

/** One customer's sums on both sides, in one currency. */
export interface CustomerSums {
  customerId: string;
  isTouched: boolean;
  invoices: number;
  before: Sums;
  after: Sums;
}

const nothing = (): Sums => ({
  subtotal: Decimal.ZERO,
  tax: Decimal.ZERO,
  rounding: Decimal.ZERO,
  total: Decimal.ZERO,
});

export function addSums(into: Sums, from: Pick<InvoiceDraft, MoneyPart>): void {
  for (const part of MONEY_PARTS) into[part] = into[part].plus(from[part]);
}

export const noSums = (customerId: string): CustomerSums => ({
  customerId,
  isTouched: false,
  invoices: 0,
  before: nothing(),
  after: nothing(),
});

const readSums = (sums: MoneySums): Sums =>
  Object.fromEntries(MONEY_PARTS.map((part) => [part, Decimal.of(sums[part])])) as Sums;

const writeSums = (sums: Sums): MoneySums =>
  Object.fromEntries(MONEY_PARTS.map((part) => [part, sums[part].toString()])) as MoneySums;

const netOf = ({ amount, tax, taxAmount }: SettledLine): Decimal =>
  tax?.mode === 'inclusive' ? amount.minus(taxAmount) : amount;

/** Sums, counts and the largest differences of one currency. */
export class Tally {
  private customers = 0;
  private touched = 0;
  private invoices = 0;
  private same = 0;
  private withoutPercent = 0;
  private readonly before = nothing();
  private readonly after = nothing();
  private readonly up = { customers: 0, amount: Decimal.ZERO };
  private readonly down = { customers: 0, amount: Decimal.ZERO };
  private readonly amounts = Histogram.ofAmounts();
  private readonly percents = Histogram.ofPercents();
  private readonly modules = new Map<string, ModuleSums>();
  private readonly risers = new TopMovers();
  private readonly fallers = new TopMovers();

  addCustomer({ customerId, isTouched, invoices, before, after }: CustomerSums): void {
    this.customers += 1;
    this.touched += isTouched ? 1 : 0;
    this.invoices += invoices;
    addSums(this.before, before);
    addSums(this.after, after);
    const difference = after.total.minus(before.total);
    const size = difference.abs();
    this.amounts.add(difference, difference);
    if (before.total.sign() > 0) {
      this.percents.add(difference.shifted(2).dividedBy(before.total), difference);
    } else this.withoutPercent += 1;
    const sign = difference.sign();
    if (sign === 0) {
      this.same += 1;
      return;
    }
    const [change, movers] = sign > 0 ? [this.up, this.risers] : [this.down, this.fallers];
    change.customers += 1;
    change.amount = change.amount.plus(difference);
    const texts = { before: before.total.toString(), after: after.total.toString() };
    movers.add({ customerId, ...texts, difference: difference.toString() }, size);
  }

  addLines(
    side: 0 | 1,
    lines: readonly SettledLine[],
    facts: InvoiceFacts,
    moduleOf: ModuleOf,
  ): void {
    for (const line of lines) {
      const named = moduleOf(line, facts);
      if (!named) continue;
      const known = this.moduleSums(named);
      known.lines[side] += 1;
      known.sums[side] = known.sums[side].plus(netOf(line));
    }
  }

  merge(record: TallyRecord): void {
    this.customers += record.customers;
    this.touched += record.touched;
    this.invoices += record.invoices;
    this.same += record.same;
    this.withoutPercent += record.withoutPercent;
    addSums(this.before, readSums(record.before));
    addSums(this.after, readSums(record.after));
    for (const part of ['up', 'down'] as const) {
      this[part].customers += record[part].customers;
      this[part].amount = this[part].amount.plus(Decimal.of(record[part].amount));
    }
    this.amounts.merge(record.amounts);
    this.percents.merge(record.percents);
    for (const { linesBefore, linesAfter, before, after, ...named } of record.modules) {
      const { lines, sums } = this.moduleSums(named);
      lines[0] += linesBefore;
      lines[1] += linesAfter;
      sums[0] = sums[0].plus(Decimal.of(before));
      sums[1] = sums[1].plus(Decimal.of(after));
    }
    this.risers.merge(record.risers);
    this.fallers.merge(record.fallers);
  }

  record(): TallyRecord {
    const { customers, touched, invoices, same, withoutPercent, up, down } = this;
    return {
      customers,
      touched,
      invoices,
      before: writeSums(this.before),
      after: writeSums(this.after),
      up: { customers: up.customers, amount: up.amount.toString() },
      down: { customers: down.customers, amount: down.amount.toString() },
      same,
      amounts: this.amounts.tally(),
      percents: this.percents.tally(),
      withoutPercent,
      modules: [...this.modules.values()].map(({ lines, sums, ...named }) => ({
        ...named,
        linesBefore: lines[0],
        linesAfter: lines[1],
        before: sums[0].toString(),
        after: sums[1].toString(),
      })),
      risers: this.risers.list(),
      fallers: this.fallers.list(),
    };
  }

  private moduleSums(named: Named): ModuleSums {
    const key = `${named.plan}\n${named.module}`;
    let known = this.modules.get(key);
    if (!known) {
      const { plan, module, name } = named;
      known = { plan, module, name, lines: [0, 0], sums: [Decimal.ZERO, Decimal.ZERO] };
      this.modules.set(key, known);
    }
    return known;
  }
}
