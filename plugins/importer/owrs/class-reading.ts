import type { Issue } from '#engine/core/issue';
import type { FlowDraft, Source } from './flow-draft.ts';
import type { Formula } from './formula.ts';
import type { Field } from './model.ts';
import type { Ratio } from './ratio.ts';

/** What a name stands for, drawn into the flow. */
export interface Meaning {
  source: Source;
  /** The quotient, in names of nodes, that formulas reckon with in place of the node's value. */
  ratio?: Ratio;
}

/** One class on its way into a flow. */
export interface ClassReading {
  className: string;
  fields: ReadonlyMap<string, Field>;
  draft: FlowDraft;
  /** Reasons why the class can't be imported. */
  faults: Issue[];
  /** What is not carried over, or taken literally. */
  remarks: Issue[];
  /** Names that `bill` sums: each becomes a line. */
  components: ReadonlySet<string>;
  /** Rates that are formulas of the usage, with their text. */
  usageRates: Map<string, string>;
  /** Fields that the bill reaches. */
  reached: Set<string>;
  /** Draws what a name in a field's formula stands for; undefined, with a fault, where it can't be. */
  meaningOf(name: string, inField: string): Meaning | undefined;
  /** Draws the value of an attribute as tables compare it. */
  keyOf(attribute: string, inField: string): Source | undefined;
  /** The field that a name in a field's formula stands for. */
  findField(name: string, inField: string): string | undefined;
}

/** An expression of FEEL with the nodes it reads. */
export interface Expression {
  feel: string;
  reads: readonly Source[];
}

/** A formula that was read, in names of nodes. */
export interface ReadFormula extends Expression {
  formula: Formula;
  ratio: Ratio;
}
