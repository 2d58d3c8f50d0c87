import { type FeelValue, type Scope, StepBudget, StepLimitError } from '#engine/core/feel';
import { compileTable, type DecisionTable, type TableDefinition } from '#engine/core/table';
import { type AtomSet, intersect, isEmpty } from './atom-set.ts';
import type { Box } from './box.ts';
import { isBlank } from './cell-form.ts';
import type { Model, ModelOptions } from './model.ts';

/** One case: a value for each dimension of the model. */
export type Case = readonly FeelValue[];

const NAME = 'verified_input_';
const PROBE_STEPS = 1_000_000;

/** The table's own conditions, over inputs that can be given values, in rule order. */
function probeDefinition({ definition, dimensions, reader }: Model): TableDefinition {
  const nameOf = (column: number) =>
    `${NAME}${dimensions.findIndex(({ columns }) => columns.includes(column))}`;
  const cellOf = (text: string, column: number): string => {
    const axis = dimensions.find(({ columns }) => columns.includes(column))?.axis;
    const sets = axis?.cell(text, reader);
    return sets && sets.lower === sets.upper ? text : '-';
  };
  return {
    hitPolicy: 'R',
    inputs: definition.inputs.map((_, column) => ({ expression: nameOf(column) })),
    outputs: [{ name: 'row' }],
    rules: definition.rules.map((rule) => ({ ...rule, when: rule.when.map(cellOf), then: ['-'] })),
  };
}

function probeScope(count: number, scope: Scope | undefined): Scope {
  const own = Array.from({ length: count }, (_, position) => `${NAME}${position}`);
  return {
    slot: (name) => (own.includes(name) ? own.indexOf(name) : undefined),
    names: () => [...own, ...(scope?.names() ?? [])],
    shape: (name) => scope?.shape?.(name),
  };
}

/**
 * Runs the compiled table on single cases, so that nothing is claimed that it doesn't show. Cells
 * that couldn't be read let everything pass, as nothing is claimed of them.
 */
export class Probe {
  private compiled: DecisionTable | undefined;
  private readonly model: Model;
  private readonly options: ModelOptions;

  constructor(model: Model, options: ModelOptions) {
    this.model = model;
    this.options = options;
  }

  private table(): DecisionTable | undefined {
    if (this.compiled) return this.compiled;
    const scope = probeScope(this.model.dimensions.length, this.options.scope);
    const options = { ...this.options, lenient: true };
    const made = compileTable(probeDefinition(this.model), scope, '', options);
    this.compiled = made.ok ? made.table : undefined;
    return this.compiled;
  }

  /** A case inside a box, one that the table expects where there is one. */
  caseIn(box: Box): Case | undefined {
    const values: FeelValue[] = [];
    for (const [dimension, { axis, expected }] of this.model.dimensions.entries()) {
      const set = box[dimension] as AtomSet;
      const usual = intersect(set, expected);
      const value = axis.sampleOf(isEmpty(usual) ? set : usual);
      if (value === undefined || !this.isAllowed(dimension, value)) return undefined;
      values.push(value);
    }
    return values;
  }

  /** Allowed values that could not be read as sets are tried out on the value. */
  private isAllowed(dimension: number, value: FeelValue): boolean {
    const { definition, dimensions, reader } = this.model;
    return (dimensions[dimension]?.columns ?? []).every((column) => {
      const allowed = definition.inputs[column]?.allowed;
      if (isBlank(allowed) || value === null) return true;
      return (
        reader.lonely(allowed as string)?.test(value, [], new StepBudget(PROBE_STEPS)) !== false
      );
    });
  }

  /** Positions of the rows that hit in a case; undefined where the table can't be run. */
  hits(values: Case): number[] | undefined {
    const day = values.find((_, at) => this.model.dimensions[at]?.columns.length === 0);
    const asOf = day instanceof Temporal.PlainDate ? day : undefined;
    try {
      const result = this.table()?.run(values, new StepBudget(PROBE_STEPS), asOf);
      return result?.ok ? result.hits : undefined;
    } catch (error) {
      if (error instanceof StepLimitError) return undefined;
      throw error;
    }
  }
}
