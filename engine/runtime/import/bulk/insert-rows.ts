import { getTableColumns, getTableName } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { rawSql, type Transaction } from '#drizzle';

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/**
 * Inserts rows of one shape as one JSON parameter: building a statement with a placeholder for each
 * of some ten thousand values costs more than all the rest of an import.
 */
export async function insertRows<Table extends PgTable>(
  tx: Transaction,
  table: Table,
  rows: readonly Table['$inferInsert'][],
  { skipKnown = false }: { skipKnown?: boolean } = {},
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = getTableColumns(table);
  const used = Object.keys(first).map((key) => {
    const column = columns[key];
    if (!column) throw new TypeError(`${getTableName(table)} has no column ${key}`);
    return { key, name: snakeCase(key), type: column.getSQLType() };
  });
  const names = used.map(({ name }) => name).join(', ');
  const shape = used.map(({ key, type }) => `"${key}" ${type}`).join(', ');
  const keys = used.map(({ key }) => `"${key}"`).join(', ');
  await rawSql(tx).unsafe(
    `insert into ${getTableName(table)} (${names})
      select ${keys} from jsonb_to_recordset($1::text::jsonb) as r (${shape})
      ${skipKnown ? 'on conflict do nothing' : ''}`,
    [JSON.stringify(rows)],
  );
}
