import { compileExpression, compileUnaryTests, type Scope } from '#engine/core/feel';
import type { Issue, LocalText } from '#schemas';
import { type Dialect, engineScope, type FeelScope } from './scope.ts';

/** Something wrong, at its place in the text. */
export interface Problem {
  from: number;
  to: number;
  severity: 'error' | 'warning';
  message: string;
}

/** Checks of types that publishing does not ask for. */
const OF_TYPES = new Set(['feel-operand-kinds', 'feel-comparison-kinds', 'feel-arguments']);

function issuesOf(text: string, scope: Scope, dialect: Dialect): readonly Issue[] {
  const compile = dialect === 'expression' ? compileExpression : compileUnaryTests;
  const result = compile(text, scope);
  return result.ok ? [] : result.issues;
}

/** At least one character, inside of the text, so that there is something to underline. */
function spanOf(params: Issue['params'], length: number): { from: number; to: number } {
  const read = (value: unknown, fallback: number): number =>
    typeof value === 'number' ? Math.min(Math.max(value, 0), length) : fallback;
  const from = read(params.from, 0);
  const to = read(params.to, length);
  if (to > from) return { from, to };
  return from < length ? { from, to: from + 1 } : { from: Math.max(from - 1, 0), to: length };
}

const keyOf = ({ code, params }: Issue): string => `${code} ${params.from} ${params.to}`;

/**
 * What is wrong with a text by the engine's own parser and type check, in one language. An empty text
 * is told of where the field stands, not here.
 */
export function problemsOf(
  text: string,
  scope: FeelScope,
  dialect: Dialect,
  locale: keyof LocalText,
): Problem[] {
  if (text.trim() === '') return [];
  const errors = issuesOf(text, engineScope(scope, false), dialect);
  const known = new Set(errors.map(keyOf));
  const typed = issuesOf(text, engineScope(scope, true), dialect).filter(
    (issue) => OF_TYPES.has(issue.code) && !known.has(keyOf(issue)),
  );
  const problem = (severity: Problem['severity']) => (issue: Issue) => ({
    ...spanOf(issue.params, text.length),
    severity,
    message: issue.message[locale],
  });
  return [...errors.map(problem('error')), ...typed.map(problem('warning'))];
}
