import { RatingError } from '#engine/core/graph';
import { computeInvoice, toComputation } from '#engine/core/invoice';
import { issue } from '#engine/core/issue';
import { type Context, inTransaction } from '#engine/runtime/context';
import {
  type Attributes,
  loadPricedPlan,
  type PricedPlan,
  type SampleItem,
  sampleFacts,
  usualAttributes,
} from '#engine/runtime/design/price';
import { todayOf } from '#engine/runtime/design/usage';
import { invalid } from '#engine/runtime/error';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import type { Computation } from '#schemas';
import { getDesign } from './get-design.ts';

export interface QuotePlanInput {
  key: string;
  /** The latest published, if missing. */
  version?: number | 'draft' | 'latest';
  /** The day whose flow versions price it; today, if missing. */
  on?: string;
  /** What the order says; the usual value where it doesn't. */
  attributes?: Attributes;
  items: { module: string; quantity?: string; usage?: Record<string, string> }[];
}

const MOST_ITEMS = 300;
const MOST_METRICS = 50;

const parse = inputParser<QuotePlanInput>(
  {
    key: TEXT.word,
    items: {
      type: 'array',
      minItems: 1,
      maxItems: MOST_ITEMS,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['module'],
        properties: {
          module: TEXT.word,
          quantity: TEXT.decimal,
          usage: {
            type: 'object',
            maxProperties: MOST_METRICS,
            additionalProperties: TEXT.decimal,
          },
        },
      },
    },
  },
  {
    version: { type: ['integer', 'string'], pattern: '^(draft|latest)$', minimum: 1 },
    on: TEXT.date,
    attributes: {
      type: 'object',
      maxProperties: 100,
      additionalProperties: { type: ['string', 'integer', 'boolean'], maxLength: 500 },
    },
  },
);

/** The bill of one whole period for modules chosen by hand; nothing is ordered or kept. */
export async function quotePlan({
  ctx,
  input,
}: {
  ctx: Context;
  input: QuotePlanInput;
}): Promise<Computation> {
  requirePermission(ctx, 'design.price-card');
  const { key, version = 'latest', on, attributes, items } = parse(input);
  return inTransaction(ctx, async (scope) => {
    const design = await getDesign({ ctx: scope, input: { kind: 'plan', key, version } });
    const day = on ?? (await todayOf(scope));
    const priced = await loadPricedPlan(scope, design, day);
    return compute(priced, placeItems(priced, items), attributes ?? {}, day);
  });
}

function placeItems({ plan }: PricedPlan, items: QuotePlanInput['items']): SampleItem[] {
  return items.map(({ module: key, ...given }, index) => {
    const module = plan.modules.get(key);
    if (module) return { module, ...given };
    const text = { zh: `套餐里没有模块“${key}”`, en: `the plan has no module "${key}"` };
    throw invalid([issue('module-missing', `/items/${index}/module`, text, { module: key })]);
  });
}

function compute(
  { plan, id, flows, designs }: PricedPlan,
  items: readonly SampleItem[],
  attributes: Attributes,
  day: string,
): Computation {
  const facts = sampleFacts(
    plan.document,
    id,
    items,
    { ...usualAttributes(plan.document), ...attributes },
    new Map([...flows].map(([key, flow]) => [key, flow.id])),
    Temporal.PlainDate.from(day),
  );
  try {
    return toComputation(computeInvoice(facts, designs), plan.policy.digits);
  } catch (error) {
    if (error instanceof RatingError) return { issues: [error.issue] };
    throw error;
  }
}
