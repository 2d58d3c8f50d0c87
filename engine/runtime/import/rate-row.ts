import { alignedPeriod, parseDate } from '#engine/core/calendar';
import type { Decimal } from '#engine/core/decimal';
import { RatingError } from '#engine/core/graph';
import { computeInvoice, type InvoiceDesigns, type InvoiceFacts } from '#engine/core/invoice';
import { type Issue, issue } from '#engine/core/issue';
import type { MappedCustomer, MappedRow, MappedSubscription } from '#engine/runtime/import/mapping';
import type { Plan } from '#schemas';

/** The plan that rows are rated with; designs are found by their keys. */
export interface RowDesigns {
  plan: Plan;
  designs: InvoiceDesigns;
}

export type RowCharge = { ok: true; charge: Decimal } | { ok: false; issues: Issue[] };

/**
 * What a row costs for one whole period, before tax: its recurring modules, by the same function
 * that bills.
 */
export function rateRow(
  { customer, subscription }: MappedRow,
  rowDesigns: RowDesigns | undefined,
): RowCharge {
  if (!subscription || !rowDesigns) return { ok: false, issues: [] };
  const { plan, designs } = rowDesigns;
  const facts = factsOf(customer, subscription, plan);
  if (facts.subscriptions[0]?.items.length === 0) return { ok: false, issues: [] };
  try {
    return { ok: true, charge: computeInvoice(facts, designs).subtotal };
  } catch (error) {
    if (error instanceof RatingError) return { ok: false, issues: [error.issue] };
    throw error;
  }
}

function factsOf(
  customer: MappedCustomer,
  subscription: MappedSubscription,
  plan: Plan,
): InvoiceFacts {
  const modules = new Map(plan.modules.map((module) => [module.key, module]));
  const recurring = subscription.items.filter(({ module }) => {
    const type = modules.get(module)?.type;
    return type !== 'one-off' && type !== 'deposit';
  });
  // A rehearsal knows flows by key; each item's own place in the list will do.
  const flows = recurring.map((item) => modules.get(item.module)?.flow ?? '');
  return {
    currency: plan.currency,
    customer: customerFacts(customer),
    periods: [wholePeriod(plan, subscription.billingFrom)],
    flows,
    subscriptions: [
      {
        id: subscription.externalId,
        plan: plan.key,
        startsOn: subscription.startsOn,
        attributes: subscription.attributes,
        items: recurring.map((item, index) => ({
          id: item.module,
          module: item.module,
          quantity: item.quantity,
          attributes: item.attributes,
          startsOn: subscription.startsOn,
          periods: [{ of: 0, flow: flows[index] === '' ? null : index }],
        })),
      },
    ],
  };
}

/** As a bill run knows a customer. */
function customerFacts({ tier, region, industry, tags, customFields }: MappedCustomer) {
  return {
    ...(tier === null ? {} : { tier }),
    ...(region === null ? {} : { region }),
    ...(industry === null ? {} : { industry }),
    ...(tags.length === 0 ? {} : { tags }),
    ...(Object.keys(customFields).length === 0 ? {} : { customFields }),
  };
}

const wholes = new Map<string, InvoiceFacts['periods'][number]>();
const MAX_WHOLES = 10_000;

/** The plan's whole period that holds a day. */
function wholePeriod(plan: Plan, day: string): InvoiceFacts['periods'][number] {
  const { interval, anchor } = plan.billing;
  const key = `${interval.count} ${interval.unit} ${anchor} ${day}`;
  const known = wholes.get(key);
  if (known) return known;
  const date = parseDate(day);
  if (!date) throw new RatingError(issue('date-unreadable', '', { zh: day, en: day }));
  const { start, end } = alignedPeriod({ ...plan.billing, anchorOn: date }, date);
  const days = start.until(end).days;
  const whole = {
    start: start.toString(),
    end: end.toString(),
    wholeStart: start.toString(),
    wholeEnd: end.toString(),
    share: { numerator: days, denominator: days },
  };
  if (wholes.size >= MAX_WHOLES) wholes.clear();
  wholes.set(key, whole);
  return whole;
}
