import { and, inArray } from 'drizzle-orm';
import { designs, type Transaction } from '#drizzle';
import { designLibrary } from '#engine/core/design';
import { compilePricingFlow } from '#engine/core/flow';
import type { CompiledFlow } from '#engine/core/graph';
import { type CompiledPlan, compilePlan, type InvoiceDesigns } from '#engine/core/invoice';
import { appError } from '#engine/runtime/error';
import type { Plan, PricingFlow } from '#schemas';
import type { FlowVersion } from './billing-plan.ts';

/** Compiled versions of a tenant, kept between chunks: a published version never changes. */
export interface BillingDesigns extends InvoiceDesigns {
  /** Published versions of a flow, by the day they begin to hold. */
  versions(flowKey: string): readonly FlowVersion[];
  /** Whether any flow in force reads usage. */
  readsUsage: boolean;
}

const compiledFlows = new Map<string, CompiledFlow>();
const compiledPlans = new Map<string, CompiledPlan>();
const MOST_COMPILED = 5_000;

function compileFlowVersion(id: string, document: PricingFlow): CompiledFlow {
  const known = compiledFlows.get(id);
  if (known) return known;
  const compiled = compilePricingFlow(document, designLibrary([]));
  if (!compiled.ok) {
    throw appError(
      'invalid',
      {
        zh: `计费流程“${document.key}”的版本 ${id} 无法编译`,
        en: `version ${id} of pricing flow "${document.key}" does not compile`,
      },
      compiled.issues,
    );
  }
  if (compiledFlows.size >= MOST_COMPILED) compiledFlows.clear();
  compiledFlows.set(id, compiled.flow);
  return compiled.flow;
}

function compilePlanVersion(id: string, document: Plan): CompiledPlan {
  const known = compiledPlans.get(id);
  if (known) return known;
  const compiled = compilePlan(document);
  if (compiledPlans.size >= MOST_COMPILED) compiledPlans.clear();
  compiledPlans.set(id, compiled);
  return compiled;
}

const readsUsage = (flow: PricingFlow): boolean =>
  flow.nodes.some((node) => node.kind === 'input' && node.config.path?.[0] === 'usage');

/** All published plans and flows of the tenant, compiled. Designs are few; customers are many. */
export async function loadBillingDesigns(tx: Transaction): Promise<BillingDesigns> {
  const rows = await tx
    .select({
      id: designs.id,
      kind: designs.kind,
      key: designs.key,
      version: designs.version,
      effectiveFrom: designs.effectiveFrom,
      document: designs.document,
    })
    .from(designs)
    .where(
      and(
        inArray(designs.kind, ['plan', 'pricing-flow']),
        inArray(designs.status, ['published', 'retired']),
      ),
    )
    .orderBy(designs.version);
  const plans = new Map<string, CompiledPlan>();
  const flows = new Map<string, CompiledFlow>();
  const versions = new Map<string, FlowVersion[]>();
  let usage = false;
  for (const row of rows) {
    if (row.kind === 'plan') {
      plans.set(row.id, compilePlanVersion(row.id, row.document as Plan));
      continue;
    }
    const document = row.document as PricingFlow;
    flows.set(row.id, compileFlowVersion(row.id, document));
    usage ||= readsUsage(document);
    const known = versions.get(row.key) ?? [];
    versions.set(row.key, addVersion(known, { id: row.id, effectiveFrom: row.effectiveFrom }));
  }
  return {
    plan: (id) => plans.get(id),
    flow: (id) => flows.get(id),
    versions: (key) => versions.get(key) ?? [],
    readsUsage: usage,
  };
}

/** A later version that begins on or before an earlier one's day takes its place. */
function addVersion(known: readonly FlowVersion[], version: FlowVersion): FlowVersion[] {
  const day = version.effectiveFrom ?? '';
  return [...known.filter(({ effectiveFrom }) => (effectiveFrom ?? '') < day), version];
}

/** Only the versions that stored facts name; for replay. */
export async function loadDesignsByIds(
  tx: Transaction,
  ids: readonly string[],
): Promise<InvoiceDesigns> {
  const missing = ids.filter((id) => !compiledFlows.has(id) && !compiledPlans.has(id));
  if (missing.length > 0) {
    const rows = await tx
      .select({ id: designs.id, kind: designs.kind, document: designs.document })
      .from(designs)
      .where(inArray(designs.id, missing));
    for (const { id, kind, document } of rows) {
      if (kind === 'plan') compilePlanVersion(id, document as Plan);
      else if (kind === 'pricing-flow') compileFlowVersion(id, document as PricingFlow);
    }
  }
  return { plan: (id) => compiledPlans.get(id), flow: (id) => compiledFlows.get(id) };
}
