import { functionsOf, type ShownFunction, type ShownParameter } from './functions.ts';
import { endsWithName, scanTo } from './scan.ts';
import type { FeelScope } from './scope.ts';

/** The call that a place is inside of. */
export interface Signature {
  shown: ShownFunction;
  /** The way to call it that fits so far. */
  parameters: readonly ShownParameter[];
  /** Position of the present parameter; -1 beyond the last. */
  active: number;
  /** Where the arguments begin. */
  from: number;
}

const NAMED = /^\s*([\p{L}_][\p{L}\p{N}_ ]*?)\s*:/u;

function longestCalled(
  before: string,
  functions: readonly ShownFunction[],
): ShownFunction | undefined {
  let best: ShownFunction | undefined;
  for (const each of functions) {
    if (each.name.length > (best?.name.length ?? 0) && endsWithName(before, each.name)) best = each;
  }
  return best;
}

function activeOf(parameters: readonly ShownParameter[], argument: string, index: number): number {
  const named = NAMED.exec(argument)?.[1];
  if (named !== undefined) return parameters.findIndex(({ name }) => name === named);
  if (index < parameters.length) return index;
  return parameters.at(-1)?.isRest ? parameters.length - 1 : -1;
}

/** Which function is being called at a place, and which of its parameters comes there. */
export function signatureAt(text: string, place: number, scope: FeelScope): Signature | undefined {
  const { open, isComment } = scanTo(text, place);
  if (isComment) return undefined;
  const functions = functionsOf(scope);
  for (const { sign, at, commas, since } of open.toReversed()) {
    if (sign !== '(') continue;
    const shown = longestCalled(text.slice(0, at).trimEnd(), functions);
    if (!shown) continue;
    const argument = text.slice(since, place);
    const ways = shown.overloads.map((parameters) => ({
      parameters,
      active: activeOf(parameters, argument, commas),
    }));
    const fitting = ways.find(({ active }) => active >= 0) ?? ways[0];
    return { shown, parameters: [], active: -1, ...fitting, from: at + 1 };
  }
  return undefined;
}
