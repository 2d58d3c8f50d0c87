import { Decimal } from '#engine/core/decimal';
import {
  compileExpression,
  compileUnaryTests,
  type FeelProgram,
  type FeelValue,
  type Scope,
  typeName,
} from '#engine/core/feel';
import { issue } from '#engine/core/issue';
import type { Issue } from '#schemas';
import { RatingError } from './rating-error.ts';
import type { Frame, NodeBuild, Reader } from './types.ts';

type Expressions = Pick<NodeBuild<unknown>, 'number' | 'condition' | 'value' | 'unaryTests'>;

/** Compiles the expressions of one node; problems go to `issues` with the pointer they stand at. */
export function nodeExpressions(
  scope: Scope,
  nodeName: string,
  configPath: string,
  issues: Issue[],
): Expressions {
  const compile = (path: string, source: string | number): FeelProgram | undefined => {
    const result = compileExpression(String(source), scope);
    if (result.ok) return result.program;
    for (const problem of result.issues) issues.push({ ...problem, path: configPath + path });
    return undefined;
  };

  const mismatch = (path: string, expected: 'number' | 'boolean', value: FeelValue): Issue => {
    const actual = typeName(value);
    const wanted = {
      number: { zh: '数字', en: 'a number' },
      boolean: { zh: '是或否', en: 'true or false' },
    };
    return issue(
      'expression-type',
      configPath + path,
      {
        zh: `“${nodeName}”的表达式应得到${wanted[expected].zh}，得到的是 ${actual}`,
        en: `an expression of "${nodeName}" must give ${wanted[expected].en}, not ${actual}`,
      },
      { node: nodeName, expected, actual },
    );
  };

  return {
    value(path, source) {
      const program = compile(path, source);
      if (!program) return () => null;
      const { constant } = program;
      if (constant !== undefined) return () => constant;
      return (frame) => program.run(frame.slots, frame.budget);
    },

    number(path, source): Reader<Decimal> {
      const program = compile(path, source);
      if (!program) return () => Decimal.ZERO;
      const { constant } = program;
      if (constant instanceof Decimal) return () => constant;
      if (constant !== undefined) issues.push(mismatch(path, 'number', constant));
      return (frame) => {
        const value = program.run(frame.slots, frame.budget);
        if (value instanceof Decimal) return value;
        throw new RatingError(mismatch(path, 'number', value));
      };
    },

    condition(path, source): Reader<boolean> {
      const program = compile(path, source);
      if (!program) return () => false;
      const { constant } = program;
      if (constant !== undefined && constant !== null && typeof constant !== 'boolean') {
        issues.push(mismatch(path, 'boolean', constant));
      }
      return (frame) => {
        const value = program.run(frame.slots, frame.budget);
        if (value === true) return true;
        // Null is "not known" in FEEL's logic; a condition that is not known does not hold.
        if (value === false || value === null) return false;
        throw new RatingError(mismatch(path, 'boolean', value));
      };
    },

    unaryTests(path, source) {
      const result = compileUnaryTests(source, scope);
      if (result.ok) {
        const { program } = result;
        return (value: FeelValue, frame: Frame) =>
          program.test(value, frame.slots, frame.budget) === true;
      }
      for (const problem of result.issues) issues.push({ ...problem, path: configPath + path });
      return () => false;
    },
  };
}
