import type { StepBudget } from './budget.ts';
import type { FeelType } from './type.ts';
import { FeelFunction, FeelRange, type FeelValue, isContext, isList, kindOf } from './value.ts';

/**
 * `value instance of type` (DMN 1.5, 10.3.2.9 and table 43); null is an instance of nothing, and
 * allowed values don't count.
 */
export function isInstance(value: FeelValue, type: FeelType, budget?: StepBudget): boolean {
  if (type === 'Null') return value === null;
  if (value === null) return false;
  return conforms(value, type, budget, false);
}

/**
 * Whether a value may stand where `type` is declared; null conforms to every type. Looking into
 * lists is paid from `budget`.
 *
 * @throws StepLimitError
 */
export function conforms(
  value: FeelValue,
  type: FeelType,
  budget?: StepBudget,
  checkAllowed = true,
): boolean {
  if (value === null) return true;
  if (typeof type === 'string') return type === 'Any' || kindOf(value) === type;
  switch (type.kind) {
    case 'list':
      if (!isList(value)) return false;
      budget?.spend(value.length);
      return value.every((item) => conforms(item, type.of, budget, checkAllowed));
    case 'range':
      return value instanceof FeelRange && rangeConforms(value, type.of);
    case 'context':
      return (
        isContext(value) &&
        type.entries.every(({ name, type: of }) => {
          const entry = value.get(name);
          return entry !== undefined && conforms(entry, of, budget, checkAllowed);
        })
      );
    case 'function':
      return value instanceof FeelFunction && functionConforms(value, type.parameters, type.result);
    case 'allowed':
      return conforms(value, type.of, budget, checkAllowed) && (!checkAllowed || type.test(value));
  }
}

function rangeConforms(range: FeelRange, type: FeelType): boolean {
  return [range.start, range.end].every(
    (end) => end === undefined || end === null || conforms(end, type),
  );
}

/** A function fits where it takes all that is given and gives, as far as it says, what is wanted. */
function functionConforms(
  value: FeelFunction,
  parameters: readonly FeelType[],
  result: FeelType,
): boolean {
  if (value.parameters.length !== parameters.length) return false;
  const takes = parameters.every((wanted, index) =>
    typeConforms(wanted, value.parameters[index]?.type ?? 'Any'),
  );
  return takes && (value.result === undefined || typeConforms(value.result, result));
}

/** Whether every value of `type` is one of `target` (DMN 1.5, 10.3.2.9.2). */
export function typeConforms(type: FeelType, target: FeelType): boolean {
  if (target === 'Any' || type === target || type === 'Null') return true;
  if (typeof type === 'string') return false;
  if (type.kind === 'allowed') return typeConforms(type.of, target);
  if (typeof target === 'string') return type.kind === target;
  switch (target.kind) {
    case 'list':
    case 'range':
      return type.kind === target.kind && typeConforms(type.of, target.of);
    case 'context':
      return (
        type.kind === 'context' &&
        target.entries.every(({ name, type: wanted }) => {
          const entry = type.entries.find((candidate) => candidate.name === name);
          return entry !== undefined && typeConforms(entry.type, wanted);
        })
      );
    case 'function':
      return (
        type.kind === 'function' &&
        type.parameters.length === target.parameters.length &&
        target.parameters.every((wanted, index) =>
          typeConforms(wanted, type.parameters[index] ?? 'Any'),
        ) &&
        typeConforms(type.result, target.result)
      );
    case 'allowed':
      return false;
  }
}
