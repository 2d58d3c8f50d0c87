import { and, eq } from 'drizzle-orm';
import { billRuns, rawSql, type Transaction, tenants } from '#drizzle';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction } from '#engine/runtime/context';
import { AppError, notFound } from '#engine/runtime/error';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { finishComputing } from './finish.ts';
import { inSegment, SEGMENT_SCHEMA, type Segment, segmentOrNull } from './segment.ts';

export interface StartBillRunInput {
  /** First day of the period, ISO date. */
  periodStart: string;
  /** First day after it. */
  periodEnd: string;
  segment?: Segment | null;
  /** The same key again gives the same run. */
  idempotencyKey: string;
  /** Customers in one transaction; by the size of the book where nothing is said. */
  chunkSize?: number;
}

/** Large chunks cost least; a small book is cut finer, so that its progress can be seen. */
const DEFAULT_CHUNK_SIZE = 2_000;
const SMALLEST_DEFAULT_CHUNK = 250;
const WANTED_CHUNKS = 40;
const MAX_CHUNK_SIZE = 5_000;

/** A longer period is a mistake in its dates. */
const MAX_YEARS = 10;

const parse = inputParser<StartBillRunInput>(
  { periodStart: TEXT.date, periodEnd: TEXT.date, idempotencyKey: TEXT.word },
  {
    segment: SEGMENT_SCHEMA,
    chunkSize: { type: 'integer', minimum: 1, maximum: MAX_CHUNK_SIZE },
  },
);

export function checkPeriod({
  periodStart,
  periodEnd,
}: Pick<StartBillRunInput, 'periodStart' | 'periodEnd'>): void {
  if (!(periodStart < periodEnd)) {
    throw new AppError('invalid', {
      zh: `账期 ${periodStart} 至 ${periodEnd} 无效：开始应早于结束`,
      en: `the period ${periodStart} to ${periodEnd} is invalid: it must start before it ends`,
    });
  }
  const latest = Temporal.PlainDate.from(periodStart).add({ years: MAX_YEARS }).toString();
  if (periodEnd > latest) {
    throw new AppError('invalid', {
      zh: `账期 ${periodStart} 至 ${periodEnd} 太长：最多 ${MAX_YEARS} 年`,
      en: `the period ${periodStart} to ${periodEnd} is too long: ${MAX_YEARS} years at most`,
    });
  }
}

/** Customers with an item whose billing begins before the period's end, cut into ranges of ids. */
async function planChunks(
  tx: Transaction,
  runId: string,
  {
    periodEnd,
    segment = null,
  }: Pick<StartBillRunInput, 'periodEnd'> & { segment?: Segment | null },
  chunkSize: number | null,
): Promise<{ chunks: number; customers: number }> {
  const sql = rawSql(tx);
  const size = sql`coalesce(${chunkSize}::int, greatest(${SMALLEST_DEFAULT_CHUNK}::int, least(
    ${DEFAULT_CHUNK_SIZE}::int, ceil(count(*) over () / ${WANTED_CHUNKS}::numeric)::int)))`;
  const rows = await sql<{ customers: number }[]>`
    insert into bill_run_chunks (tenant_id, run_id, chunk_no, customer_from, customer_to, customers)
    select tenant_id, ${runId}, chunk_no, (array_agg(id order by id))[1],
        (array_agg(id order by id desc))[1], count(*)
      from (
        select c.tenant_id, c.id,
            1 + ((row_number() over (order by c.id) - 1) / ${size})::int as chunk_no
          from customers c
          where ${inSegment(sql, segment)}
            and exists (
              select from subscription_items i
                where i.tenant_id = c.tenant_id and i.customer_id = c.id
                  and i.billing_from < ${periodEnd}::date
                  and (i.ends_on is null or i.ends_on > i.billing_from))
      ) due
      group by tenant_id, chunk_no
    returning customers`;
  return {
    chunks: rows.length,
    customers: rows.reduce((sum, { customers }) => sum + customers, 0),
  };
}

/**
 * One job for each chunk in the given state; they exist exactly if the transaction commits. Jobs of
 * another `round` stand beside those of the one before: where a job of the same key is just being
 * taken by a worker, the queue would leave the new one out, and the old one may have looked already.
 */
export async function enqueueChunks(
  tx: Transaction,
  runId: string,
  task: string,
  status: 'pending' | 'computed',
  round = '',
): Promise<number> {
  const jobs = await rawSql(tx)`
    select ratecraft_add_job(
        ${task}, json_build_object('runId', run_id, 'chunkNo', chunk_no),
        job_key => ${`${task}:${runId}:${round}`} || chunk_no, max_attempts => 20)
      from bill_run_chunks
      where run_id = ${runId} and status = ${status}`;
  return jobs.length;
}

export const COMPUTE_TASK = 'bill-run-compute';

/**
 * Plans a bill run and starts its computation. Customers are cut into chunks; each becomes a job.
 * Returns the id of the run, the same one for the same key.
 */
export async function startBillRun({
  ctx,
  input,
}: {
  ctx: Context;
  input: StartBillRunInput;
}): Promise<{ id: string; isNew: boolean }> {
  requirePermission(ctx, 'bill-run.plan');
  const { chunkSize = null } = parse(input);
  checkPeriod(input);
  const segment = segmentOrNull(input.segment);
  return inTransaction(ctx, async (scope) => {
    const { tx } = scope;
    const [tenant] = await tx.select().from(tenants).where(eq(tenants.id, ctx.tenantId));
    if (!tenant) throw notFound({ zh: '租户', en: 'tenant' }, ctx.tenantId);
    const id = ctx.newId();
    const at = ctx.now.toString();
    const inserted = await tx
      .insert(billRuns)
      .values({
        tenantId: ctx.tenantId,
        id,
        periodStart: input.periodStart,
        periodEnd: input.periodEnd,
        segment: segment as Record<string, unknown> | null,
        status: 'computing',
        currency: tenant.currency,
        createdBy: JSON.stringify(ctx.actor),
        createdAt: at,
        startedAt: at,
        idempotencyKey: input.idempotencyKey,
      })
      .onConflictDoNothing({ target: [billRuns.tenantId, billRuns.idempotencyKey] })
      .returning({ id: billRuns.id });
    if (inserted.length === 0) {
      const [known] = await tx
        .select({ id: billRuns.id })
        .from(billRuns)
        .where(
          and(
            eq(billRuns.tenantId, ctx.tenantId),
            eq(billRuns.idempotencyKey, input.idempotencyKey),
          ),
        );
      return { id: known?.id ?? id, isNew: false };
    }
    const { chunks, customers } = await planChunks(tx, id, { ...input, segment }, chunkSize);
    await tx
      .update(billRuns)
      .set({ chunksTotal: chunks, customersTotal: customers })
      .where(and(eq(billRuns.tenantId, ctx.tenantId), eq(billRuns.id, id)));
    await enqueueChunks(tx, id, COMPUTE_TASK, 'pending');
    if (chunks === 0) await finishComputing(tx, id, at);
    await writeAudit(scope, 'bill-run.plan', {
      kind: 'bill-run',
      id,
      after: {
        periodStart: input.periodStart,
        periodEnd: input.periodEnd,
        segment,
        customers,
        chunks,
      },
    });
    return { id, isNew: true };
  });
}
