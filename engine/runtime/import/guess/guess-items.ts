import { isPlainName } from '#engine/core/feel';
import type { ImportMapping, Plan } from '#schemas';
import { plainHeading } from './guess-target.ts';

type Item = NonNullable<ImportMapping['subscription']>['items'][number];

const YES: readonly string[] = ['yes', 'y', 'true', '1', '是', '有'];

/**
 * Guesses which rows take which module of a plan: a column that is called as the module and says yes
 * or no, a column whose values name modules, or every row where the plan requires the module.
 */
export function guessItems(
  plan: Plan,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): Item[] {
  return plan.modules.flatMap((module) => {
    const names = [module.key, module.name.zh, module.name.en].map(plainHeading);
    const when = byColumn(names, columns, rows) ?? byValue(names, columns, rows);
    if (when !== undefined) return [{ module: module.key, when }];
    return module.required ? [{ module: module.key }] : [];
  });
}

function byColumn(
  names: readonly string[],
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): string | undefined {
  const index = columns.findIndex((column) => names.includes(plainHeading(column)));
  const column = columns[index];
  if (column === undefined || !isPlainName(column)) return undefined;
  const yes = rows
    .map((cells) => (cells[index] ?? '').trim())
    .find((value) => YES.includes(value.toLowerCase()));
  return yes === undefined ? undefined : `${column} = ${JSON.stringify(yes)}`;
}

function byValue(
  names: readonly string[],
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): string | undefined {
  for (const [index, column] of columns.entries()) {
    if (!isPlainName(column)) continue;
    const value = rows
      .map((cells) => (cells[index] ?? '').trim())
      .find((cell) => cell !== '' && names.includes(plainHeading(cell)));
    if (value !== undefined) return `${column} = ${JSON.stringify(value)}`;
  }
  return undefined;
}
