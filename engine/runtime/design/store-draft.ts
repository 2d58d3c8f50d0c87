import { and, desc, eq, ne } from 'drizzle-orm';
import { designs } from '#drizzle';
import type { Scope } from '#engine/runtime/context';
import { AppError, invalid } from '#engine/runtime/error';
import { contentHash } from './content-hash.ts';
import { authorOf, type Design } from './design.ts';
import { checkDraftLimits } from './draft-limits.ts';
import { identify } from './identify.ts';
import { draftExists, draftGone } from './lifecycle.ts';
import { NO_REVIEW, openDraft, recordReview, writeDraft } from './open-draft.ts';
import { peopleBehind } from './people-behind.ts';

export interface GivenDraft {
  document: unknown;
  message?: string;
  /** The version that it begins from. */
  basedOn?: string;
}

/** The document's own kind and key. @throws AppError `invalid` where it can't even be a draft */
export function identifyDraft(document: unknown): { kind: string; key: string } {
  const issues = checkDraftLimits(document);
  if (issues.length > 0) throw invalid(issues);
  return identify(document);
}

/** The first draft of a design. There is one already: `conflict`. */
export async function insertDraft(scope: Scope, given: GivenDraft): Promise<Design> {
  const { kind, key } = identifyDraft(given.document);
  const now = scope.now.toString();
  const [saved] = await scope.tx
    .insert(designs)
    .values({
      tenantId: scope.tenantId,
      id: scope.newId(),
      kind,
      key,
      document: given.document,
      contentHash: contentHash(given.document),
      author: authorOf(scope.actor),
      editors: await peopleBehind(scope),
      message: given.message ?? '',
      basedOn: given.basedOn ?? null,
      createdAt: now,
      updatedAt: now,
    })
    .onConflictDoNothing()
    .returning();
  if (saved) return saved;
  throw draftExists(kind, key);
}

/** Another document in a draft as it was seen; what was submitted or approved no longer is. */
export async function overwriteDraft(
  scope: Scope,
  given: GivenDraft,
  lockVersion: number,
): Promise<Design> {
  const name = identifyDraft(given.document);
  const { draft } = await openDraft(scope, { ...name, lockVersion }, 'save-draft').catch(
    (error: unknown) => {
      if (error instanceof AppError && error.code === 'not-found') {
        throw draftGone(name.kind, name.key);
      }
      throw error;
    },
  );
  const saved = await writeDraft(scope, draft, {
    document: given.document,
    contentHash: contentHash(given.document),
    author: authorOf(scope.actor),
    editors: [...new Set([...draft.editors, ...(await peopleBehind(scope))])],
    ...(given.message === undefined ? {} : { message: given.message }),
    ...NO_REVIEW,
  });
  if (draft.review !== null) {
    await recordReview(scope, draft, 'void', { contentHash: saved.contentHash });
  }
  return saved;
}

/** The id of the latest version of a design that was ever published. */
export async function latestVersionId(
  { tx, tenantId }: Scope,
  { kind, key }: { kind: string; key: string },
): Promise<string | undefined> {
  const [latest] = await tx
    .select({ id: designs.id })
    .from(designs)
    .where(
      and(
        eq(designs.tenantId, tenantId),
        eq(designs.kind, kind),
        eq(designs.key, key),
        ne(designs.status, 'draft'),
      ),
    )
    .orderBy(desc(designs.version))
    .limit(1);
  return latest?.id;
}
