import { checkDesign } from '#engine/core/design';
import { hasErrors, type Issue } from '#engine/core/issue';
import { runScenarios, type ScenarioCoverage, type ScenarioResult } from '#engine/core/scenario';
import { type Context, inTransaction } from '#engine/runtime/context';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import type { PricingFlow } from '#schemas';
import { loadLibrary } from './check-document.ts';
import { getDesign } from './get-design.ts';
import { VERSION, type VersionName } from './version-name.ts';

export interface RunDesignScenariosInput {
  kind: string;
  key: string;
  version: VersionName;
}

export interface DesignScenarios {
  /** No scenario fails; never true where the design has errors. */
  passed: boolean;
  /** What keeps the scenarios from being run. */
  issues: Issue[];
  results: (Pick<ScenarioResult, 'passed' | 'differences'> & { id: string; name: string })[];
  /** Null where nothing was run, and for kinds of design that have no scenarios. */
  coverage: ScenarioCoverage | null;
}

const parse = inputParser<RunDesignScenariosInput>({
  kind: TEXT.word,
  key: TEXT.word,
  version: VERSION,
});

/** Runs the scenarios that a version or the draft carries, and tells what they cover. */
export async function runDesignScenarios({
  ctx,
  input,
}: {
  ctx: Context;
  input: RunDesignScenariosInput;
}): Promise<DesignScenarios> {
  requirePermission(ctx, 'design.get');
  const { kind, key, version } = parse(input);
  return inTransaction(ctx, async (scope) => {
    const { document } = await getDesign({ ctx: scope, input: { kind, key, version } });
    const library = await loadLibrary(scope, document);
    const issues = checkDesign(document, library).filter(({ severity }) => severity === 'error');
    if (hasErrors(issues)) return { passed: false, issues, results: [], coverage: null };
    if (kind !== 'pricing-flow') return { passed: true, issues, results: [], coverage: null };
    const run = runScenarios(document as PricingFlow, library);
    if (!run.ok) return { passed: false, issues: run.issues, results: [], coverage: null };
    const { passed, results, coverage } = run.report;
    return {
      passed,
      issues: [],
      results: results.map(({ scenario, ...result }) => ({
        id: scenario.id,
        name: scenario.name,
        passed: result.passed,
        differences: result.differences,
      })),
      coverage,
    };
  });
}
