import type { Decimal } from '#engine/core/decimal';
import type { FeelValue, StepBudget } from '#engine/core/feel';
import type { DecisionTableContent, FlowNode, Issue, LocalText, PricingFlow } from '#schemas';
import type { CompiledFlow } from './compile.ts';
import type { FlowReference } from './nested.ts';

/** What travels on an edge. `charge` is an amount with its quantity, unit price and tax mark. */
export type PortType = 'number' | 'string' | 'boolean' | 'date' | 'any' | 'charge' | 'signal';

export interface InputPort {
  name: string;
  type: PortType;
  required?: boolean;
}

export interface OutputPort {
  name: string;
  type: PortType;
}

/** The tax that a charge is subject to; amounts are settled on the invoice. */
export interface TaxMark {
  category: string;
  ratePercent: Decimal;
  mode: 'exclusive' | 'inclusive';
}

export type LineKind =
  | 'charge'
  | 'usage'
  | 'one-off'
  | 'deposit'
  | 'minimum'
  | 'discount'
  | 'fee'
  | 'adjustment';

/** A line as the flow gives it: exact, before money is rounded. */
export interface FlowLine {
  /** Id of the output-line node. */
  node: string;
  /** Null where the design leaves key, kind and name to the plan's module. */
  item: string | null;
  kind: LineKind | null;
  name: LocalText | null;
  amount: Decimal;
  quantity: Decimal | null;
  unitPrice: Decimal | null;
  tax: TaxMark | null;
  /** Bills nothing, whatever was computed. */
  isWaived?: true;
}

/** Facts of one evaluation, plain JSON (schemas/facts.schema.json). */
export type FlowFacts = Record<string, unknown>;

export interface PeriodShare {
  numerator: number;
  denominator: number;
}

/**
 * State of one evaluation. A charge takes three slots: amount, quantity, unit price; its tax mark
 * stands in `taxes` under the first. The slots of a node that was skipped hold undefined.
 */
export interface Frame {
  slots: FeelValue[];
  taxes: (TaxMark | null)[];
  facts: FlowFacts;
  lines: FlowLine[];
  budget: StepBudget;
  /** Receives what a node wants its explanation to show, by node index; null when not tracing. */
  details: unknown[] | null;
}

export type Step = (frame: Frame) => void;
export type Reader<T> = (frame: Frame) => T;

/** A charge that comes in through a port. */
export interface ChargeReader {
  amount: Reader<Decimal>;
  quantity: Reader<Decimal | null>;
  unitPrice: Reader<Decimal | null>;
  tax: Reader<TaxMark | null>;
  /** Puts the charge into another's slots with a changed amount. */
  copy(frame: Frame, slot: number, amount: Decimal): void;
}

/** What a node kind gets to compile one node with. Problems go to `report`, never thrown. */
export interface NodeBuild<Config> {
  config: Config;
  node: FlowNode;
  /** Position of the node in the frame's `details`. */
  index: number;
  report(code: string, path: string, message: LocalText, params?: Issue['params']): void;
  /** A FEEL expression that must give a number. `path` is relative to the config. */
  number(path: string, source: string | number): Reader<Decimal>;
  condition(path: string, source: string | number): Reader<boolean>;
  value(path: string, source: string | number): Reader<FeelValue>;
  /** Unary tests over one value; the reader takes the value. */
  unaryTests(path: string, source: string): (value: FeelValue, frame: Frame) => boolean;
  table(path: string, content: DecisionTableContent): TableRunner | undefined;
  /** The content of a decision table that is a design of its own. */
  tableDesign(key: string): DecisionTableContent | undefined;
  /** Another flow, ready to run; undefined where it can't be, which is reported. */
  subFlow(reference: FlowReference): CompiledFlow | undefined;
  /** What comes in through a port; undefined where nothing is connected. */
  numberInput(port: string): Reader<Decimal> | undefined;
  valueInput(port: string): Reader<FeelValue> | undefined;
  chargeInput(port: string): ChargeReader | undefined;
  /** Slot of an output port (of a charge: the first of three). */
  slot(port: string): number;
}

/** Writes a table's outputs; gives the row that was hit, -1 for none, or all rows of a list policy. */
export type TableRunner = (
  frame: Frame,
  outputSlots: readonly number[],
) => number | readonly number[];

/** What an explanation is written from. */
export interface NodeView<Config> {
  config: Config;
  name: string;
  value(port: string): FeelValue | undefined;
  detail: unknown;
  /** What an expression gives over the values that the node saw; undefined where it can't be read. */
  read(expression: string): FeelValue | undefined;
  /** An arithmetic expression with values in the place of names; undefined for any other. */
  inValues(expression: string): string | undefined;
}

/** What a node did, in words: a line on a receipt, and a sentence. */
export interface NodeExplanation {
  /** What the line is: "Flat fee", "17 of 31 days". */
  title: LocalText;
  /** How its figure came about, with values in the place of expressions: "79 × 17 ÷ 31". */
  rule?: LocalText;
  /** A few characters for the canvas: "row 6", "17/31". */
  mark?: LocalText;
  /** One sentence that a customer understands. */
  sentence: LocalText;
}

/** One kind of node: everything the engine knows of it, in one object. */
export interface NodeKind<Config = never> {
  id: FlowNode['kind'];
  label: LocalText;
  inputs(config: Config): readonly InputPort[];
  outputs(config: Config): readonly OutputPort[];
  /** Whether it hands over lines of the invoice, so that it needs nothing behind it. */
  emitsLines?(config: Config): boolean;
  compile(build: NodeBuild<Config>): Step;
  /** Undefined where there is nothing to tell, such as a minimum that changed nothing. */
  explain?(view: NodeView<Config>): NodeExplanation | undefined;
}

/** What a flow may refer to beside itself. */
export interface FlowLibrary {
  decisionTables: ReadonlyMap<string, DecisionTableContent>;
  /** Published flows by their key, single versions of them by `versionKey`. */
  pricingFlows?: ReadonlyMap<string, PricingFlow>;
}
