import { and, eq, inArray } from 'drizzle-orm';
import { designs } from '#drizzle';
import { designLibrary } from '#engine/core/design';
import { compilePricingFlow } from '#engine/core/flow';
import type { CompiledFlow } from '#engine/core/graph';
import { type CompiledPlan, compilePlan, type InvoiceDesigns } from '#engine/core/invoice';
import type { Scope } from '#engine/runtime/context';
import { versionInForce } from '#engine/runtime/design/usage';
import { invalid } from '#engine/runtime/error';
import type { Plan, PricingFlow } from '#schemas';

/** A flow as it prices a day. */
export interface PricedFlow {
  id: string;
  version: number;
  document: PricingFlow;
  compiled: CompiledFlow;
}

/** A plan with the flows that price it on a day, ready to compute with. */
export interface PricedPlan {
  id: string;
  plan: CompiledPlan;
  flows: ReadonlyMap<string, PricedFlow>;
  designs: InvoiceDesigns;
}

/** The flow versions that are in force on a day, by key. */
async function loadFlows(
  { tx, tenantId }: Scope,
  keys: readonly string[],
  day: string,
): Promise<Map<string, PricedFlow>> {
  if (keys.length === 0) return new Map();
  const versions = await tx
    .select({
      id: designs.id,
      key: designs.key,
      version: designs.version,
      effectiveFrom: designs.effectiveFrom,
    })
    .from(designs)
    .where(
      and(
        eq(designs.tenantId, tenantId),
        eq(designs.kind, 'pricing-flow'),
        inArray(designs.key, [...keys]),
        inArray(designs.status, ['published', 'retired']),
      ),
    );
  const wanted = [...Map.groupBy(versions, ({ key }) => key).values()].flatMap((of) => {
    const found = versionInForce(of, day);
    return found ? [found] : [];
  });
  if (wanted.length === 0) return new Map();
  const documents = await tx
    .select({ id: designs.id, document: designs.document })
    .from(designs)
    .where(
      and(
        eq(designs.tenantId, tenantId),
        inArray(
          designs.id,
          wanted.map(({ id }) => id),
        ),
      ),
    );
  const byId = new Map(documents.map(({ id, document }) => [id, document as PricingFlow]));
  return new Map(
    wanted.flatMap(({ id, key, version }) => {
      const document = byId.get(id);
      const result = document && compilePricingFlow(document, designLibrary([]));
      if (!document || !result?.ok) return [];
      return [[key, { id, version: version ?? 0, document, compiled: result.flow }]];
    }),
  );
}

/** @throws AppError `invalid` where a draft can't be billed with yet */
export async function loadPricedPlan(
  scope: Scope,
  { id, document }: { id: string; document: unknown },
  day: string,
): Promise<PricedPlan> {
  const plan = compileOrRefuse(document as Plan);
  const keys = plan.document.modules.flatMap(({ flow }) => (flow === undefined ? [] : [flow]));
  const flows = await loadFlows(scope, [...new Set(keys)], day);
  const byId = new Map([...flows.values()].map((flow) => [flow.id, flow.compiled]));
  return {
    id,
    plan,
    flows,
    designs: {
      plan: (wanted) => (wanted === id ? plan : undefined),
      flow: (wanted) => byId.get(wanted),
    },
  };
}

function compileOrRefuse(document: Plan): CompiledPlan {
  try {
    return compilePlan(document);
  } catch {
    throw invalid([
      {
        code: 'plan-not-billable',
        severity: 'error',
        path: '/document',
        message: {
          zh: '套餐草稿还不能计费，请先解决其中的问题',
          en: 'the draft of the plan cannot be billed yet; solve its problems first',
        },
        params: {},
      },
    ]);
  }
}
