import { alignedPeriod } from '#engine/core/calendar';
import type { InvoiceFacts, ItemFacts, SharedPeriod } from '#engine/core/invoice';
import type { Plan, PlanModule } from '#schemas';

/** One module as a sample customer has it. */
export interface SampleItem {
  module: PlanModule;
  quantity?: string;
  usage?: Record<string, string>;
}

export type Attributes = Record<string, string | number | boolean>;

const ONE_TIME = new Set<PlanModule['type']>(['one-off', 'deposit']);

export const isOneTime = ({ type }: PlanModule): boolean => ONE_TIME.has(type);

/** The whole period of a module that holds a day, as it is billed; a one-off goes to infinity. */
function wholePeriod(plan: Plan, module: PlanModule, day: Temporal.PlainDate): SharedPeriod {
  if (isOneTime(module)) return { start: day.toString(), end: null };
  const rule = { ...plan.billing, ...module.billing, anchorOn: day };
  const whole = alignedPeriod(rule, day);
  const [start, end] = [whole.start.toString(), whole.end.toString()];
  const days = whole.start.until(whole.end).days;
  return {
    start,
    end,
    wholeStart: start,
    wholeEnd: end,
    share: { numerator: days, denominator: days },
  };
}

/** Facts of a customer who has these modules for one whole period each. */
export function sampleFacts(
  plan: Plan,
  planId: string,
  items: readonly SampleItem[],
  attributes: Attributes,
  flowIds: ReadonlyMap<string, string>,
  day: Temporal.PlainDate,
): InvoiceFacts {
  const periods: SharedPeriod[] = [];
  const flows: string[] = [];
  const itemFacts = items.map(({ module, quantity, usage }, index): ItemFacts => {
    periods.push(wholePeriod(plan, module, day));
    const flow = module.flow === undefined ? undefined : flowIds.get(module.flow);
    return {
      id: `item-${index + 1}`,
      module: module.key,
      quantity: quantity ?? String(module.quantity?.default ?? 1),
      startsOn: day.toString(),
      periods: [
        {
          of: index,
          flow: module.type === 'discount' ? null : flows.push(flow ?? '') - 1,
          ...(usage && { usage }),
          history: [],
        },
      ],
    };
  });
  return {
    currency: plan.currency,
    customer: {},
    periods,
    flows,
    subscriptions: [
      { id: 'sample', plan: planId, startsOn: day.toString(), attributes, items: itemFacts },
    ],
  };
}
