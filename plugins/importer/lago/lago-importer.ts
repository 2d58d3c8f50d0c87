import type { Issue } from '#engine/core/issue';
import { compileBundle } from '#engine/core/rating';
import type { DesignImporter, ImportedDesigns } from '#plugins/contract';
import type { Bundle, Plan, PricingFlow } from '#schemas';
import { buildFlow } from './build-flow.ts';
import type { LagoPlan } from './lago-plan.ts';
import { parsePlan } from './parse-plan.ts';
import { readPlan } from './read-plan.ts';
import { Reading } from './reading.ts';

/** Nodes of one flow. */
const MAX_NODES = 2000;

/** The plan that the flow prices, so that the bundle can be published. */
function planDesign({ name, currency, interval }: LagoPlan, flow: PricingFlow): Plan {
  const isProrated = flow.nodes.some(({ kind }) => kind === 'proration');
  return {
    kind: 'plan',
    key: flow.key,
    name,
    currency,
    billing: {
      interval,
      timing: 'arrears',
      anchor: 'calendar',
      proration: isProrated ? 'by-day' : 'full',
    },
    modules: [{ key: flow.key, type: 'base-service', name, required: true, flow: flow.key }],
  };
}

function toBundle(plan: LagoPlan): Bundle {
  const flow = buildFlow(plan);
  return {
    kind: 'bundle',
    name: plan.name,
    entry: flow.key,
    currency: plan.currency,
    designs: [flow, planDesign(plan, flow)] as Bundle['designs'],
  };
}

function isEmpty({ charges, fixedCharges, fee, commitment }: LagoPlan): boolean {
  return charges.length === 0 && fixedCharges.length === 0 && !fee && !commitment;
}

/** Why a bundle can't rate; none where it can. */
function problemsOf(bundle: Bundle, reading: Reading): Issue[] {
  const [flow] = bundle.designs as unknown as [PricingFlow];
  if (flow.nodes.length > MAX_NODES) {
    const message = {
      zh: `需要 ${flow.nodes.length} 个节点，一个流程最多 ${MAX_NODES} 个`,
      en: `it takes ${flow.nodes.length} nodes; a flow has ${MAX_NODES} at most`,
    };
    reading.refuse('lago-too-large', '', message, { nodes: flow.nodes.length, limit: MAX_NODES });
    return reading.report;
  }
  const compiled = compileBundle(bundle);
  return compiled.ok ? [] : compiled.issues;
}

function importDesigns(text: string): ImportedDesigns {
  const reading = new Reading();
  const { report } = reading;
  const found = parsePlan(text, reading);
  const plan = found && readPlan(found, reading);
  if (!plan) return { report };
  if (isEmpty(plan)) {
    reading.refuse('lago-nothing', found.path, {
      zh: '套餐没有可以导入的费用',
      en: 'the plan has no charge that could be imported',
    });
    return { report };
  }
  const bundle = toBundle(plan);
  const problems = problemsOf(bundle, reading);
  if (problems === report) return { report };
  if (problems.length > 0) return { report: [...report, ...problems] };
  return { bundle, report };
}

/** Plans of Lago, as its public API writes them. */
export const lagoImporter: DesignImporter = {
  id: 'lago',
  name: { zh: 'Lago 套餐', en: 'Lago plan' },
  importDesigns,
};
