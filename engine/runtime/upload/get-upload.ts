import { type Context, inTransaction } from '#engine/runtime/context';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { findUpload, stateOf, type UploadState } from './upload.ts';

const parse = inputParser<{ id: string }>({ id: TEXT.id });

/** How far a file has arrived, so that a broken upload goes on at its next part. */
export async function getUpload({
  ctx,
  input,
}: {
  ctx: Context;
  input: { id: string };
}): Promise<UploadState> {
  requirePermission(ctx, 'import.get');
  const { id } = parse(input);
  return inTransaction(ctx, async ({ tx, tenantId }) =>
    stateOf(tx, await findUpload(tx, tenantId, id)),
  );
}
