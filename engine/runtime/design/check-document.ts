import { desc, eq } from 'drizzle-orm';
import { designs } from '#drizzle';
import { type DesignLibrary, designLibrary, freezeDesign } from '#engine/core/design';
import { hasErrors, type Issue } from '#engine/core/issue';
import { checkWithScenarios } from '#engine/core/scenario';
import type { Scope } from '#engine/runtime/context';
import { invalid } from '#engine/runtime/error';

/**
 * Checks a document against the tenant's published designs that it may refer to, and runs its
 * scenarios.
 */
export async function checkDocument(scope: Scope, document: unknown): Promise<Issue[]> {
  return checkWithScenarios(document, await loadLibrary(scope));
}

/** The document as it would be published now. */
export async function freezeDocument<Document extends { kind: string }>(
  scope: Scope,
  document: Document,
): Promise<Document> {
  return freezeDesign(document, await loadLibrary(scope));
}

/** The document as it would be published now. @throws AppError `invalid` with all its issues */
export async function toPublishable(scope: Scope, document: unknown): Promise<{ kind: string }> {
  const library = await loadLibrary(scope);
  const issues = checkWithScenarios(document, library);
  if (hasErrors(issues)) throw invalid(issues);
  return freezeDesign(document as { kind: string }, library);
}

/** The latest published version of every design that others refer to. */
export async function loadLibrary({ tx }: Scope): Promise<DesignLibrary> {
  const rows = await tx
    .selectDistinctOn([designs.kind, designs.key], { document: designs.document })
    .from(designs)
    .where(eq(designs.status, 'published'))
    .orderBy(designs.kind, designs.key, desc(designs.version));
  return designLibrary(rows.map(({ document }) => document as { kind: string; key: string }));
}
