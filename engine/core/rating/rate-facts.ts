import { schemaIssues } from '#engine/core/design';
import { runFlow } from '#engine/core/flow';
import { type CompiledFlow, type FlowFacts, type FlowLine, RatingError } from '#engine/core/graph';
import { type InvoicePolicy, type PricedLine, settle, toComputation } from '#engine/core/invoice';
import { type Computation, type Facts, type Refused, validateFacts } from '#schemas';

/** A flow's line outside of any plan: what the design leaves open takes the node's id. */
function lineAlone(line: FlowLine, facts: Facts): PricedLine {
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
    itemId: null,
    subscriptionId: null,
    period: period ? { start: period.start, end: period.end } : null,
    design: null,
    module: null,
    segmentOf: null,
    explanation: [],
  };
}

const refused = (issues: Refused['issues']): Refused => ({ issues });

/** Rates one set of facts with one flow; refusals come back as issues. */
export function rateFacts(flow: CompiledFlow, policy: InvoicePolicy, facts: unknown): Computation {
  const invalid = schemaIssues(validateFacts, facts);
  if (invalid.length > 0) return refused(invalid);
  try {
    const lines = runFlow(flow, facts as FlowFacts);
    const draft = settle(
      lines.map((line) => lineAlone(line, facts as Facts)),
      policy,
    );
    return toComputation(draft, policy.digits);
  } catch (error) {
    if (error instanceof RatingError) return refused([error.issue]);
    throw error;
  }
}
