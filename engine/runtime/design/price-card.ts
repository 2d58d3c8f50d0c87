import { RatingError } from '#engine/core/graph';
import { computeInvoice, toComputation } from '#engine/core/invoice';
import type { Issue, LocalText } from '#engine/core/issue';
import { type Context, inTransaction } from '#engine/runtime/context';
import {
  type Choice,
  type ChoiceValue,
  choicesOf,
  combinations,
  isOneTime,
  loadPricedPlan,
  type PricedFlow,
  type PricedPlan,
  sampleFacts,
  usualAttributes,
} from '#engine/runtime/design/price';
import { todayOf } from '#engine/runtime/design/usage';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import type { FlowNode, Plan, PlanModule } from '#schemas';
import { getDesign } from './get-design.ts';

export interface PriceCardInput {
  key: string;
  /** The latest published, if missing. */
  version?: number | 'draft' | 'latest';
  /** The day whose flow versions price it; today, if missing. */
  on?: string;
}

/** What one whole period costs, or a one-off; or why it can't be said. Amounts in major units. */
export interface Price {
  /** Of each choice, in their order. */
  values: ChoiceValue[];
  subtotal: string | null;
  tax: string | null;
  total: string | null;
  issue: Issue | null;
}

export interface ModulePrice {
  key: string;
  type: PlanModule['type'];
  name: LocalText;
  /** The flow version in force; null for discounts, and where there is none. */
  flow: { key: string; name: LocalText; version: number } | null;
  /** How often; null for what is charged once. */
  interval: Plan['billing']['interval'] | null;
  timing: Plan['billing']['timing'];
  choices: Choice[];
  prices: Price[];
  /** Nodes of the flow that price by tiers or packages, to be shown as tables. */
  tiers: FlowNode[];
}

export interface PriceCard {
  planId: string;
  currency: string;
  on: string;
  modules: ModulePrice[];
}

const parse = inputParser<PriceCardInput>(
  { key: TEXT.word },
  {
    version: { type: ['integer', 'string'], pattern: '^(draft|latest)$', minimum: 1 },
    on: TEXT.date,
  },
);

/**
 * What a plan costs for typical choices: for each module and each value of what its price depends
 * on, one whole period computed by the function that computes invoices.
 */
export async function priceCard({
  ctx,
  input,
}: {
  ctx: Context;
  input: PriceCardInput;
}): Promise<PriceCard> {
  requirePermission(ctx, 'design.price-card');
  const { key, version = 'latest', on } = parse(input);
  return inTransaction(ctx, async (scope) => {
    const design = await getDesign({ ctx: scope, input: { kind: 'plan', key, version } });
    const day = on ?? (await todayOf(scope));
    const priced = await loadPricedPlan(scope, design, day);
    const { document } = priced.plan;
    return {
      planId: design.id,
      currency: document.currency,
      on: day,
      modules: document.modules.map((module) => priceModule(priced, module, day)),
    };
  });
}

const TIERED = new Set<FlowNode['kind']>([
  'graduated',
  'volume',
  'stairstep',
  'package',
  'annual-ladder',
  'true-up',
]);

function priceModule(priced: PricedPlan, module: PlanModule, day: string): ModulePrice {
  const { document } = priced.plan;
  const flow = priced.flows.get(module.flow ?? '');
  const choices = flow ? choicesOf(document, flow.document) : [];
  const { interval, timing } = { ...document.billing, ...module.billing };
  return {
    key: module.key,
    type: module.type,
    name: module.name,
    flow: flow ? flowName(flow) : null,
    interval: isOneTime(module) ? null : interval,
    timing,
    choices,
    prices:
      module.type === 'discount'
        ? []
        : combinations(choices).map((values) => price(priced, module, choices, values, day)),
    tiers: flow?.document.nodes.filter(({ kind }) => TIERED.has(kind)) ?? [],
  };
}

const flowName = ({ document, version }: PricedFlow): ModulePrice['flow'] => ({
  key: document.key,
  name: document.name,
  version,
});

function price(
  priced: PricedPlan,
  module: PlanModule,
  choices: readonly Choice[],
  values: ChoiceValue[],
  day: string,
): Price {
  const { plan, id, flows, designs } = priced;
  const chosen = (kind: Choice['kind']) =>
    Object.fromEntries(
      choices.flatMap((choice, index) =>
        choice.kind === kind ? [[choice.key, values[index] as ChoiceValue]] : [],
      ),
    );
  const usage = Object.entries(chosen('usage')).map(([metric, used]) => [metric, String(used)]);
  const facts = sampleFacts(
    plan.document,
    id,
    [{ module, ...(usage.length > 0 && { usage: Object.fromEntries(usage) }) }],
    { ...usualAttributes(plan.document), ...chosen('attribute') },
    new Map([...flows].map(([key, flow]) => [key, flow.id])),
    Temporal.PlainDate.from(day),
  );
  try {
    const { subtotal, tax, total } = toComputation(
      computeInvoice(facts, designs),
      plan.policy.digits,
    );
    return { values, subtotal, tax, total, issue: null };
  } catch (error) {
    if (!(error instanceof RatingError)) throw error;
    return { values, subtotal: null, tax: null, total: null, issue: error.issue };
  }
}
