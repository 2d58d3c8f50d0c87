import { and, desc, eq, inArray, isNull, lte, or } from 'drizzle-orm';
import { designs, type Transaction } from '#drizzle';
import { designLibrary, usedFlows } from '#engine/core/design';
import { compilePricingFlow } from '#engine/core/flow';
import type { CompiledFlow } from '#engine/core/graph';
import { compilePlan } from '#engine/core/invoice';
import type { Issue } from '#engine/core/issue';
import type { DecisionTable, ImportMapping, Plan, PricingFlow } from '#schemas';
import type { RowDesigns } from './rate-row.ts';

/** A design that a pack ships, for a tenant that hasn't published it. */
export type OfferedDesign = Plan | PricingFlow | DecisionTable | ImportMapping;

export interface ResolvedDesigns {
  /** Undefined where the mapping makes no subscriptions. */
  rowDesigns: RowDesigns | undefined;
  /** The published version of the plan; undefined while it is only offered. */
  planDesignId: string | undefined;
  /** Offered designs that must be published before the import. */
  toPublish: OfferedDesign[];
}

interface Found {
  id: string | undefined;
  document: unknown;
}

/**
 * The plan that a mapping names and the flows that price it, as they hold on a day (ISO date):
 * published ones, else offered ones. Undefined where there is no such plan.
 */
export async function resolveDesigns(
  tx: Transaction,
  mapping: ImportMapping,
  { offered, on }: { offered: readonly OfferedDesign[]; on: string },
): Promise<ResolvedDesigns | undefined> {
  const findDesigns = (kind: OfferedDesign['kind'], keys?: readonly string[]) =>
    findInForce(tx, { kind, keys, on }, offered);
  const { subscription } = mapping;
  if (!subscription) return { rowDesigns: undefined, planDesignId: undefined, toPublish: [] };
  const plans = await findDesigns('plan', [subscription.plan]);
  const plan = plans.get(subscription.plan);
  if (!plan) return undefined;
  const document = plan.document as Plan;
  const flowKeys = [...new Set(document.modules.flatMap(({ flow }) => flow ?? []))];
  const flows = await findFlows((keys) => findDesigns('pricing-flow', keys), flowKeys);
  const tables = await findDesigns('decision-table');
  return {
    rowDesigns: compileDesigns(document, flows, tables),
    planDesignId: plan.id,
    toPublish: unpublished(offered, [tables, flows, plans]),
  };
}

/** Flows with those that they use, which offered ones name by key. */
async function findFlows(
  find: (keys: readonly string[]) => Promise<Map<string, Found>>,
  keys: readonly string[],
): Promise<Map<string, Found>> {
  const found = new Map<string, Found>();
  let wanted = keys;
  while (wanted.length > 0) {
    const more = await find(wanted);
    for (const [key, design] of more) found.set(key, design);
    const used = [...more.values()].flatMap(({ document }) => usedFlows(document));
    const named = new Set(used.map(({ key }) => key));
    wanted = more.size === 0 ? [] : [...named].filter((key) => !found.has(key));
  }
  return found;
}

/** The version of each key in force on a day, else the offered document. */
async function findInForce(
  tx: Transaction,
  { kind, keys, on }: { kind: OfferedDesign['kind']; keys?: readonly string[]; on: string },
  offered: readonly OfferedDesign[],
): Promise<Map<string, Found>> {
  const wanted = (key: string) => keys === undefined || keys.includes(key);
  const found = new Map<string, Found>(
    offered
      .filter((design) => design.kind === kind && wanted(design.key))
      .map((document) => [document.key, { id: undefined, document }]),
  );
  if (keys?.length === 0) return found;
  const rows = await tx
    .selectDistinctOn([designs.key], {
      key: designs.key,
      id: designs.id,
      document: designs.document,
    })
    .from(designs)
    .where(
      and(
        eq(designs.kind, kind),
        eq(designs.status, 'published'),
        or(isNull(designs.effectiveFrom), lte(designs.effectiveFrom, on)),
        keys ? inArray(designs.key, [...keys]) : undefined,
      ),
    )
    .orderBy(designs.key, desc(designs.version));
  for (const { key, id, document } of rows) found.set(key, { id, document });
  return found;
}

function unpublished(
  offered: readonly OfferedDesign[],
  found: readonly Map<string, Found>[],
): OfferedDesign[] {
  const missing = new Set(
    found.flatMap((designsOfKind) =>
      [...designsOfKind.values()].filter(({ id }) => id === undefined).map((d) => d.document),
    ),
  );
  return offered.filter((design) => missing.has(design));
}

function compileDesigns(
  plan: Plan,
  flows: ReadonlyMap<string, Found>,
  tables: ReadonlyMap<string, Found>,
): RowDesigns {
  const documents = [...flows.values(), ...tables.values()].map(({ document }) => document);
  const library = designLibrary(documents as OfferedDesign[]);
  const compiledPlan = compilePlan(plan);
  const compiledFlows = new Map<string, CompiledFlow>();
  for (const [key, { document }] of flows) {
    const compiled = compilePricingFlow(document as PricingFlow, library);
    if (!compiled.ok) throw new DesignsBroken(key, compiled.issues);
    compiledFlows.set(key, compiled.flow);
  }
  return {
    plan,
    designs: {
      plan: (id) => (id === plan.key ? compiledPlan : undefined),
      flow: (id) => compiledFlows.get(id),
    },
  };
}

/** A published flow that doesn't compile. */
export class DesignsBroken extends Error {
  readonly issues: readonly Issue[];
  constructor(key: string, issues: readonly Issue[]) {
    super(`pricing flow "${key}" does not compile`);
    this.name = 'DesignsBroken';
    this.issues = issues;
  }
}
