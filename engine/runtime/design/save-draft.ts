import { and, eq, sql } from 'drizzle-orm';
import { designs } from '#drizzle';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction, type Scope } from '#engine/runtime/context';
import { conflict } from '#engine/runtime/error';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { contentHash } from './content-hash.ts';
import { auditView, authorOf, type Design } from './design.ts';
import { identify } from './identify.ts';

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

/** Makes or overwrites the draft of a design. Edited by another meanwhile: `conflict`. */
export async function saveDraft({
  ctx,
  input,
}: {
  ctx: Context;
  input: SaveDraftInput;
}): Promise<Design> {
  requirePermission(ctx, 'design.save-draft');
  const given = parse(input);
  const name = identify(given.document);
  return inTransaction(ctx, async (scope) => {
    const saved =
      given.lockVersion === undefined
        ? await insertDraft(scope, name, given)
        : await overwriteDraft(scope, name, given, given.lockVersion);
    await writeAudit(scope, 'design.save-draft', {
      kind: 'design',
      id: saved.id,
      after: auditView(saved),
    });
    return saved;
  });
}

interface Name {
  kind: string;
  key: string;
}

async function insertDraft(scope: Scope, name: Name, given: SaveDraftInput): Promise<Design> {
  const now = scope.now.toString();
  const [saved] = await scope.tx
    .insert(designs)
    .values({
      tenantId: scope.tenantId,
      id: scope.newId(),
      ...name,
      document: given.document,
      contentHash: contentHash(given.document),
      author: authorOf(scope.actor),
      message: given.message ?? '',
      createdAt: now,
      updatedAt: now,
    })
    .onConflictDoNothing()
    .returning();
  if (saved) return saved;
  throw conflict({
    zh: `${name.kind} ${name.key} 已有草稿，请先打开它`,
    en: `${name.kind} ${name.key} has a draft already; open it first`,
  });
}

async function overwriteDraft(
  scope: Scope,
  name: Name,
  given: SaveDraftInput,
  lockVersion: number,
): Promise<Design> {
  const [saved] = await scope.tx
    .update(designs)
    .set({
      document: given.document,
      contentHash: contentHash(given.document),
      author: authorOf(scope.actor),
      ...(given.message === undefined ? {} : { message: given.message }),
      lockVersion: sql`${designs.lockVersion} + 1`,
      updatedAt: scope.now.toString(),
    })
    .where(
      and(
        eq(designs.tenantId, scope.tenantId),
        eq(designs.kind, name.kind),
        eq(designs.key, name.key),
        eq(designs.status, 'draft'),
        eq(designs.lockVersion, lockVersion),
      ),
    )
    .returning();
  if (saved) return saved;
  throw conflict({
    zh: `${name.kind} ${name.key} 的草稿已被修改或已发布，请重新打开`,
    en: `the draft of ${name.kind} ${name.key} was changed or published meanwhile; open it again`,
  });
}
