import { and, asc, desc, eq } from 'drizzle-orm';
import { designs, importMappings, type Transaction } from '#drizzle';
import { INDUSTRY_PACKS } from '#plugins/registry';
import type { DecisionTable, ImportMapping, LocalText, Plan, PricingFlow } from '#schemas';
import { STANDARD_MAPPINGS } from './standard-mapping.ts';

/** Saved by a person here, published as a design, or shipped with the workbench. */
export type MappingOrigin = 'saved' | 'published' | 'shipped';

export interface KnownMapping {
  origin: MappingOrigin;
  key: string;
  name: LocalText;
  mapping: ImportMapping;
}

/** The mappings of a tenant, its own first; a key stands once. */
export async function loadMappings(tx: Transaction, tenantId: string): Promise<KnownMapping[]> {
  const saved = await tx
    .select()
    .from(importMappings)
    .where(eq(importMappings.tenantId, tenantId))
    .orderBy(asc(importMappings.name));
  const published = await tx
    .selectDistinctOn([designs.key], { document: designs.document })
    .from(designs)
    .where(
      and(
        eq(designs.tenantId, tenantId),
        eq(designs.kind, 'import-mapping'),
        eq(designs.status, 'published'),
      ),
    )
    .orderBy(asc(designs.key), desc(designs.version));
  const all = [
    ...saved.map(({ document }) => known('saved', document as unknown as ImportMapping)),
    ...published.map(({ document }) => known('published', document as ImportMapping)),
    ...shippedMappings().map((mapping) => known('shipped', mapping)),
  ];
  const seen = new Set<string>();
  return all.filter(({ key }) => !seen.has(key) && seen.add(key));
}

function known(origin: MappingOrigin, mapping: ImportMapping): KnownMapping {
  return { origin, key: mapping.key, name: mapping.name, mapping };
}

export function shippedMappings(): ImportMapping[] {
  const packed = INDUSTRY_PACKS.flatMap(({ designs: shipped }) =>
    shipped.filter((design): design is ImportMapping => design.kind === 'import-mapping'),
  );
  return [...packed, ...STANDARD_MAPPINGS];
}

/** The designs of the pack that has the mapping's plan, for a tenant that lacks them. */
export function offeredDesigns({
  subscription,
}: ImportMapping): readonly (Plan | PricingFlow | DecisionTable | ImportMapping)[] {
  if (!subscription) return [];
  const pack = INDUSTRY_PACKS.find(({ designs: shipped }) =>
    shipped.some(({ kind, key }) => kind === 'plan' && key === subscription.plan),
  );
  return pack?.designs ?? [];
}
