import { designLibrary } from '#engine/core/design';
import { compilePricingFlow, runFlow } from '#engine/core/flow';
import type { FlowLine } from '#engine/core/graph';
import { FACTS, flow, quantityOf, SECONDS, tierOf } from './flow.ts';

export interface Count {
  perSecond: number;
  /** An amount that came out, to show that work was done. */
  amount: string;
}

const WARM_UP_ROUNDS = 200;

/** Compiles the flow and warms it up; every call then counts evaluations for some seconds. */
export function prepareCount(): () => Count {
  const compiled = compilePricingFlow(flow, designLibrary([]));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
  const facts = Array.from({ length: FACTS }, (_, index) => ({
    customer: { tier: tierOf(index) },
    usage: { quantity: String(quantityOf(index)) },
  }));
  const rateAll = (): string => {
    let last: FlowLine | undefined;
    for (const one of facts) [last] = runFlow(compiled.flow, one);
    return String(last?.amount);
  };
  for (let round = 0; round < WARM_UP_ROUNDS; round += 1) rateAll();
  return () => {
    const start = performance.now();
    let rounds = 0;
    let amount = '';
    while (performance.now() - start < SECONDS * 1000) {
      amount = rateAll();
      rounds += 1;
    }
    return { perSecond: (rounds * FACTS) / ((performance.now() - start) / 1000), amount };
  };
}
