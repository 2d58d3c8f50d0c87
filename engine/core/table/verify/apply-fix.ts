import type { TableDefinition } from '#engine/core/table';
import type { TableFinding } from './finding.ts';

/** The table with the row that closes a gap; the same table where a finding has none. */
export function applyFix(definition: TableDefinition, { fix }: TableFinding): TableDefinition {
  if (!fix) return definition;
  return { ...definition, rules: definition.rules.toSpliced(fix.insertAt, 0, fix.row) };
}
