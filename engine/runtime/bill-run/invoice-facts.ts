import { RatingError } from '#engine/core/graph';
import type {
  InvoiceFacts,
  ItemFacts,
  PastUsage,
  PeriodFacts,
  SubscriptionFacts,
} from '#engine/core/invoice';
import { issue } from '#engine/core/issue';
import { type PlannedPeriod, type periodPlanner, ruleOf } from './billing-plan.ts';
import { factsRead } from './facts-read.ts';
import type { LoadedCustomer, LoadedItem, LoadedSubscription } from './load-chunk.ts';
import type { BillingDesigns } from './load-designs.ts';
import { historyFor, usageWithin } from './past-usage.ts';

type Planner = ReturnType<typeof periodPlanner>;

/** The facts of one invoice, and what it will bill of each item's timeline. */
export interface PlannedInvoice {
  facts: InvoiceFacts;
  periods: { itemId: string; start: string; end: string | null }[];
}

const earlier = (a: string | null, b: string | null): string | null =>
  a === null || (b !== null && b < a) ? b : a;

/** Position of a value in a list that holds each once. */
function placeIn<T>(list: T[], value: T): number {
  const known = list.indexOf(value);
  return known === -1 ? list.push(value) - 1 : known;
}

/** What is still to be billed of an item. @throws RatingError where a design is missing */
export function planItem(
  subscription: LoadedSubscription,
  item: LoadedItem,
  designs: BillingDesigns,
  planner: Planner,
): PlannedPeriod[] {
  const plan = designs.plan(subscription.planId);
  const module = plan?.modules.get(item.module);
  if (!plan || !module) {
    throw new RatingError(
      issue(
        'module-missing',
        '',
        {
          zh: `订阅的套餐里没有模块“${item.module}”`,
          en: `the subscription's plan has no module "${item.module}"`,
        },
        { module: item.module },
      ),
    );
  }
  const versions = module.flow === undefined ? [] : designs.versions(module.flow);
  const planned = planner({
    plan: plan.document,
    module,
    anchorOn: subscription.anchorOn,
    from: item.unbilledFrom,
    until: earlier(item.endsOn, subscription.endsOn),
    versions,
  });
  const unpriced = planned.find(({ flow }) => flow === null && module.type !== 'discount');
  if (unpriced) {
    throw new RatingError(
      issue(
        'no-flow-version',
        '',
        {
          zh: `计费流程“${module.flow}”在 ${unpriced.period.start} 没有生效的版本`,
          en: `pricing flow "${module.flow}" has no version in force on ${unpriced.period.start}`,
        },
        { flow: module.flow ?? '', day: unpriced.period.start },
      ),
    );
  }
  return planned;
}

function itemFacts(
  item: LoadedItem,
  planned: readonly PlannedPeriod[],
  invoice: InvoiceFacts,
  historyOf: (flow: string, before: string) => PastUsage[] | undefined,
): ItemFacts {
  const { id, module, quantity, attributes, startsOn, usage } = item;
  const periods: PeriodFacts[] = planned.map(({ period, flow }) => {
    const used = usage.length > 0 ? usageWithin(usage, period) : undefined;
    const facts: PeriodFacts = {
      of: placeIn(invoice.periods, period),
      flow: flow === null ? null : placeIn(invoice.flows, flow),
    };
    if (used) facts.usage = used;
    const history = flow === null ? undefined : historyOf(flow, period.start);
    if (history) facts.history = history;
    return facts;
  });
  const facts: ItemFacts = { id, module, quantity, startsOn, periods };
  if (Object.keys(attributes).length > 0) facts.attributes = attributes;
  return facts;
}

/** What the flows of an item may ask of its periods before. */
function historyReader(
  subscription: LoadedSubscription,
  item: LoadedItem,
  designs: BillingDesigns,
): (flow: string, before: string) => PastUsage[] | undefined {
  const plan = designs.plan(subscription.planId);
  const module = plan?.modules.get(item.module);
  return (flow, before) =>
    plan && module
      ? historyFor(
          designs.flow(flow),
          item,
          () => ruleOf(plan.document, module, subscription.anchorOn),
          before,
        )
      : undefined;
}

/** Kept with the invoice only where something is counted by the clock. */
function asksForZone(planned: readonly PlannedPeriod[], designs: BillingDesigns): boolean {
  return planned.some(({ flow }) => {
    const compiled = flow === null ? undefined : designs.flow(flow);
    return compiled !== undefined && factsRead(compiled).timeZone;
  });
}

function customerFacts({ tier, region, industry, tags, customFields }: LoadedCustomer) {
  const facts: Record<string, unknown> = {};
  if (tier !== null) facts.tier = tier;
  if (region !== null) facts.region = region;
  if (industry !== null) facts.industry = industry;
  if (tags.length > 0) facts.tags = tags;
  if (Object.keys(customFields).length > 0) facts.customFields = customFields;
  return facts;
}

/**
 * The facts of a customer's invoices, one for each currency; none where nothing is due.
 * @throws RatingError where a design is missing
 */
export function planInvoices(
  customer: LoadedCustomer,
  designs: BillingDesigns,
  planner: Planner,
): PlannedInvoice[] {
  const byCurrency = new Map<string, PlannedInvoice>();
  for (const subscription of customer.subscriptions) {
    const currency = designs.plan(subscription.planId)?.policy.currency ?? '';
    const items: ItemFacts[] = [];
    let open = byCurrency.get(currency);
    for (const item of subscription.items) {
      const planned = planItem(subscription, item, designs, planner);
      if (planned.length === 0) continue;
      if (!open) {
        open = startInvoice(customer, currency);
        byCurrency.set(currency, open);
      }
      if (asksForZone(planned, designs)) open.facts.timeZone = customer.timeZone;
      const historyOf = historyReader(subscription, item, designs);
      items.push(itemFacts(item, planned, open.facts, historyOf));
      for (const { period } of planned) {
        open.periods.push({ itemId: item.id, start: period.start, end: period.end });
      }
    }
    if (items.length > 0) open?.facts.subscriptions.push(subscriptionFacts(subscription, items));
  }
  return [...byCurrency.values()];
}

function startInvoice(customer: LoadedCustomer, currency: string): PlannedInvoice {
  const facts: InvoiceFacts = {
    currency,
    customer: customerFacts(customer),
    periods: [],
    flows: [],
    subscriptions: [],
  };
  return { facts, periods: [] };
}

function subscriptionFacts(
  subscription: LoadedSubscription,
  items: ItemFacts[],
): SubscriptionFacts {
  const { id, planId: plan, startsOn, attributes } = subscription;
  const facts: SubscriptionFacts = { id, plan, startsOn, items };
  if (Object.keys(attributes).length > 0) facts.attributes = attributes;
  return facts;
}
