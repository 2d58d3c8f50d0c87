import { type SQL, sql } from 'drizzle-orm';
import { type AnyPgColumn, char, check, customType, numeric, uuid } from 'drizzle-orm/pg-core';

/** A text in both languages of the product, as stored. */
export interface StoredText {
  zh: string;
  en: string;
}

/** An instant as ISO 8601 text in UTC, such as 2026-03-01T08:00:00.123Z. */
export const instant = customType<{ data: string; driverData: string }>({
  dataType: () => 'timestamp with time zone',
  fromDriver: (value) => `${value.slice(0, 10)}T${value.slice(11).replace(/\+00(:00)?$/, 'Z')}`,
});

export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'bytea',
});

/** Tenant first: every primary key and foreign key begins with it. */
export const tenantId = () => uuid().notNull();

/** An exact amount of money, as decimal text; the currency stands beside it. */
export const amount = () => numeric();

export const currencyCode = () => char({ length: 3 });

/** A closed set of words, kept by the database too. */
export function oneOf(name: string, column: AnyPgColumn, words: readonly string[]) {
  const list: SQL = sql.raw(words.map((word) => `'${word}'`).join(', '));
  return check(name, sql`${column} in (${list})`);
}
