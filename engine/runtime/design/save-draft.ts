import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction } from '#engine/runtime/context';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { auditView, type Design } from './design.ts';
import { identifyDraft, insertDraft, latestVersionId, overwriteDraft } from './store-draft.ts';

export interface SaveDraftInput {
  /** A design document; it names its own kind and key. It may have issues: it is a draft. */
  document: unknown;
  /** The version of the draft that was edited; leave out to make the first draft. */
  lockVersion?: number;
  message?: string;
}

const parse = inputParser<SaveDraftInput>(
  { document: TEXT.record },
  { lockVersion: { type: 'integer', minimum: 1 }, message: TEXT.long },
);

/**
 * Makes or overwrites the draft of a design. Edited by another meanwhile: `conflict`, with who and
 * when. What was submitted or approved is a plain draft again.
 */
export async function saveDraft({
  ctx,
  input,
}: {
  ctx: Context;
  input: SaveDraftInput;
}): Promise<Design> {
  requirePermission(ctx, 'design.save-draft');
  const given = parse(input);
  const name = identifyDraft(given.document);
  return inTransaction(ctx, async (scope) => {
    const saved =
      given.lockVersion === undefined
        ? await insertDraft(scope, { ...given, basedOn: await latestVersionId(scope, name) })
        : await overwriteDraft(scope, given, given.lockVersion);
    await writeAudit(scope, 'design.save-draft', {
      kind: 'design',
      id: saved.id,
      after: auditView(saved),
    });
    return saved;
  });
}
