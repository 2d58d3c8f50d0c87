import type { LocalText } from '#engine/core/issue';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction } from '#engine/runtime/context';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { requireFreeKey } from './create-design.ts';
import { auditView, type Design } from './design.ts';
import { getDesign } from './get-design.ts';
import { insertDraft } from './store-draft.ts';
import { VERSION, type VersionName } from './version-name.ts';

export interface DuplicateDesignInput {
  kind: string;
  key: string;
  version: VersionName;
  /** The key of the copy. */
  newKey: string;
  /** What the copy is called; as the original if missing. */
  name?: LocalText;
}

const parse = inputParser<DuplicateDesignInput>(
  { kind: TEXT.word, key: TEXT.word, version: VERSION, newKey: TEXT.word },
  {
    name: {
      type: 'object',
      properties: { zh: TEXT.word, en: TEXT.word },
      required: ['zh', 'en'],
      additionalProperties: false,
    },
  },
);

/** A copy of any version, or of the draft, as the draft of a new design. Key taken: `conflict`. */
export async function duplicateDesign({
  ctx,
  input,
}: {
  ctx: Context;
  input: DuplicateDesignInput;
}): Promise<Design> {
  requirePermission(ctx, 'design.duplicate');
  const { kind, key, version, newKey, name } = parse(input);
  return inTransaction(ctx, async (scope) => {
    const source = await getDesign({ ctx: scope, input: { kind, key, version } });
    await requireFreeKey(scope, { kind, key: newKey });
    const document = { ...(source.document as object), key: newKey, ...(name && { name }) };
    // A draft may be discarded, so that nothing can stand on it.
    const basedOn = source.version === null ? undefined : source.id;
    const draft = await insertDraft(scope, { document, basedOn });
    await writeAudit(scope, 'design.duplicate', {
      kind: 'design',
      id: draft.id,
      after: { ...auditView(draft), copyOf: source.id },
    });
    return draft;
  });
}
