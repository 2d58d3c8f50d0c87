import { schemaIssues } from '#engine/core/design';
import { compilePricingFlow } from '#engine/core/flow';
import { buildStructure, type CompiledFlow, type FlowLibrary } from '#engine/core/graph';
import { hasErrors } from '#engine/core/issue';
import { nodeKinds } from '#engine/core/node';
import { type Issue, type PricingFlow, validatePricingFlow } from '#schemas';
import { inPlainWords } from './pattern-words.ts';

export interface CheckedFlow {
  issues: Issue[];
  /** Ready to run, where there is no error. */
  compiled: CompiledFlow | undefined;
}

/** One fault of a value by its schema is told once, however many alternatives it fails. */
function onePerPlace(issues: readonly Issue[]): Issue[] {
  return [...new Map(issues.toReversed().map((found) => [found.path, found])).values()].reverse();
}

/**
 * Every issue of a draft, as `checkDesign` finds them before publishing. Where the schema is broken
 * the graph is looked at as well, so that somebody at work sees both.
 */
export function checkFlow(flow: PricingFlow, library: FlowLibrary): CheckedFlow {
  const broken = onePerPlace(schemaIssues(validatePricingFlow, flow)).map(inPlainWords);
  if (hasErrors(broken)) {
    const issues: Issue[] = [...broken];
    buildStructure(flow, nodeKinds, issues);
    return { issues, compiled: undefined };
  }
  const result = compilePricingFlow(flow, library);
  return { issues: result.issues, compiled: result.ok ? result.flow : undefined };
}
