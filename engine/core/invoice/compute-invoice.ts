import { RatingError } from '#engine/core/graph';
import { issue } from '#engine/core/issue';
import { computeDiscounts } from './discounts.ts';
import { placeItems, pricePeriod, type TraceSink } from './price-items.ts';
import { settle } from './settle.ts';
import type { InvoiceDesigns, InvoiceDraft, InvoiceFacts, PricedLine } from './types.ts';

/**
 * The invoice that a customer's facts give: preview, bill run, back-test, replay and explanation
 * are this one function. With a sink the same steps are traced.
 * @throws RatingError where the facts can't be rated
 */
export function computeInvoice(
  facts: InvoiceFacts,
  designs: InvoiceDesigns,
  sink?: TraceSink,
): InvoiceDraft {
  const items = placeItems(facts, designs);
  const policy = items[0]?.plan.policy;
  if (!policy) {
    throw new RatingError(
      issue('nothing-to-bill', '', { zh: '没有可计费的项目', en: 'there is nothing to bill' }),
    );
  }
  const other = items.find(({ plan }) => plan.policy.currency !== facts.currency);
  if (other) {
    throw new RatingError(
      issue(
        'currency-mismatch',
        '',
        {
          zh: `套餐“${other.plan.document.key}”的币种是 ${other.plan.policy.currency}，账单是 ${facts.currency}`,
          en: `plan "${other.plan.document.key}" is in ${other.plan.policy.currency}, the invoice in ${facts.currency}`,
        },
        { plan: other.plan.document.key, currency: facts.currency },
      ),
    );
  }
  const lines: PricedLine[] = [];
  for (const placed of items) {
    if (placed.module.type === 'discount') continue;
    for (const period of placed.item.periods) {
      for (const line of pricePeriod(placed, facts, period, designs, sink)) lines.push(line);
    }
  }
  lines.push(...computeDiscounts(items, facts, lines, policy, sink));
  return settle(lines, policy);
}
