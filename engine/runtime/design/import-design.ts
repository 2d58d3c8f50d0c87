import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction } from '#engine/runtime/context';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { auditView, type Design } from './design.ts';
import { identifyDraft, insertDraft, latestVersionId, overwriteDraft } from './store-draft.ts';

export interface ImportDesignInput {
  /** A design document as it was exported; it names its own kind and key. */
  document: unknown;
  /** The draft to overwrite, as it was seen; leave out where there is none. */
  lockVersion?: number;
  message?: string;
}

const parse = inputParser<ImportDesignInput>(
  { document: TEXT.record },
  { lockVersion: { type: 'integer', minimum: 1 }, message: TEXT.long },
);

/**
 * A document from elsewhere as the draft of the design that it names, new or not. It may have
 * issues. There is a draft already, or another one than was seen: `conflict`.
 */
export async function importDesign({
  ctx,
  input,
}: {
  ctx: Context;
  input: ImportDesignInput;
}): Promise<Design> {
  requirePermission(ctx, 'design.import');
  const given = parse(input);
  const name = identifyDraft(given.document);
  return inTransaction(ctx, async (scope) => {
    const draft =
      given.lockVersion === undefined
        ? await insertDraft(scope, { ...given, basedOn: await latestVersionId(scope, name) })
        : await overwriteDraft(scope, given, given.lockVersion);
    await writeAudit(scope, 'design.import', {
      kind: 'design',
      id: draft.id,
      after: auditView(draft),
    });
    return draft;
  });
}
