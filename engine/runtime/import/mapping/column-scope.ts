import { compileExpression, type FeelProgram, type Scope, scopeOfNames } from '#engine/core/feel';
import { type Issue, issue } from '#engine/core/issue';

/** The columns of a file as names of expressions; the slot is the column's position. */
export interface ColumnScope {
  columns: readonly string[];
  scope: Scope;
  indexOf(column: string): number;
}

export function columnScope(columns: readonly string[]): ColumnScope {
  const indexes = new Map(columns.map((column, index) => [column, index]));
  return {
    columns,
    scope: scopeOfNames(columns),
    indexOf: (column) => indexes.get(column.trim().normalize('NFC')) ?? -1,
  };
}

/** Compiles an expression over the columns; what is wrong with it goes to `issues`. */
export function compileColumnExpression(
  source: string | number,
  { scope }: ColumnScope,
  path: string,
  issues: Issue[],
): FeelProgram | undefined {
  const compiled = compileExpression(String(source), scope);
  if (compiled.ok) return compiled.program;
  issues.push(...compiled.issues.map((found) => ({ ...found, path: `${path}${found.path}` })));
  return undefined;
}

export function missingColumn(column: string, columns: readonly string[], path: string): Issue {
  const present = columns.slice(0, 30).join(', ');
  return issue(
    'mapping-column-missing',
    path,
    {
      zh: `文件没有映射所需的列“${column}”；现有的列：${present}`,
      en: `the file has no column "${column}" that the mapping needs; it has: ${present}`,
    },
    { column },
  );
}
