import { rawSql } from '#drizzle';
import { writeAudit } from '#engine/runtime/audit';
import { inTransaction } from '#engine/runtime/context';
import { conflict } from '#engine/runtime/error';
import { requirePermission } from '#engine/runtime/permission';
import { type BackTestInput, findHead, parseBackTestId } from './back-test.ts';

/** Stops a back-test that is at work; cancelled again it stays so. What was computed is let go. */
export async function cancelBackTest({ ctx, input }: BackTestInput): Promise<void> {
  requirePermission(ctx, 'back-test.cancel');
  const { id } = parseBackTestId(input);
  await inTransaction(ctx, async (scope) => {
    const { tx } = scope;
    const sql = rawSql(tx);
    const moved = await sql`
      update back_tests set status = 'cancelled', finished_at = ${ctx.now.toString()}
        where id = ${id} and status = 'running'
      returning id`;
    if (moved.length === 0) {
      const { status } = await findHead(tx, ctx, id);
      if (status === 'cancelled') return;
      throw conflict({
        zh: '回测已完成，不能再取消',
        en: 'the back-test is done; it can no longer be cancelled',
      });
    }
    await sql`
      update back_test_chunks
        set status = case when status = 'pending' then 'cancelled' else status end,
          result = null, differences = null
        where back_test_id = ${id}`;
    await writeAudit(scope, 'back-test.cancel', { kind: 'back-test', id });
  });
}
