import { rawSql } from '#drizzle';
import { warning } from '#engine/core/issue';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction } from '#engine/runtime/context';
import { notFound } from '#engine/runtime/error';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import type { Issue } from '#schemas';
import { findRun } from './move-run.ts';

export interface ResolveExceptionInput {
  runId: string;
  customerId: string;
  /** Why it is right that this run doesn't bill the customer. */
  note: string;
}

const parse = inputParser<ResolveExceptionInput>({
  runId: TEXT.id,
  customerId: TEXT.id,
  note: TEXT.word,
});

export const ACCEPTED = 'exception-accepted';

/**
 * Accepts that a run doesn't bill a customer; the note is kept as the last of the exception's
 * issues. What is due stays due, and the next run tries again.
 */
export async function resolveException({
  ctx,
  input,
}: {
  ctx: Context;
  input: ResolveExceptionInput;
}): Promise<{ customerId: string; issues: Issue[] }> {
  requirePermission(ctx, 'bill-run.resolve');
  const { runId, customerId, note } = parse(input);
  return inTransaction(ctx, async (scope) => {
    const { tx } = scope;
    await findRun(tx, ctx, runId);
    const text = { zh: `已接受：${note}`, en: `accepted: ${note}` };
    const accepted = warning(ACCEPTED, '', text, { note });
    const sql = rawSql(tx);
    const [resolved] = await sql<{ issues: Issue[] }[]>`
      update bill_run_exceptions
        set status = 'resolved', issues = issues || ${JSON.stringify([accepted])}::jsonb
        where run_id = ${runId} and customer_id = ${customerId} and status = 'open'
      returning issues`;
    if (!resolved) {
      const [known] = await sql<{ issues: Issue[] }[]>`
        select issues from bill_run_exceptions
          where run_id = ${runId} and customer_id = ${customerId}`;
      if (!known) throw notFound({ zh: '异常客户', en: 'exception' }, customerId);
      return { customerId, issues: known.issues };
    }
    await writeAudit(scope, 'bill-run.resolve', {
      kind: 'bill-run',
      id: runId,
      after: { customerId, note },
    });
    return { customerId, issues: resolved.issues };
  });
}
