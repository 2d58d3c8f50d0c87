import { schemaIssues } from '#engine/core/design';
import { runFlow, traceFlow } from '#engine/core/flow';
import { type CompiledFlow, type FlowFacts, type FlowLine, RatingError } from '#engine/core/graph';
import { type InvoicePolicy, type PricedLine, settle, toComputation } from '#engine/core/invoice';
import {
  type Computation,
  type Facts,
  type LocalText,
  type Refused,
  validateFacts,
} from '#schemas';

/** A flow's line outside of any plan: what the design leaves open takes the node's id. */
function lineAlone(line: FlowLine, facts: Facts, explanation: LocalText[]): PricedLine {
  const { period } = facts;
  const item = line.item ?? line.node;
  return {
    item,
    kind: line.kind ?? 'charge',
    name: line.name ?? { zh: item, en: item },
    quantity: line.quantity,
    unitPrice: line.unitPrice,
    amountUnrounded: line.amount,
    tax: line.tax,
    ...(line.isWaived && { isWaived: line.isWaived }),
    itemId: null,
    subscriptionId: null,
    period: period ? { start: period.start, end: period.end } : null,
    design: null,
    module: null,
    segmentOf: null,
    explanation,
  };
}

const refused = (issues: Refused['issues']): Refused => ({ issues });

/** What a computation throws for facts that can't be rated, as its result. */
function orRefused(facts: unknown, compute: (facts: Facts) => Computation): Computation {
  const invalid = schemaIssues(validateFacts, facts);
  if (invalid.length > 0) return refused(invalid);
  try {
    return compute(facts as Facts);
  } catch (error) {
    if (error instanceof RatingError) return refused([error.issue]);
    throw error;
  }
}

/** Rates one set of facts with one flow; refusals come back as issues. */
export function rateFacts(flow: CompiledFlow, policy: InvoicePolicy, facts: unknown): Computation {
  return orRefused(facts, (known) => {
    const lines = runFlow(flow, known as FlowFacts);
    const priced = lines.map((line) => lineAlone(line, known, []));
    return toComputation(settle(priced, policy), policy.digits);
  });
}

/** The same computation, with the sentences that lead to each line and what happened at each node. */
export function explainFacts(
  flow: CompiledFlow,
  policy: InvoicePolicy,
  facts: unknown,
): Computation {
  return orRefused(facts, (known) => {
    const { lines, entries, sentences } = traceFlow(flow, known as FlowFacts);
    const priced = lines.map((line) => lineAlone(line, known, sentences.get(line.node) ?? []));
    return { ...toComputation(settle(priced, policy), policy.digits), trace: entries };
  });
}
