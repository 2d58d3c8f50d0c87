import { type FeelDateTime, type FeelValue, formatValue, StepLimitError } from '#engine/core/feel';
import type { DmnProgram } from '#plugins/importer/dmn';
import { resultMatches } from './compare.ts';
import type { ExpectedResult, TckCase, TckFile } from './read-cases.ts';

export interface TckResult {
  /** File, case and result node: unique in a run. */
  readonly id: string;
  readonly model: string;
  readonly testCase: string;
  readonly node: string;
  readonly ok: boolean;
  readonly expected: string;
  readonly actual: string;
  /** Why it failed; empty where it passed. */
  readonly reason: string;
}

interface Outcome {
  readonly value: FeelValue | undefined;
  readonly error: string;
}

/** What a case calls: named by the case itself, or by its result node. */
function invocableOf(test: TckCase, result: ExpectedResult): string | undefined {
  if (test.kind !== 'decision' && test.invocable !== undefined) return test.invocable;
  return result.kind === 'decision' ? undefined : result.node;
}

function evaluate(
  program: DmnProgram,
  test: TckCase,
  result: ExpectedResult,
  now: FeelDateTime,
): Outcome {
  const invocable = invocableOf(test, result);
  try {
    const value =
      invocable === undefined
        ? program.evaluateDecision(result.node, test.inputs, { now })
        : program.invoke(invocable, test.inputs, { now });
    const name = invocable ?? result.node;
    return { value, error: value === undefined ? `nothing is called "${name}"` : '' };
  } catch (error) {
    if (error instanceof StepLimitError) return { value: null, error: error.message };
    throw error;
  }
}

function judge(
  program: DmnProgram,
  test: TckCase,
  result: ExpectedResult,
  now: FeelDateTime,
): { ok: boolean; actual: string; reason: string } {
  const { value, error } = evaluate(program, test, result, now);
  const actual = value ?? null;
  const ok = error === '' && resultMatches(result.expected, actual);
  const [problem = ''] = program.problems;
  const reason = ok ? '' : error || (actual === null && problem) || 'different value';
  return { ok, actual: formatValue(actual), reason };
}

/** Runs the cases of one file against its model. */
export function runFile(
  name: string,
  file: TckFile,
  program: DmnProgram,
  now: FeelDateTime,
): TckResult[] {
  return file.cases.flatMap((test) =>
    test.results.map((result) => ({
      id: `${name}/${test.id}/${result.node}`,
      model: file.modelName,
      testCase: test.id,
      node: result.node,
      expected: formatValue(result.expected),
      ...judge(program, test, result, now),
    })),
  );
}

/** All results of a file whose model can't be read. */
export function failFile(name: string, file: TckFile, reason: string): TckResult[] {
  return file.cases.flatMap((test) =>
    test.results.map((result) => ({
      id: `${name}/${test.id}/${result.node}`,
      model: file.modelName,
      testCase: test.id,
      node: result.node,
      ok: false,
      expected: formatValue(result.expected),
      actual: 'null',
      reason,
    })),
  );
}
