import { rawSql } from '#drizzle';
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
import type { Issue } from '#schemas';
import { findRun } from './move-run.ts';

export interface ListExceptionsInput {
  runId: string;
  /** Of the first issue, such as `module-missing`. */
  code?: string;
  status?: 'open' | 'resolved';
  limit?: number;
  cursor?: string;
}

export interface RunException {
  customerId: string;
  customerName: string;
  externalId: string | null;
  status: 'open' | 'retried' | 'resolved';
  /** Why; the last one of an accepted exception says why that is right. */
  issues: Issue[];
}

export interface ExceptionPage extends Page<RunException> {
  /** Of the whole run, whatever is filtered. */
  counts: { code: string; status: 'open' | 'resolved'; count: number }[];
}

const parse = inputParser<ListExceptionsInput>(
  { runId: TEXT.id },
  {
    code: TEXT.word,
    status: { enum: ['open', 'resolved'] },
    limit: { type: 'integer', minimum: 1, maximum: MOST_ROWS },
    cursor: TEXT.long,
  },
);

/** Customers that a run could not bill, by name. */
export async function listExceptions({
  ctx,
  input,
}: {
  ctx: Context;
  input: ListExceptionsInput;
}): Promise<ExceptionPage> {
  requirePermission(ctx, 'bill-run.get');
  const { runId, code = null, status = null, limit = 50, cursor } = parse(input);
  const [name = null, id = null] = cursor === undefined ? [] : decodeCursor(cursor, 2);
  return inTransaction(ctx, async ({ tx }) => {
    await findRun(tx, ctx, runId);
    const sql = rawSql(tx);
    const counts = await sql<ExceptionPage['counts']>`
      select coalesce(issues->0->>'code', '') as code, status, count(*)::int as count
        from bill_run_exceptions where run_id = ${runId}
        group by 1, 2 order by 1, 2`;
    const rows = await sql<RunException[]>`
      select e.customer_id as "customerId", c.name as "customerName",
          c.external_id as "externalId", e.status, e.issues
        from bill_run_exceptions e
        join customers c on c.tenant_id = e.tenant_id and c.id = e.customer_id
        where e.run_id = ${runId}
          and (${status}::text is null or e.status = ${status})
          and (${code}::text is null or e.issues->0->>'code' = ${code})
          and (${name}::text is null or (c.name, c.id) > (${name}, ${id}::uuid))
        order by c.name, c.id limit ${limit + 1}`;
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const isMore = rows.length > limit && last !== undefined;
    return {
      rows: page,
      next: isMore ? encodeCursor([last.customerName, last.customerId]) : null,
      counts: [...counts],
    };
  });
}
