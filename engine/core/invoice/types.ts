import type { Decimal, RoundingMode } from '#engine/core/decimal';
import type { CompiledFlow, LineKind, TaxMark } from '#engine/core/graph';
import type { CashRounding } from '#engine/core/money';
import type { LocalText, Plan, PlanModule } from '#schemas';

/** How amounts become money on an invoice. */
export interface InvoicePolicy {
  currency: string;
  /** Digits of the currency's minor unit. */
  digits: number;
  mode: RoundingMode;
  per: 'line' | 'invoice';
  cash: CashRounding | null;
}

/** [start, end) as ISO dates; `end` null: once and for all (one-off fees, deposits). */
export interface LinePeriod {
  start: string;
  end: string | null;
}

/** A line with its place on the invoice, exact, before money is rounded. */
export interface PricedLine {
  item: string;
  kind: LineKind | 'rounding';
  name: LocalText;
  quantity: Decimal | null;
  unitPrice: Decimal | null;
  amountUnrounded: Decimal;
  tax: TaxMark | null;
  itemId: string | null;
  subscriptionId: string | null;
  period: LinePeriod | null;
  /** The design version that made the line. */
  design: string | null;
  module: string | null;
  /**
   * Lines of one item and whole period that was billed in parts share this; the last part takes
   * the residue of rounding. Null where the period is whole.
   */
  segmentOf: string | null;
  /** Bills nothing, whatever was computed. */
  isWaived?: true;
  explanation: LocalText[];
}

/** What a discount takes off one line. */
export interface Reduction {
  target: PricedLine;
  /** What was left of the line before. */
  left: Decimal;
  amount: Decimal;
}

/** A line in money. */
export interface SettledLine extends PricedLine {
  amount: Decimal;
  taxAmount: Decimal;
}

export interface TaxTotal extends TaxMark {
  base: Decimal;
  amount: Decimal;
}

/** The result of computing one invoice: `subtotal + tax + rounding = total`. */
export interface InvoiceDraft {
  currency: string;
  lines: SettledLine[];
  taxes: TaxTotal[];
  /** Lines without tax and cash rounding. */
  subtotal: Decimal;
  tax: Decimal;
  rounding: Decimal;
  total: Decimal;
}

/** A plan version ready to bill. */
export interface CompiledPlan {
  document: Plan;
  modules: ReadonlyMap<string, PlanModule>;
  policy: InvoicePolicy;
}

/** The design versions that an invoice is computed with, by the ids that its facts name. */
export interface InvoiceDesigns {
  plan(id: string): CompiledPlan | undefined;
  flow(id: string): CompiledFlow | undefined;
}

/** What was used in an earlier period of the item, [start, end). */
export interface PastUsage {
  start: string;
  end: string;
  /** What part of its whole period it was; absent where it was whole. */
  share?: { numerator: number; denominator: number };
  usage: Record<string, string>;
}

/** One period of an item: which of the invoice's periods, which flow version, what was used. */
export interface PeriodFacts {
  /** Index into the invoice's `periods`. */
  of: number;
  /** Index into the invoice's `flows`; null for discounts, which a plan prices itself. */
  flow: number | null;
  usage?: Record<string, string>;
  /** Periods before it, where the flow asks for them. */
  history?: PastUsage[];
}

export interface ItemFacts {
  id: string;
  module: string;
  quantity: string;
  attributes?: Record<string, unknown>;
  startsOn: string;
  periods: PeriodFacts[];
}

export interface SubscriptionFacts {
  id: string;
  /** Id of the plan's version. */
  plan: string;
  startsOn: string;
  attributes?: Record<string, unknown>;
  items: ItemFacts[];
}

/** A billed period with the whole it was cut from and its share of it. */
export interface SharedPeriod {
  start: string;
  end: string | null;
  wholeStart?: string;
  wholeEnd?: string;
  share?: { numerator: number; denominator: number };
}

/** Everything that one invoice is computed from; kept with it, so that it can be replayed. */
export interface InvoiceFacts {
  currency: string;
  customer: Record<string, unknown>;
  /** Of the customer, where a flow counts by the clock. */
  timeZone?: string;
  periods: SharedPeriod[];
  /** Ids of the pricing flow versions. */
  flows: string[];
  subscriptions: SubscriptionFacts[];
}
