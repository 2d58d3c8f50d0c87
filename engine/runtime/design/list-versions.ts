import { and, desc, eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { designs } from '#drizzle';
import type { LocalText } from '#engine/core/issue';
import { type LifecycleState, lifecycleState } from '#engine/core/lifecycle';
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
import type { Design } from './design.ts';
import { loadRules } from './lifecycle.ts';
import { memberName } from './member-name.ts';

export interface ListVersionsInput {
  kind: string;
  key: string;
  limit?: number;
  cursor?: string;
}

/** A version or the draft of one design. */
export interface DesignVersion extends Omit<Design, 'document'> {
  name: LocalText | null;
  state: LifecycleState;
  authorName: string;
  submittedByName: string | null;
  approvedByName: string | null;
  /** The number of the version that it began from. */
  basedOnVersion: number | null;
}

const parse = inputParser<ListVersionsInput>(
  { kind: TEXT.word, key: TEXT.word },
  { limit: { type: 'integer', minimum: 1, maximum: MOST_ROWS }, cursor: TEXT.word },
);

const source = alias(designs, 'source');
const { document: _, ...columns } = getTableColumns(designs);
const version = {
  ...columns,
  name: sql<LocalText | null>`${designs.document} -> 'name'`,
  authorName: memberName(designs.tenantId, designs.author),
  submittedByName: memberName(designs.tenantId, designs.submittedBy) as SQL<string | null>,
  approvedByName: memberName(designs.tenantId, designs.approvedBy) as SQL<string | null>,
  basedOnVersion: source.version,
};

/** The draft stands above all versions. */
const POSITION = sql<number>`coalesce(${designs.version}, 2147483647)`;

/** The versions of one design without their documents, the draft first and then the newest. */
export async function listVersions({
  ctx,
  input,
}: {
  ctx: Context;
  input: ListVersionsInput;
}): Promise<Page<DesignVersion>> {
  requirePermission(ctx, 'design.list');
  const { kind, key, cursor, limit = 50 } = parse(input);
  const before = cursor === undefined ? undefined : decodeCursor(cursor, 1)[0];
  return inTransaction(ctx, async (scope) => {
    const { today } = await loadRules(scope);
    const rows = await scope.tx
      .select(version)
      .from(designs)
      .leftJoin(source, and(eq(source.tenantId, designs.tenantId), eq(source.id, designs.basedOn)))
      .where(
        and(
          eq(designs.tenantId, ctx.tenantId),
          eq(designs.kind, kind),
          eq(designs.key, key),
          before === undefined ? undefined : sql`${POSITION} < ${before}::int`,
        ),
      )
      .orderBy(desc(POSITION))
      .limit(limit + 1);
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return {
      rows: rows.slice(0, limit).map((row) => ({ ...row, state: lifecycleState(row, today) })),
      next: last ? encodeCursor([last.version ?? 2147483647]) : null,
    };
  });
}
