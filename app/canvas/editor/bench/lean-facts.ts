import type { CompiledFlow } from '#engine/core/graph';
import type { InvoicePolicy } from '#engine/core/invoice';
import { explainFacts } from '#engine/core/rating';
import type { Computation, Facts } from '#schemas';
import { equalJson, valueAt, withValue } from '../../../editing/index.ts';
import type { BenchInput } from './facts.ts';

/** What of a result a scenario expects. */
const linesOf = (result: Computation): unknown =>
  'issues' in result
    ? result.issues.map(({ code }) => code)
    : result.lines.map(({ item, kind, amount, quantity, unitPrice }) => [
        item,
        kind,
        amount,
        quantity,
        unitPrice,
      ]);

/**
 * Facts without what the flow doesn't ask for, such as a customer's own fields: a scenario is kept
 * with the design, and read by others. Where that changed the result, all of them.
 */
export function leanFacts(
  flow: CompiledFlow,
  policy: InvoicePolicy,
  inputs: readonly BenchInput[],
  facts: Facts,
): Facts {
  let lean: unknown = facts.period ? { period: facts.period } : {};
  for (const { path } of inputs) {
    const value = valueAt(facts, path);
    if (value !== undefined) lean = withValue(lean, path, value);
  }
  const [left, right] = [facts, lean].map((each) => linesOf(explainFacts(flow, policy, each)));
  return equalJson(left, right) ? (lean as Facts) : facts;
}
