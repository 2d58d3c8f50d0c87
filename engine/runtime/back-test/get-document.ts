import { inTransaction } from '#engine/runtime/context';
import { requirePermission } from '#engine/runtime/permission';
import { type BackTestInput, findBackTest, parseBackTestId } from './back-test.ts';
import type { DraftDocument } from './compile-draft.ts';

/** The draft that a back-test was about, as it would have been published then. */
export async function getBackTestDocument({ ctx, input }: BackTestInput): Promise<DraftDocument> {
  requirePermission(ctx, 'back-test.get');
  const { id } = parseBackTestId(input);
  return inTransaction(ctx, async ({ tx }) => {
    const { document } = await findBackTest(tx, ctx, id);
    return document as DraftDocument;
  });
}
