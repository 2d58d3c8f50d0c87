import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import { backTests } from '#drizzle';
import { Decimal } from '#engine/core/decimal';
import { minorUnits } from '#engine/core/money';
import { type Context, inTransaction } from '#engine/runtime/context';
import {
  decodeCursor,
  encodeCursor,
  inputParser,
  MOST_ROWS,
  type Page,
  TEXT,
} from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { type BackTestHead, HEAD_COLUMNS } from './back-test.ts';

export interface ListBackTestsInput {
  kind?: string;
  key?: string;
  limit?: number;
  cursor?: string;
}

/** Sums of one currency, as decimal text. */
export interface BackTestTotals {
  currency: string;
  customers: number;
  before: string;
  after: string;
}

export interface BackTestSummary extends BackTestHead {
  /** Empty until it is done. */
  totals: BackTestTotals[];
}

const parse = inputParser<ListBackTestsInput>(
  {},
  {
    kind: TEXT.word,
    key: TEXT.word,
    limit: { type: 'integer', minimum: 1, maximum: MOST_ROWS },
    cursor: TEXT.long,
  },
);

const totals = sql<BackTestTotals[]>`coalesce((
  select jsonb_agg(jsonb_build_object('currency', c.key, 'customers', c.value -> 'customers',
      'before', c.value #> '{before,total}', 'after', c.value #> '{after,total}') order by c.key)
    from jsonb_each(${backTests.result} -> 'currencies') c), '[]')`;

function conditionsOf({ kind, key, cursor }: ListBackTestsInput): SQL[] {
  const conditions: SQL[] = [];
  if (kind !== undefined) conditions.push(eq(backTests.designKind, kind));
  if (key !== undefined) conditions.push(eq(backTests.designKey, key));
  if (cursor !== undefined) {
    const [at, id] = decodeCursor(cursor, 2);
    conditions.push(
      sql`(${backTests.createdAt}, ${backTests.id}) < (${at}::timestamptz, ${id}::uuid)`,
    );
  }
  return conditions;
}

function inMoney({ currency, customers, before, after }: BackTestTotals): BackTestTotals {
  const money = (text: string): string => Decimal.of(text).toFixed(minorUnits(currency) ?? 2);
  return { currency, customers, before: money(before), after: money(after) };
}

/** Back-tests of a design, or of all, the latest first. */
export async function listBackTests({
  ctx,
  input,
}: {
  ctx: Context;
  input: ListBackTestsInput;
}): Promise<Page<BackTestSummary>> {
  requirePermission(ctx, 'back-test.get');
  const given = parse(input);
  const limit = given.limit ?? 20;
  return inTransaction(ctx, async ({ tx }) => {
    const rows = await tx
      .select({ ...HEAD_COLUMNS, totals })
      .from(backTests)
      .where(and(eq(backTests.tenantId, ctx.tenantId), ...conditionsOf(given)))
      .orderBy(desc(backTests.createdAt), desc(backTests.id))
      .limit(limit + 1);
    const last = rows[limit - 1];
    return {
      rows: rows.slice(0, limit).map((row) => ({ ...row, totals: row.totals.map(inMoney) })),
      next: rows.length > limit && last ? encodeCursor([last.createdAt, last.id]) : null,
    };
  });
}
