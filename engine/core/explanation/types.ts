import type { LocalText } from '#schemas';

/** A value on a receipt: as people read it, and as it is. */
export interface Figure {
  /** Rounded for reading: `43.3226`. */
  text: string;
  /** Every digit; the text itself where it is no number. */
  exact: string;
  unit: 'money' | 'number' | 'text';
  /** What the design calls the value, where it has a name. */
  words?: LocalText;
}

/**
 * `fact`: what the computation was given; `rule`: a value found by it; `charge`: an amount it made;
 * `change`: an amount changed; then `rounding`, the line's `amount`, and its `tax`.
 */
export type StepKind = 'fact' | 'rule' | 'charge' | 'change' | 'rounding' | 'amount' | 'tax';

/** One line of the receipt. */
export interface ReceiptStep {
  kind: StepKind;
  /** The node of the flow that it tells of. */
  node: string | null;
  text: LocalText;
  /** How the figure came about, in words and values. */
  rule: LocalText | null;
  figure: Figure | null;
  /** What led to it inside, where the node is a flow of its own. */
  steps?: ReceiptStep[];
}

/** A decision table that decided something, with the rows that were hit. */
export interface TableHit {
  node: string;
  name: string;
  hitPolicy: string;
  inputs: { label: LocalText; value: Figure }[];
  outputs: LocalText[];
  /** Rows by their number in the table, from 1. */
  rows: { number: number; when: string[]; then: string[]; note: string | null }[];
  rowCount: number;
}

/** What one tier contributed. */
export interface TierUsed {
  node: string;
  /** From 1. */
  tier: number;
  bounds: LocalText;
  quantity: Figure;
  /** Null where the tier has a flat amount only. */
  price: Figure | null;
  flat: Figure | null;
  amount: Figure;
}

/** Days billed of a whole period. Dates are [start, end). */
export interface DaysUsed {
  start: string;
  end: string;
  wholeStart: string;
  wholeEnd: string;
  used: number;
  of: number;
}

/** What a discount took off one other line. */
export interface ReductionShown {
  /** Number of the line on the invoice. */
  lineNo: number;
  name: LocalText;
  left: Figure;
  amount: Figure;
}

/** A node of the flow on the way to the line, or beside it. */
export interface NodeShown {
  state: 'hit' | 'skipped';
  value?: string;
  label?: LocalText;
  sentence?: LocalText;
  /** Exact values by output port. */
  outputs: Record<string, string>;
  /** The way through the flow inside, where the node is one. */
  inner?: { key: string; name: LocalText; path: PathShown };
  /** Positions of the table rows that were hit, from 0. */
  rows?: number[];
}

/** An edge, in the order of the document. */
export interface EdgeShown {
  hit: boolean;
  value?: string;
}

/** Which way the computation took through the flow. */
export interface PathShown {
  nodes: Record<string, NodeShown>;
  edges: EdgeShown[];
}

/** Why a line has its amount: plain JSON, in both languages. */
export interface LineReceipt {
  source: 'flow' | 'discount' | 'rounding';
  days: DaysUsed | null;
  steps: ReceiptStep[];
  tables: TableHit[];
  tiers: TierUsed[];
  reductions: ReductionShown[];
  path: PathShown | null;
  /** For the customer; the first says what and how much. */
  sentences: LocalText[];
}
