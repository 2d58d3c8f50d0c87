/** Evaluating FEEL texts in tests. */
import {
  compileExpression,
  type FeelDateTime,
  type FeelValue,
  formatValue,
  StepBudget,
  scopeOfNames,
} from '#engine/core/feel';

export type Variables = Readonly<Record<string, FeelValue>>;

/** The value of a text. @throws Error with the first issue where it doesn't compile */
export function evaluateText(
  text: string,
  variables: Variables = {},
  now?: FeelDateTime,
  budget = new StepBudget(),
): FeelValue {
  const compiled = compileExpression(text, scopeOfNames(Object.keys(variables)));
  if (!compiled.ok) throw new Error(compiled.issues[0]?.message.en);
  return compiled.program.run(Object.values(variables), budget, now);
}

/** The value of a text, printed; names that aren't known are null as in DMN models. */
export function printed(text: string, variables: Variables = {}): string {
  const scope = scopeOfNames(Object.keys(variables));
  const compiled = compileExpression(text, scope, { lenient: true });
  if (!compiled.ok) throw new Error(compiled.issues[0]?.message.en);
  return formatValue(compiled.program.run(Object.values(variables)));
}
