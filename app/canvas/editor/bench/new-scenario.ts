import type { CompiledFlow } from '#engine/core/graph';
import type { Computation, ExpectedLine, Scenario } from '#schemas';
import { leanFacts } from './lean-facts.ts';
import type { Bench } from './use-bench.ts';

/** What a result is expected to be: every figure of every line, or why it is refused. */
export function expectedOf(result: Computation): Scenario['expected'] {
  if ('issues' in result) return { issue: result.issues[0]?.code ?? '' };
  const lines = result.lines.map(
    ({ item, amount, quantity, unitPrice }): ExpectedLine => ({
      item,
      amount,
      ...(quantity !== null && { quantity }),
      ...(unitPrice !== null && { unitPrice }),
    }),
  );
  return { lines, total: result.total };
}

/** The present facts with what they come to, as a scenario. */
export function scenarioOf(
  compiled: CompiledFlow,
  { facts, policy, inputs, currency, rounding }: Bench,
  result: Computation,
  name: string,
): Scenario {
  return {
    id: 'scenario-1',
    name: name.slice(0, 200),
    currency,
    ...(rounding && { rounding }),
    facts: leanFacts(compiled, policy, inputs, facts),
    expected: expectedOf(result),
  };
}
