import type { LocalText } from '#engine/core/issue';
import type { OutputLineConfig } from '#schemas';
import type { ChargeModel } from './charge-model.ts';
import type { FlowDraft, Source } from './flow-draft.ts';
import type { Charge, PricingUnit, TaxTerms } from './lago-plan.ts';
import type { MetricUsage } from './metric-usage.ts';

/** A line of the bill, and the nodes that its amount can be taken from. */
export interface ChargeEnd {
  /** The charge in the plan's currency. */
  charge: string;
  /** The charge in its pricing unit; the same where there is none. */
  inUnit: string;
}

/** Decimals of an amount in a pricing unit. */
const PRICING_UNIT_DIGITS = 2;

/** The model's node with what it reads. */
function addModel(
  draft: FlowDraft,
  id: string,
  model: ChargeModel,
  usage: MetricUsage,
  { isProrated, digits }: { isProrated: boolean; digits: number },
  note: string,
): string {
  const fed = (node: string, units = usage.units()): string => {
    draft.connect(units, node, 'quantity');
    return node;
  };
  const negative = { negativeQuantity: 'allow' } as const;
  switch (model.kind) {
    case 'standard':
      return fed(draft.add('per-unit', id, { price: model.price, ...negative }, note));
    case 'graduated': {
      const node = draft.add('graduated', id, { tiers: model.tiers, ...negative }, note);
      if (!isProrated) return fed(node);
      draft.connect(usage.values(), node, 'changes');
      draft.connect(usage.proratedValues(), node, 'prorated');
      return fed(node, usage.proratedUnits());
    }
    case 'volume': {
      const node = draft.add('volume', id, { tiers: model.tiers, ...negative }, note);
      if (isProrated) draft.connect(usage.fullQuantity(), node, 'full quantity');
      return fed(node);
    }
    case 'package':
      return fed(draft.add('package', id, model.config, note));
    case 'percentage': {
      const node = draft.add('percentage', id, model.config, note);
      draft.connect(usage.values(), node, 'events');
      draft.connect(usage.eventCount(), node, 'event count');
      return fed(node);
    }
    case 'dynamic': {
      const node = draft.add('dynamic', id, { scale: digits, ...negative }, note);
      draft.connect(usage.givenCents(digits), node, 'amount');
      return fed(node);
    }
    case 'custom':
      return usage.givenAmount();
  }
}

/** From a pricing unit to money: rounded in the unit first. */
function addConversion(draft: FlowDraft, id: string, from: string, unit: PricingUnit): ChargeEnd {
  const rounded = draft.add(
    'rounding',
    `${id}_in_unit`,
    { mode: 'half-up', digits: PRICING_UNIT_DIGITS },
    `以计价单位 ${unit.code} 计的金额\nThe amount in the pricing unit ${unit.code}`,
  );
  draft.connect(from, rounded);
  return { inUnit: rounded, charge: addExchange(draft, `${id}_converted`, rounded, unit) };
}

/** An amount in a pricing unit, at what the unit is worth. */
export function addExchange(
  draft: FlowDraft,
  id: string,
  from: string | Source,
  { code, rate }: PricingUnit,
): string {
  const converted = draft.add(
    'per-unit',
    id,
    { price: rate, negativeQuantity: 'allow' },
    `1 ${code} = ${rate}`,
  );
  draft.connect(from, converted, 'quantity');
  return converted;
}

/** Puts a charge on the bill, with its tax. */
export function addLine(
  draft: FlowDraft,
  id: string,
  from: Source,
  tax: TaxTerms | undefined,
  line: OutputLineConfig & { name: LocalText },
): void {
  let end = from;
  if (tax) {
    const { category, ratePercent } = tax;
    const taxed = draft.add('tax', `${id}_tax`, { category, ratePercent, mode: 'exclusive' });
    draft.connect(from, taxed);
    end = { node: taxed };
  }
  const node = draft.add('output-line', `${id}_line`, line);
  draft.connect(end, node);
}

const MODEL_LABELS: Readonly<Record<ChargeModel['kind'], LocalText>> = {
  standard: { zh: '标准计费', en: 'Standard' },
  graduated: { zh: '阶梯分段计费', en: 'Graduated' },
  volume: { zh: '全量阶梯计费', en: 'Volume' },
  package: { zh: '按包计费', en: 'Package' },
  percentage: { zh: '按比例计费', en: 'Percentage' },
  dynamic: { zh: '随用量给定的金额', en: 'Dynamic' },
  custom: { zh: '自定义计费', en: 'Custom' },
};

export const modelNote = ({ kind }: ChargeModel, name: LocalText): string =>
  `${MODEL_LABELS[kind].zh}：${name.zh}\n${MODEL_LABELS[kind].en}: ${name.en}`;

/** One chain from usage to a line: the charge itself, or one of its filters. */
export function addChain(
  draft: FlowDraft,
  id: string,
  { name, model, usage }: { name: LocalText; model: ChargeModel; usage: MetricUsage },
  charge: Charge,
  digits: number,
  line: OutputLineConfig,
): ChargeEnd {
  const { isProrated, pricingUnit, tax } = charge;
  const terms = { isProrated, digits };
  const priced = addModel(draft, `${id}_charge`, model, usage, terms, modelNote(model, name));
  const end = pricingUnit
    ? addConversion(draft, id, priced, pricingUnit)
    : { charge: priced, inUnit: priced };
  addLine(draft, id, { node: end.charge }, tax, {
    ...line,
    name,
    lineKind: 'usage',
    belowZero: 'nothing',
  });
  return end;
}
