import { BUILTINS, type FeelType } from '#engine/core/feel';
import type { LocalText } from '#schemas';
import type { FeelName, FeelScope } from './scope.ts';

export interface ShownParameter {
  name: string;
  type: string;
  isOptional: boolean;
  /** Takes all arguments that are left. */
  isRest: boolean;
}

/** A function as the editor tells of it. */
export interface ShownFunction {
  name: string;
  doc: LocalText | undefined;
  /** Ways to call it. */
  overloads: readonly (readonly ShownParameter[])[];
  result: string | undefined;
}

const typeText = (type: FeelType): string => (typeof type === 'string' ? type : type.kind);

export const BUILTIN_FUNCTIONS: readonly ShownFunction[] = BUILTINS.map(
  ({ name, doc, overloads }) => ({
    name,
    doc,
    overloads: overloads.map(({ parameters }) =>
      parameters.map((parameter) => ({
        name: parameter.name,
        type: typeText(parameter.type),
        isOptional: parameter.optional,
        isRest: parameter.rest,
      })),
    ),
    result: undefined,
  }),
);

function ownFunction({ name, about, parameters = [], type }: FeelName): ShownFunction {
  const shown = parameters.map((each) => ({ ...each, isOptional: false, isRest: false }));
  return { name, doc: about, overloads: [shown], result: type };
}

/** Every function that an expression can call. */
export function functionsOf({ names }: FeelScope): ShownFunction[] {
  const own = names.filter(({ kind }) => kind === 'function').map(ownFunction);
  const hidden = new Set(names.map(({ name }) => name));
  return [...own, ...BUILTIN_FUNCTIONS.filter(({ name }) => !hidden.has(name))];
}

export const parameterText = ({ name, type, isOptional, isRest }: ShownParameter): string => {
  const named = `${isRest ? '…' : ''}${name}${isOptional ? '?' : ''}`;
  return type === 'Any' ? named : `${named}: ${type}`;
};
