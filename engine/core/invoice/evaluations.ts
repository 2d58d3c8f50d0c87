import type { FlowFacts } from '#engine/core/graph';
import type { PlanModule } from '#schemas';
import { flowFacts, placeItems } from './price-items.ts';
import type { CompiledPlan, InvoiceDesigns, InvoiceFacts, SharedPeriod } from './types.ts';

/** One evaluation of a flow, of those that an invoice is computed by. */
export interface Evaluation {
  subscriptionId: string;
  itemId: string;
  plan: CompiledPlan;
  module: PlanModule;
  /** The design version of the flow. */
  flow: string;
  period: SharedPeriod;
  /** Exactly what the flow is given. */
  facts: FlowFacts;
}

/**
 * Every evaluation that computing an invoice makes, in its order, with the facts that it gives the
 * flow. Discounts have none. @throws RatingError where a plan is missing
 */
export function evaluationsOf(
  facts: InvoiceFacts,
  designs: Pick<InvoiceDesigns, 'plan'>,
): Evaluation[] {
  return placeItems(facts, designs).flatMap((placed) => {
    const { subscription, item, plan, module } = placed;
    return item.periods.flatMap((part): Evaluation[] => {
      const period = facts.periods[part.of];
      const flow = part.flow === null ? undefined : facts.flows[part.flow];
      if (!period || flow === undefined || module.type === 'discount') return [];
      const given = flowFacts(placed, facts, period, part);
      const base = { subscriptionId: subscription.id, itemId: item.id, plan, module };
      return [{ ...base, flow, period, facts: given }];
    });
  });
}
