import type { CompiledFlow } from '#engine/core/graph';
import type { InvoiceDesigns, InvoiceFacts, SubscriptionFacts } from '#engine/core/invoice';
import { historyFor, ruleOf } from '#engine/runtime/bill-run';
import type { PastItems } from './load-past.ts';

/**
 * The facts with the earlier periods that a draft asks for and that the invoice's own flows didn't:
 * by the function of the bill run, from the same records.
 */
export function addHistory(
  facts: InvoiceFacts,
  designs: InvoiceDesigns,
  past: PastItems,
): InvoiceFacts {
  if (past.size === 0) return facts;
  const flowAt = (index: number | null): CompiledFlow | undefined =>
    index === null ? undefined : designs.flow(facts.flows[index] ?? '');
  const withHistory = (subscription: SubscriptionFacts): SubscriptionFacts => ({
    ...subscription,
    items: subscription.items.map((item) => {
      const plan = designs.plan(subscription.plan);
      const module = plan?.modules.get(item.module);
      const known = past.get(item.id);
      if (!plan || !module || !known) return item;
      const periods = item.periods.map((part) => {
        const start = facts.periods[part.of]?.start;
        if (part.history || start === undefined) return part;
        const rule = () => ruleOf(plan.document, module, known.anchorOn);
        const history = historyFor(flowAt(part.flow), known, rule, start);
        return history ? { ...part, history } : part;
      });
      return { ...item, periods };
    }),
  });
  return { ...facts, subscriptions: facts.subscriptions.map(withHistory) };
}
