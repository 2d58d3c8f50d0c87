import type { DesignLibrary } from '#engine/core/design';
import { compilePricingFlow } from '#engine/core/flow';
import type { CompiledFlow } from '#engine/core/graph';
import { invoicePolicy } from '#engine/core/invoice';
import { hasErrors, type Issue, issue } from '#engine/core/issue';
import { minorUnits } from '#engine/core/money';
import { explainFacts } from '#engine/core/rating';
import type { Computation, PricingFlow, Scenario } from '#schemas';
import { compareResult } from './compare-result.ts';
import { coverFlow } from './cover.ts';
import type { ScenarioReport, ScenarioResult } from './types.ts';

export type RunScenariosResult =
  | { ok: true; report: ScenarioReport }
  | { ok: false; issues: Issue[] };

function compute(flow: CompiledFlow, { currency, rounding, facts }: Scenario): Computation {
  if (minorUnits(currency) !== undefined) {
    return explainFacts(flow, invoicePolicy(currency, rounding), facts);
  }
  const text = {
    zh: `“${currency}”不是 ISO 4217 的现行币种`,
    en: `"${currency}" is no active currency of ISO 4217`,
  };
  return { issues: [issue('unknown-currency', '/currency', text, { currency })] };
}

/** Computes one scenario with a flow that is compiled, and compares. */
export function runScenario(flow: CompiledFlow, scenario: Scenario): ScenarioResult {
  const computation = compute(flow, scenario);
  const differences = compareResult(scenario, computation);
  return { scenario, passed: differences.length === 0, differences, computation };
}

/** Steps that the scenarios of one design may take together: those of five evaluations at most. */
const STEPS_OF_ALL = 5_000_000;

function leftOut(scenario: Scenario): ScenarioResult {
  const text = {
    zh: '没有运行：前面的场景已用完全部场景可用的计算步骤',
    en: 'not run: the scenarios before it took all steps that scenarios may take together',
  };
  const issues = [issue('scenarios-take-too-long', '', text, { limit: STEPS_OF_ALL })];
  const differences = compareResult(scenario, { issues });
  return { scenario, passed: false, differences, computation: { issues } };
}

function runAll(flow: CompiledFlow, scenarios: readonly Scenario[]): ScenarioResult[] {
  let steps = 0;
  return scenarios.map((scenario) => {
    if (steps >= STEPS_OF_ALL) return leftOut(scenario);
    const result = runScenario(flow, scenario);
    steps += flow.frame.budget.used;
    return result;
  });
}

/**
 * Computes every scenario with the flow, by the same function as a bill run, and compares. The flow
 * has to be valid by its schema; one that doesn't compile gives the issues why.
 */
export function runScenarios(
  flow: PricingFlow,
  library: DesignLibrary,
  scenarios: readonly Scenario[] = flow.scenarios ?? [],
): RunScenariosResult {
  const compiled = compilePricingFlow(flow, library);
  if (!compiled.ok || hasErrors(compiled.issues)) return { ok: false, issues: compiled.issues };
  const results = runAll(compiled.flow, scenarios);
  const computations = results.map(({ computation }) => computation);
  return {
    ok: true,
    report: {
      passed: results.every(({ passed }) => passed),
      results,
      coverage: coverFlow(flow, library, computations),
    },
  };
}
