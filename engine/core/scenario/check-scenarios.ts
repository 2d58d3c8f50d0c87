import { checkDesign, type DesignLibrary } from '#engine/core/design';
import { hasErrors, type Issue, issue } from '#engine/core/issue';
import type { PricingFlow, Scenario } from '#schemas';
import { runScenarios } from './run-scenarios.ts';
import type { ScenarioResult } from './types.ts';

function failed({ scenario, differences }: ScenarioResult, index: number): Issue {
  const { id, name } = scenario;
  const [first] = differences;
  const more = differences.length - 1;
  const text = {
    zh: `场景“${name}”不通过：${first?.sentence.zh}${more > 0 ? `；另有 ${more} 处` : ''}`,
    en: `scenario "${name}" fails: ${first?.sentence.en}${more > 0 ? `; ${more} more` : ''}`,
  };
  const params = { scenario: id, name, differences: differences.length };
  return issue('scenario-failed', `/scenarios/${index}`, text, params);
}

function repeatedIds(scenarios: readonly Scenario[]): Issue[] {
  const seen = new Set<string>();
  return scenarios.flatMap(({ id }, index) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    const text = { zh: `场景编号“${id}”重复`, en: `the scenario id "${id}" is used twice` };
    return [issue('duplicate-scenario', `/scenarios/${index}/id`, text, { scenario: id })];
  });
}

/**
 * Everything that keeps a design from being published: its own problems and, where it has none,
 * each scenario that it doesn't get right. The document may be anything.
 */
export function checkWithScenarios(document: unknown, library: DesignLibrary): Issue[] {
  const issues = checkDesign(document, library);
  const { kind, scenarios } = (document ?? {}) as Partial<PricingFlow>;
  if (hasErrors(issues) || kind !== 'pricing-flow' || !scenarios?.length) return issues;
  const run = runScenarios(document as PricingFlow, library);
  if (!run.ok) return issues;
  const failures = run.report.results.flatMap((result, index) =>
    result.passed ? [] : [failed(result, index)],
  );
  return [...issues, ...repeatedIds(scenarios), ...failures];
}
