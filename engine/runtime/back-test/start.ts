import { and, count, eq } from 'drizzle-orm';
import { type BackTestProjection, backTests, rawSql, type Transaction } from '#drizzle';
import { issue } from '#engine/core/issue';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction, type Scope } from '#engine/runtime/context';
import { contentHash } from '#engine/runtime/design';
import { conflict, invalid } from '#engine/runtime/error';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { enqueueChunks, findSampleLimit, planChunks } from './plan-chunks.ts';
import { type DraftInput, resolveDraft } from './resolve-draft.ts';
import { MOST_RUNNING, sweepBackTests } from './sweep.ts';

export interface StartBackTestInput extends DraftInput {
  /** First day of the closed period or periods, ISO date. */
  periodStart: string;
  /** The day after the last. */
  periodEnd: string;
  /** What the draft does to customers there are: all move now, at their renewal, or never. */
  projection?: BackTestProjection;
  /** The day from which it would hold, for `renewal` and `never`; the period's first day. */
  effectiveOn?: string;
  /** As many customers as this, chosen by chance; all where it is missing. */
  sample?: number;
  /** The same key again gives the same back-test. */
  idempotencyKey: string;
  /** Invoices in one chunk; by the size of the book where nothing is said. */
  chunkSize?: number;
}

const MOST_SAMPLED = 10_000_000;
const MAX_CHUNK_SIZE = 5_000;
const MAX_YEARS = 10;

const parse = inputParser<StartBackTestInput>(
  { periodStart: TEXT.date, periodEnd: TEXT.date, idempotencyKey: TEXT.word },
  {
    kind: TEXT.word,
    key: TEXT.word,
    document: TEXT.record,
    projection: { enum: ['now', 'renewal', 'never'] },
    effectiveOn: TEXT.date,
    sample: { type: 'integer', minimum: 1, maximum: MOST_SAMPLED },
    chunkSize: { type: 'integer', minimum: 1, maximum: MAX_CHUNK_SIZE },
  },
);

function checkPeriod({ periodStart, periodEnd }: StartBackTestInput): void {
  const latest = Temporal.PlainDate.from(periodStart).add({ years: MAX_YEARS }).toString();
  if (periodStart < periodEnd && periodEnd <= latest) return;
  throw invalid([
    issue('period-invalid', '/periodEnd', {
      zh: `账期 ${periodStart} 至 ${periodEnd} 无效：应晚于开始，且最多 ${MAX_YEARS} 年`,
      en: `the period ${periodStart} to ${periodEnd} is invalid: it must end after it starts, ${MAX_YEARS} years later at most`,
    }),
  ]);
}

/** One start at a time in a tenant: so their number is sure, and the same key makes one. */
async function lockStarts(tx: Transaction, tenantId: string): Promise<void> {
  await rawSql(tx)`select pg_advisory_xact_lock(727405, hashtext(${tenantId}))`;
}

async function checkRunning(tx: Transaction, tenantId: string): Promise<void> {
  const [running] = await tx
    .select({ count: count() })
    .from(backTests)
    .where(and(eq(backTests.tenantId, tenantId), eq(backTests.status, 'running')));
  if ((running?.count ?? 0) < MOST_RUNNING) return;
  throw conflict({
    zh: `同时最多进行 ${MOST_RUNNING} 个回测，请等待或取消其中之一`,
    en: `${MOST_RUNNING} back-tests are at work, which is as many as may be; wait or cancel one`,
  });
}

async function findByKey(scope: Scope, idempotencyKey: string): Promise<string | undefined> {
  const [known] = await scope.tx
    .select({ id: backTests.id })
    .from(backTests)
    .where(
      and(eq(backTests.tenantId, scope.tenantId), eq(backTests.idempotencyKey, idempotencyKey)),
    );
  return known?.id;
}

async function insertBackTest(scope: Scope, given: StartBackTestInput): Promise<string> {
  const { tx, tenantId } = scope;
  const document = await resolveDraft(scope, given);
  const id = scope.newId();
  const { periodStart, periodEnd, projection = 'now', sample = null } = given;
  const asked = { id, periodStart, periodEnd, sampleLimit: null };
  const sampleLimit = sample === null ? null : await findSampleLimit(tx, asked, sample);
  const row = {
    tenantId,
    id,
    designKind: document.kind,
    designKey: document.key,
    document,
    contentHash: contentHash(document),
    periodStart,
    periodEnd,
    projection,
    effectiveOn: given.effectiveOn ?? periodStart,
    sampleSize: sample,
    sampleLimit,
    createdBy: JSON.stringify(scope.actor),
    createdAt: scope.now.toString(),
    idempotencyKey: given.idempotencyKey,
  };
  await tx.insert(backTests).values(row);
  const planned = await planChunks(tx, { ...asked, sampleLimit }, given.chunkSize);
  if (planned.chunks === 0) throw nothingBilled(given);
  const { chunks: chunksTotal, customers: customersTotal } = planned;
  await tx
    .update(backTests)
    .set({ chunksTotal, customersTotal })
    .where(and(eq(backTests.tenantId, tenantId), eq(backTests.id, id)));
  await enqueueChunks(tx, id);
  const { document: _, tenantId: __, createdBy: ___, ...after } = row;
  await writeAudit(scope, 'back-test.start', {
    kind: 'back-test',
    id,
    after: { ...after, customersTotal },
  });
  return id;
}

function nothingBilled({ periodStart, periodEnd }: StartBackTestInput) {
  return invalid([
    issue('period-not-closed', '/periodStart', {
      zh: `${periodStart} 至 ${periodEnd} 没有已过账的账单`,
      en: `nothing is posted for ${periodStart} to ${periodEnd}`,
    }),
  ]);
}

/**
 * Starts a back-test of a draft over what was posted for a period; workers compute it. A draft with
 * errors: `invalid` with its issues. Returns the same id for the same key.
 */
export async function startBackTest({
  ctx,
  input,
}: {
  ctx: Context;
  input: StartBackTestInput;
}): Promise<{ id: string; isNew: boolean }> {
  requirePermission(ctx, 'back-test.start');
  const given = parse(input);
  checkPeriod(given);
  return inTransaction(ctx, async (scope) => {
    const { tx, tenantId } = scope;
    await lockStarts(tx, tenantId);
    const known = await findByKey(scope, given.idempotencyKey);
    if (known !== undefined) return { id: known, isNew: false };
    await checkRunning(tx, tenantId);
    await sweepBackTests(tx, tenantId);
    return { id: await insertBackTest(scope, given), isNew: true };
  });
}
