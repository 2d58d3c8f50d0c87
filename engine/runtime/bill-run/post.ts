import { rawSql, type Transaction } from '#drizzle';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction } from '#engine/runtime/context';
import { conflict } from '#engine/runtime/error';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { finishChunks } from './finish.ts';
import { findRun, lockRun, moveRun } from './move-run.ts';
import { enqueueChunks } from './start.ts';

export const POST_TASK = 'bill-run-post';

export interface PostBillRunInput {
  runId: string;
  /** How many invoices the person saw that would be posted; another number now is a conflict. */
  invoices?: number;
}

const parse = inputParser<PostBillRunInput>(
  { runId: TEXT.id },
  { invoices: { type: 'integer', minimum: 0 } },
);

interface Postable {
  invoices: number;
  held: number;
}

async function countPostable(tx: Transaction, runId: string): Promise<Postable> {
  const [counted] = await rawSql(tx)<Postable[]>`
    select (count(*) - count(h.invoice_id))::int as invoices, count(h.invoice_id)::int as held
      from invoices v
      left join invoice_holds h on h.tenant_id = v.tenant_id and h.invoice_id = v.id
      where v.run_id = ${runId} and v.status = 'draft'`;
  return counted as Postable;
}

function checkPostable({ invoices, held }: Postable, expected: number | undefined): void {
  if (invoices === 0) {
    throw conflict(
      held === 0
        ? { zh: '这个批次没有账单可以过账', en: 'this run has no invoices to post' }
        : {
            zh: `这个批次的 ${held} 张账单全部被挂起，没有可以过账的`,
            en: `all ${held} invoices of this run are held; there are none to post`,
          },
    );
  }
  if (expected !== undefined && expected !== invoices) {
    throw conflict({
      zh: `现在有 ${invoices} 张账单可以过账，而不是 ${expected} 张：有人挂起、放行或作废了账单，请再看一遍`,
      en: `${invoices} invoices would be posted now, not ${expected}: somebody held, released or discarded some; look again`,
    });
  }
}

/**
 * Posts the drafts of a run in review: numbers, dates, balances, and no change ever after. Chunks
 * are posted by jobs. What is held stays a draft. Calling it again for a run that is posting or
 * posted changes nothing.
 */
export async function postBillRun({
  ctx,
  input,
}: {
  ctx: Context;
  input: PostBillRunInput;
}): Promise<void> {
  requirePermission(ctx, 'bill-run.post');
  const { runId, invoices } = parse(input);
  await inTransaction(ctx, async (scope) => {
    const { tx } = scope;
    await lockRun(tx, ctx, runId);
    const run = await findRun(tx, ctx, runId);
    if (run.status === 'posting' || run.status === 'posted') return;
    await moveRun(tx, ctx, runId, ['review'], 'posting');
    const postable = await countPostable(tx, runId);
    checkPostable(postable, invoices);
    await enqueueChunks(tx, runId, POST_TASK, 'computed');
    await finishChunks(tx, runId, ctx.now.toString(), { from: 'posting', waiting: ['computed'] });
    await writeAudit(scope, 'bill-run.post', {
      kind: 'bill-run',
      id: runId,
      after: { ...run.totals, ...postable },
    });
  });
}
