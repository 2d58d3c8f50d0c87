import { designs } from '#drizzle';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction } from '#engine/runtime/context';
import { conflict } from '#engine/runtime/error';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { auditView, authorOf, type Design } from './design.ts';
import { getDesign } from './get-design.ts';

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
  const given = parse(input);
  return inTransaction(ctx, async (scope) => {
    const { kind, key, version } = given;
    const source = await getDesign({
      ctx: scope,
      input: { kind, key, version: version ?? 'latest' },
    });
    const now = ctx.now.toString();
    const [draft] = await scope.tx
      .insert(designs)
      .values({
        tenantId: ctx.tenantId,
        id: ctx.newId(),
        kind,
        key,
        document: source.document,
        contentHash: source.contentHash,
        author: authorOf(ctx.actor),
        basedOn: source.id,
        createdAt: now,
        updatedAt: now,
      })
      .onConflictDoNothing()
      .returning();
    if (!draft) {
      throw conflict({
        zh: `${kind} ${key} 已有草稿，请先打开它`,
        en: `${kind} ${key} has a draft already; open it first`,
      });
    }
    await writeAudit(scope, 'design.start-draft', {
      kind: 'design',
      id: draft.id,
      after: { ...auditView(draft), basedOn: source.id },
    });
    return draft;
  });
}
