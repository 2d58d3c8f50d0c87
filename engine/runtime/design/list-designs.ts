import { and, asc, eq, getTableColumns, ilike, type SQL, sql } from 'drizzle-orm';
import { type DesignStatus, designs } from '#drizzle';
import type { LocalText } from '#engine/core/issue';
import { lifecycleState } from '#engine/core/lifecycle';
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
import { AUTHOR_NAME, type DesignSummary } from './design.ts';
import { loadRules } from './lifecycle.ts';

export interface ListDesignsInput {
  kind?: string;
  key?: string;
  status?: DesignStatus;
  /** Part of the key. */
  search?: string;
  limit?: number;
  cursor?: string;
}

const parse = inputParser<ListDesignsInput>(
  {},
  {
    kind: TEXT.word,
    key: TEXT.word,
    status: { enum: ['draft', 'published', 'retired', 'cancelled'] },
    search: TEXT.word,
    limit: { type: 'integer', minimum: 1, maximum: MOST_ROWS },
    cursor: TEXT.long,
  },
);

const { document: _, ...columns } = getTableColumns(designs);
const summary = {
  ...columns,
  name: sql<LocalText | null>`${designs.document} -> 'name'`,
  authorName: AUTHOR_NAME,
};

/** A page of versions and drafts without their documents, by kind, key and age. */
export async function listDesigns({
  ctx,
  input,
}: {
  ctx: Context;
  input: ListDesignsInput;
}): Promise<Page<DesignSummary>> {
  requirePermission(ctx, 'design.list');
  const given = parse(input);
  const limit = given.limit ?? 50;
  return inTransaction(ctx, async (scope) => {
    const { today } = await loadRules(scope);
    const rows = await scope.tx
      .select(summary)
      .from(designs)
      .where(and(eq(designs.tenantId, ctx.tenantId), ...conditionsOf(given)))
      .orderBy(asc(designs.kind), asc(designs.key), asc(designs.id))
      .limit(limit + 1);
    const last = rows[limit - 1];
    const isMore = rows.length > limit && last !== undefined;
    return {
      rows: rows.slice(0, limit).map((row) => ({ ...row, state: lifecycleState(row, today) })),
      next: isMore ? encodeCursor([last.kind, last.key, last.id]) : null,
    };
  });
}

function conditionsOf({ kind, key, status, search, cursor }: ListDesignsInput): SQL[] {
  const conditions: SQL[] = [];
  if (kind !== undefined) conditions.push(eq(designs.kind, kind));
  if (key !== undefined) conditions.push(eq(designs.key, key));
  if (status !== undefined) conditions.push(eq(designs.status, status));
  if (search !== undefined)
    conditions.push(ilike(designs.key, `%${search.replace(/[\\%_]/g, '\\$&')}%`));
  if (cursor !== undefined) {
    const [afterKind, afterKey, afterId] = decodeCursor(cursor, 3);
    conditions.push(
      sql`(${designs.kind}, ${designs.key}, ${designs.id}) > (${afterKind}, ${afterKey}, ${afterId}::uuid)`,
    );
  }
  return conditions;
}
