import { desc, eq } from 'drizzle-orm';
import { designs } from '#drizzle';
import { checkDesign, type DesignLibrary, designLibrary, freezeDesign } from '#engine/core/design';
import type { Issue } from '#engine/core/issue';
import type { Scope } from '#engine/runtime/context';

/** Checks a document against the tenant's published designs that it may refer to. */
export async function checkDocument(scope: Scope, document: unknown): Promise<Issue[]> {
  return checkDesign(document, await loadLibrary(scope));
}

/** The document as it would be published now. */
export async function freezeDocument<Document extends { kind: string }>(
  scope: Scope,
  document: Document,
): Promise<Document> {
  return freezeDesign(document, await loadLibrary(scope));
}

/** The latest published version of every design that others refer to. */
async function loadLibrary({ tx }: Scope): Promise<DesignLibrary> {
  const rows = await tx
    .selectDistinctOn([designs.kind, designs.key], { document: designs.document })
    .from(designs)
    .where(eq(designs.status, 'published'))
    .orderBy(designs.kind, designs.key, desc(designs.version));
  return designLibrary(rows.map(({ document }) => document as { kind: string; key: string }));
}
