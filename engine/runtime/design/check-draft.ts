import type { Issue } from '#engine/core/issue';
import { type Context, inTransaction } from '#engine/runtime/context';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { checkDocument } from './check-document.ts';
import { findDraft } from './find-draft.ts';

export interface CheckDraftInput {
  kind: string;
  key: string;
}

const parse = inputParser<CheckDraftInput>({ kind: TEXT.word, key: TEXT.word });

/** Every issue of a draft; none means that it can be published. */
export async function checkDraft({
  ctx,
  input,
}: {
  ctx: Context;
  input: CheckDraftInput;
}): Promise<Issue[]> {
  requirePermission(ctx, 'design.check');
  const given = parse(input);
  return inTransaction(ctx, async (scope) => {
    const draft = await findDraft(scope, given);
    return checkDocument(scope, draft.document);
  });
}
