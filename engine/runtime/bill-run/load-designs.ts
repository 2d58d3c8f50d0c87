import { and, eq, inArray } from 'drizzle-orm';
import { designs, type Transaction } from '#drizzle';
import { designLibrary } from '#engine/core/design';
import { compilePricingFlow } from '#engine/core/flow';
import type { CompiledFlow } from '#engine/core/graph';
import { type CompiledPlan, compilePlan, type InvoiceDesigns } from '#engine/core/invoice';
import { AppError } from '#engine/runtime/error';
import type { Plan, PricingFlow } from '#schemas';
import type { FlowVersion } from './billing-plan.ts';
import { factsRead } from './facts-read.ts';

/** Compiled versions of a tenant; a published version never changes, so they are kept. */
export interface BillingDesigns extends InvoiceDesigns {
  /** Published versions of a flow, by the day they begin to hold. */
  versions(flowKey: string): readonly FlowVersion[];
  /** Whether any flow in force reads usage, of the period or of those before it. */
  readsUsage: boolean;
}

const MOST_COMPILED = 5_000;

/** Compiled designs by tenant and version, kept between transactions. */
export class DesignCache {
  private readonly compiled = new Map<string, CompiledFlow | CompiledPlan>();

  has(tenantId: string, id: string): boolean {
    return this.compiled.has(`${tenantId}/${id}`);
  }

  add(tenantId: string, { id, kind, document }: DesignRow): void {
    if (this.compiled.size >= MOST_COMPILED) this.compiled.clear();
    this.compiled.set(
      `${tenantId}/${id}`,
      kind === 'plan' ? compilePlan(document as Plan) : compileFlow(id, document as PricingFlow),
    );
  }

  designs(tenantId: string): InvoiceDesigns {
    const found = new Map<string, CompiledFlow | CompiledPlan | undefined>();
    const find = (id: string): CompiledFlow | CompiledPlan | undefined => {
      const known = found.get(id);
      if (known) return known;
      const design = this.compiled.get(`${tenantId}/${id}`);
      found.set(id, design);
      return design;
    };
    return {
      plan(id) {
        const design = find(id);
        return isFlow(design) ? undefined : design;
      },
      flow(id) {
        const design = find(id);
        return isFlow(design) ? design : undefined;
      },
    };
  }
}

const sharedCache = new DesignCache();

interface DesignRow {
  id: string;
  kind: string;
  document: unknown;
}

function compileFlow(id: string, document: PricingFlow): CompiledFlow {
  const result = compilePricingFlow(document, designLibrary([]));
  if (result.ok) return result.flow;
  throw new AppError(
    'invalid',
    {
      zh: `计费流程“${document.key}”的版本 ${id} 无法编译`,
      en: `version ${id} of pricing flow "${document.key}" does not compile`,
    },
    result.issues,
  );
}

const isFlow = (design: CompiledFlow | CompiledPlan | undefined): design is CompiledFlow =>
  design !== undefined && 'steps' in design;

function readsUsage(flow: CompiledFlow | undefined): boolean {
  if (!flow) return false;
  const { usage, history } = factsRead(flow);
  return usage || history;
}

const BILLING_KINDS = ['plan', 'pricing-flow'];

/** Compiles the versions that the cache doesn't hold yet. */
async function compileMissing(
  tx: Transaction,
  tenantId: string,
  ids: readonly string[],
  cache: DesignCache,
): Promise<void> {
  const missing = ids.filter((id) => !cache.has(tenantId, id));
  if (missing.length === 0) return;
  const rows = await tx
    .select({ id: designs.id, kind: designs.kind, document: designs.document })
    .from(designs)
    .where(and(eq(designs.tenantId, tenantId), inArray(designs.id, missing)));
  for (const row of rows) if (BILLING_KINDS.includes(row.kind)) cache.add(tenantId, row);
}

/** All published plans and flows of the tenant, compiled. Designs are few; customers are many. */
export async function loadBillingDesigns(
  tx: Transaction,
  tenantId: string,
): Promise<BillingDesigns> {
  const rows = await tx
    .select({
      id: designs.id,
      kind: designs.kind,
      key: designs.key,
      effectiveFrom: designs.effectiveFrom,
    })
    .from(designs)
    .where(
      and(
        eq(designs.tenantId, tenantId),
        inArray(designs.kind, BILLING_KINDS),
        inArray(designs.status, ['published', 'retired']),
      ),
    )
    .orderBy(designs.version);
  await compileMissing(
    tx,
    tenantId,
    rows.map(({ id }) => id),
    sharedCache,
  );
  const known = sharedCache.designs(tenantId);
  const versions = new Map<string, FlowVersion[]>();
  let usage = false;
  for (const { id, kind, key, effectiveFrom } of rows) {
    if (kind !== 'pricing-flow') continue;
    usage ||= readsUsage(known.flow(id));
    versions.set(key, addVersion(versions.get(key) ?? [], { id, effectiveFrom }));
  }
  return { ...known, versions: (key) => versions.get(key) ?? [], readsUsage: usage };
}

/** A later version that begins on or before an earlier one's day takes its place. */
function addVersion(known: readonly FlowVersion[], version: FlowVersion): FlowVersion[] {
  const day = version.effectiveFrom ?? '';
  return [...known.filter(({ effectiveFrom }) => (effectiveFrom ?? '') < day), version];
}

/** Only the versions that stored facts name; for replay, with a cache of the caller's. */
export async function loadDesignsByIds(
  tx: Transaction,
  tenantId: string,
  ids: readonly string[],
  cache: DesignCache,
): Promise<InvoiceDesigns> {
  await compileMissing(tx, tenantId, ids, cache);
  return cache.designs(tenantId);
}
