import { and, desc, eq, inArray, or } from 'drizzle-orm';
import { designs } from '#drizzle';
import { type DesignLibrary, designLibrary, freezeDesign, usedFlows } from '#engine/core/design';
import { versionKey } from '#engine/core/graph';
import { hasErrors, type Issue } from '#engine/core/issue';
import { checkWithScenarios } from '#engine/core/scenario';
import type { Scope } from '#engine/runtime/context';
import { invalid } from '#engine/runtime/error';
import type { PricingFlow } from '#schemas';

/**
 * Checks a document against the tenant's published designs that it may refer to, and runs its
 * scenarios.
 */
export async function checkDocument(scope: Scope, document: unknown): Promise<Issue[]> {
  return checkWithScenarios(document, await loadLibrary(scope, document));
}

/** The document as it would be published now. */
export async function freezeDocument<Document extends { kind: string }>(
  scope: Scope,
  document: Document,
): Promise<Document> {
  return freezeDesign(document, await loadLibrary(scope, document));
}

/** The document as it would be published now. @throws AppError `invalid` with all its issues */
export async function toPublishable(scope: Scope, document: unknown): Promise<{ kind: string }> {
  const library = await loadLibrary(scope, document);
  const issues = checkWithScenarios(document, library);
  if (hasErrors(issues)) throw invalid(issues);
  return freezeDesign(document as { kind: string }, library);
}

/**
 * The latest published version of every design that others refer to, and the single versions that a
 * document names.
 */
export async function loadLibrary(scope: Scope, document?: unknown): Promise<DesignLibrary> {
  const rows = await scope.tx
    .selectDistinctOn([designs.kind, designs.key], { document: designs.document })
    .from(designs)
    .where(eq(designs.status, 'published'))
    .orderBy(designs.kind, designs.key, desc(designs.version));
  const library = designLibrary(
    rows.map(({ document: found }) => found as { kind: string; key: string }),
  );
  const named = await loadNamedFlows(scope, document);
  return { ...library, pricingFlows: new Map([...library.pricingFlows, ...named]) };
}

/** Published versions of flows that a document uses by their number, by `versionKey`. */
async function loadNamedFlows({ tx }: Scope, document: unknown): Promise<[string, PricingFlow][]> {
  const named = usedFlows(document).flatMap(({ key, version }) =>
    version === undefined ? [] : [and(eq(designs.key, key), eq(designs.version, version))],
  );
  if (named.length === 0) return [];
  const rows = await tx
    .select({ key: designs.key, version: designs.version, document: designs.document })
    .from(designs)
    .where(
      and(
        eq(designs.kind, 'pricing-flow'),
        inArray(designs.status, ['published', 'retired']),
        or(...named),
      ),
    );
  return rows.map(({ key, version, document: found }) => [
    versionKey(key, version ?? 0),
    found as PricingFlow,
  ]);
}
