import { Decimal } from '#engine/core/decimal';
import type { LocalText } from '#engine/core/issue';
import type { FlowNode, Plan, PricingFlow } from '#schemas';
import type { Attributes } from './sample.ts';

export type ChoiceValue = string | number | boolean;

/** Something that a module's price depends on, with the values that its price is shown for. */
export interface Choice {
  kind: 'attribute' | 'usage';
  key: string;
  label: LocalText;
  /** What values are called, by their text. */
  valueLabels?: Record<string, LocalText>;
  values: ChoiceValue[];
}

const MOST_PRICES = 48;
const MOST_USAGES = 6;
const PLAIN = /^\d+(\.\d+)?$/;

type Attribute = NonNullable<Plan['attributes']>[number];

function inputPaths(flow: PricingFlow): string[][] {
  return flow.nodes.flatMap((node) =>
    node.kind === 'input' ? [node.config.path ?? [node.name ?? node.id]] : [],
  );
}

/** What an order that says nothing of an attribute is taken to say, for a sample. */
function usualValue({ type, allowed, default: usual }: Attribute): ChoiceValue | undefined {
  if (usual !== undefined) return usual;
  if (allowed?.[0] !== undefined) return allowed[0];
  return { number: 1, boolean: false, string: undefined, date: undefined }[type];
}

export function usualAttributes(plan: Plan): Attributes {
  return Object.fromEntries(
    (plan.attributes ?? []).flatMap((attribute) => {
      const value = usualValue(attribute);
      return value === undefined ? [] : [[attribute.key, value]];
    }),
  );
}

function attributeChoices(plan: Plan, paths: readonly string[][]): Choice[] {
  const read = new Set(paths.flatMap(([, list, key]) => (list === 'attributes' ? [key] : [])));
  return (plan.attributes ?? []).flatMap((attribute): Choice[] => {
    if (!read.has(attribute.key)) return [];
    const usual = usualValue(attribute);
    const values = attribute.allowed ?? (usual === undefined ? [] : [usual]);
    if (values.length === 0) return [];
    const { key, label, valueLabels } = attribute;
    return [{ kind: 'attribute', key, label, values, ...(valueLabels && { valueLabels }) }];
  });
}

const numbers = (values: readonly unknown[]): Decimal[] =>
  values.flatMap((value) => (PLAIN.test(String(value)) ? [Decimal.of(String(value))] : []));

/** Numbers inside a flow at which what a unit costs changes. */
function turningPoints({ nodes }: PricingFlow): { free: Decimal; bounds: Decimal[] } {
  const free = numbers(
    nodes.flatMap((node) =>
      node.kind === 'included-quantity' || node.kind === 'rollover' ? [node.config.included] : [],
    ),
  );
  const bounds = numbers(nodes.flatMap(boundsOf));
  return { free: free[0] ?? Decimal.ZERO, bounds };
}

function boundsOf(node: FlowNode): unknown[] {
  switch (node.kind) {
    case 'graduated':
    case 'volume':
    case 'stairstep':
    case 'annual-ladder':
    case 'true-up':
      return node.config.tiers.map(({ upTo }) => upTo);
    case 'package':
      return [node.config.size];
    default:
      return [];
  }
}

/** Quantities worth showing: nothing free left, each bound reached, and twice the last. */
export function usageSamples(flow: PricingFlow): string[] {
  const { free, bounds } = turningPoints(flow);
  const last = bounds.at(-1) ?? Decimal.of(100);
  const reached = bounds.length > 0 ? bounds : [Decimal.ONE, Decimal.of(10), last];
  const samples = [
    ...(free.isZero() ? [] : [free]),
    ...reached.map((bound) => free.plus(bound)),
    free.plus(last).plus(last),
  ].sort((a, b) => a.compare(b));
  const texts = samples.map((sample) => sample.toString());
  return [...new Set(texts)].slice(0, MOST_USAGES);
}

/** What a module's price is shown by: attributes that its flow reads, and what is used. */
export function choicesOf(plan: Plan, flow: PricingFlow): Choice[] {
  const paths = inputPaths(flow);
  const metrics = new Set(
    paths.flatMap(([list, metric]) => (list === 'usage' && metric !== undefined ? [metric] : [])),
  );
  const usage = [...metrics].map((key): Choice => {
    return { kind: 'usage', key, label: { zh: key, en: key }, values: usageSamples(flow) };
  });
  return bounded([...attributeChoices(plan, paths), ...usage]);
}

/** Choices as long as all their combinations can be shown; later ones keep their usual value. */
function bounded(choices: readonly Choice[]): Choice[] {
  let combinations = 1;
  return choices.filter(({ values }) => {
    if (combinations * values.length > MOST_PRICES) return false;
    combinations *= values.length;
    return true;
  });
}

/** Every combination, the last choice changing first. */
export function combinations(choices: readonly Choice[]): ChoiceValue[][] {
  return choices.reduce<ChoiceValue[][]>(
    (known, { values }) => known.flatMap((start) => values.map((value) => [...start, value])),
    [[]],
  );
}
