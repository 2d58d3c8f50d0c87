import { thawDesign } from '#engine/core/design';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction } from '#engine/runtime/context';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { auditView, type Design } from './design.ts';
import { getDesign } from './get-design.ts';
import { loadRules, requireState } from './lifecycle.ts';
import { insertDraft } from './store-draft.ts';

export interface StartDraftInput {
  kind: string;
  key: string;
  /** The version to begin from; the latest if missing. An old one restores it as a draft. */
  version?: number;
}

const parse = inputParser<StartDraftInput>(
  { kind: TEXT.word, key: TEXT.word },
  { version: { type: 'integer', minimum: 1 } },
);

/** A draft that begins as a copy of a published version. There is a draft already: `conflict`. */
export async function startDraft({
  ctx,
  input,
}: {
  ctx: Context;
  input: StartDraftInput;
}): Promise<Design> {
  requirePermission(ctx, 'design.start-draft');
  const { kind, key, version } = parse(input);
  return inTransaction(ctx, async (scope) => {
    const source = await getDesign({
      ctx: scope,
      input: { kind, key, version: version ?? 'latest' },
    });
    requireState('restore', source, await loadRules(scope));
    const draft = await insertDraft(scope, {
      document: thawDesign(source.document as { kind: string }),
      basedOn: source.id,
    });
    await writeAudit(scope, 'design.start-draft', {
      kind: 'design',
      id: draft.id,
      after: { ...auditView(draft), basedOn: source.id },
    });
    return draft;
  });
}
