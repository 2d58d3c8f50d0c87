import type { PricingFlow } from '#schemas';
import { addChain, addExchange, addLine, type ChargeEnd, modelNote } from './charge-chain.ts';
import { FlowDraft, type Source } from './flow-draft.ts';
import type { Charge, ChargeFilter, FixedCharge, LagoPlan } from './lago-plan.ts';
import { MetricUsage } from './metric-usage.ts';
import { designKey, Names, nodePrefix } from './names.ts';
import { addSum } from './sum-formula.ts';

/** What the parts of a flow are built with. */
interface FlowParts {
  draft: FlowDraft;
  plan: LagoPlan;
  items: Names;
  metrics: Map<string, MetricUsage>;
  /** Each charge in the plan's currency, for the commitment. */
  billed: Source[];
  /** What comes after all charges: true-ups. */
  afterwards: (() => void)[];
}

function metricOf({ draft, metrics }: FlowParts, path: string[], label: string): MetricUsage {
  const key = JSON.stringify(path);
  const known = metrics.get(key) ?? new MetricUsage(draft, path, label);
  metrics.set(key, known);
  return known;
}

/** The top-up of a charge to its minimum, on a line of its own. */
function addTrueUp(
  { draft, plan, items, billed }: FlowParts,
  id: string,
  charge: Charge,
  ends: ChargeEnd[],
) {
  const { minimum, pricingUnit, name, code, tax } = charge;
  if (!minimum) return;
  const spent = addSum(
    draft,
    `${id}_spent`,
    ends.map(({ inUnit }) => ({ node: inUnit })),
    pricingUnit ? 2 : plan.digits,
    `${name.zh} 的已计费金额\nWhat ${name.en} comes to`,
  );
  const bound = draft.add('minimum', `${id}_minimum`, { amount: `${minimum}` });
  draft.connect(spent, bound);
  const topUp: Source = { node: bound, port: 'top up' };
  const end = pricingUnit
    ? { node: addExchange(draft, `${id}_top_up_converted`, topUp, pricingUnit) }
    : topUp;
  billed.push(end);
  addLine(draft, `${id}_top_up`, end, tax, {
    item: items.take(`${designKey(code, 'charge')}-minimum`),
    name: { zh: `${name.zh}：最低消费补足`, en: `${name.en}: top-up to the minimum` },
    lineKind: 'minimum',
    omitZero: true,
  });
}

function addFilter(
  parts: FlowParts,
  id: string,
  charge: Charge,
  { key, name, model }: ChargeFilter,
): ChargeEnd {
  const { draft, plan, items } = parts;
  const path = ['usage', charge.metric, 'filters', key];
  const usage = metricOf(parts, path, `${charge.metric}_${key}`);
  const filterName = { zh: `${charge.name.zh}：${name.zh}`, en: `${charge.name.en}: ${name.en}` };
  const item = items.take(designKey(`${charge.code}-${key}`, 'filter'));
  const line = { item, omitZero: true };
  return addChain(draft, id, { name: filterName, model, usage }, charge, plan.digits, line);
}

function addCharge(parts: FlowParts, charge: Charge): void {
  const { draft, plan, items } = parts;
  const id = draft.prefix('charge', nodePrefix(charge.code, 'charge'));
  const usage = metricOf(parts, ['usage', charge.metric], charge.metric);
  const item = items.take(designKey(charge.code, 'charge'));
  const { name, model } = charge;
  const own = addChain(draft, id, { name, model, usage }, charge, plan.digits, { item });
  const filtered = charge.filters.map((filter, index) =>
    addFilter(parts, `${id}_filter_${index + 1}`, charge, filter),
  );
  const ends = [own, ...filtered];
  parts.billed.push(...ends.map((end) => ({ node: end.charge })));
  parts.afterwards.push(() => addTrueUp(parts, id, charge, ends));
}

/** A charge over units that the plan names, such as seats. */
function addFixedCharge({ draft, items, billed }: FlowParts, charge: FixedCharge): void {
  const { code, name, model, units, isProrated, tax } = charge;
  const id = draft.prefix('charge', nodePrefix(code, 'fixed'));
  const given = draft.add('formula', `${id}_units`, { expression: units, type: 'number' });
  const note = modelNote(model, name);
  let end = addFixedModel(draft, `${id}_charge`, model, given, note);
  if (isProrated) {
    const share = draft.add('proration', `${id}_share`, {});
    draft.connect(end, share);
    end = share;
  }
  billed.push({ node: end });
  const item = items.take(designKey(code, 'fixed-charge'));
  addLine(draft, id, { node: end }, tax, { item, name, lineKind: 'charge' });
}

function addFixedModel(
  draft: FlowDraft,
  id: string,
  model: FixedCharge['model'],
  units: string,
  note: string,
): string {
  const node =
    model.kind === 'graduated' || model.kind === 'volume'
      ? draft.add(model.kind, id, { tiers: model.tiers }, note)
      : draft.add('per-unit', id, { price: model.kind === 'standard' ? model.price : '0' }, note);
  draft.connect(units, node, 'quantity');
  return node;
}

function addSubscriptionFee({ draft, plan, items, billed }: FlowParts): void {
  if (!plan.fee) return;
  const { name, amount, tax } = plan.fee;
  const note = `月租：${name.zh}\nSubscription fee: ${name.en}`;
  const fee = draft.add('flat', 'subscription_fee', { price: `${amount}` }, note);
  const share = draft.add('proration', 'subscription_share', {});
  draft.connect(fee, share);
  billed.push({ node: share });
  const item = items.take('subscription');
  addLine(draft, 'subscription', { node: share }, tax, { item, name, lineKind: 'charge' });
}

/** The top-up of everything to the plan's commitment. */
function addCommitment({ draft, plan, items, billed }: FlowParts): void {
  if (!plan.commitment) return;
  const { name, amount, tax } = plan.commitment;
  const note = '本期全部费用\nAll charges of the period';
  const spent = addSum(draft, 'commitment_spent', billed, plan.digits, note);
  const bound = draft.add('minimum', 'commitment_minimum', { amount: `${amount}` });
  draft.connect(spent, bound);
  const item = items.take('minimum-commitment');
  addLine(draft, 'commitment', { node: bound, port: 'top up' }, tax, {
    item,
    name,
    lineKind: 'minimum',
    omitZero: true,
  });
}

/**
 * One flow: a chain and a line for each charge in the order of the plan, then what the plan itself
 * costs, then what minimums add.
 */
export function buildFlow(plan: LagoPlan): PricingFlow {
  const draft = new FlowDraft();
  const parts: FlowParts = {
    draft,
    plan,
    items: new Names('-'),
    metrics: new Map(),
    billed: [],
    afterwards: [],
  };
  for (const charge of plan.charges) addCharge(parts, charge);
  for (const charge of plan.fixedCharges) addFixedCharge(parts, charge);
  addSubscriptionFee(parts);
  for (const add of parts.afterwards) add();
  addCommitment(parts);
  const { description } = plan;
  return {
    kind: 'pricing-flow',
    key: designKey(plan.code, 'plan'),
    name: plan.name,
    ...(description !== undefined && {
      description: { zh: description.slice(0, 500), en: description.slice(0, 500) },
    }),
    nodes: draft.nodes as PricingFlow['nodes'],
    edges: draft.edges,
  };
}
