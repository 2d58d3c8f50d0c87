import type { FeelValue, RunContext, Scope } from '#engine/core/feel';
import { compileTable, type DecisionTable, type TableDefinition } from '#engine/core/table';
import type { TypeRegistry } from './types.ts';

interface TableContext {
  readonly types: TypeRegistry;
  readonly problems: string[];
}

/** One row of results: the value of the only output, or a context of all. */
function rowOf(definition: TableDefinition, row: readonly FeelValue[]): FeelValue {
  if (definition.outputs.length === 1) return row[0] ?? null;
  return new Map(definition.outputs.map(({ name }, index) => [name, row[index] ?? null]));
}

function isMany(definition: TableDefinition): boolean {
  return ['R', 'O', 'C'].includes(definition.hitPolicy);
}

/** Lists by column to a list of rows. */
function rowsOf(
  definition: TableDefinition,
  columns: readonly FeelValue[],
  count: number,
): FeelValue {
  return Array.from({ length: count }, (_, row) =>
    rowOf(
      definition,
      columns.map((column) => (column as readonly FeelValue[])[row] ?? null),
    ),
  );
}

function resultOf(table: DecisionTable, values: readonly FeelValue[], run: RunContext): FeelValue {
  const { definition } = table;
  const result = table.run(values, run.budget);
  if (!result.ok) return null;
  const { outputs, hits } = result;
  if (hits.length === 0) {
    const hasDefault = definition.outputs.some((output) => output.default !== undefined);
    return hasDefault ? rowOf(definition, outputs) : null;
  }
  return isMany(definition) ? rowsOf(definition, outputs, hits.length) : rowOf(definition, outputs);
}

/** A decision table as an expression; null where it conflicts (DMN 1.5, 8.2.11). */
export function compileBoxedTable(
  definition: TableDefinition,
  scope: Scope,
  context: TableContext,
): (values: readonly FeelValue[], run: RunContext) => FeelValue {
  const compiled = compileTable(definition, scope, '', {
    lenient: true,
    typeNamed: (name) => context.types.typeNamed(name),
  });
  if (!compiled.ok) {
    context.problems.push(...compiled.issues.map(({ path, message }) => `${path}: ${message.en}`));
    return () => null;
  }
  return (values, run) => resultOf(compiled.table, values, run);
}
