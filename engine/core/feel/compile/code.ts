import type { Node } from '#engine/core/feel/parse';
import { type FeelKind, type FeelValue, kindOf, StepLimitError } from '#engine/core/feel/value';
import type { Issue } from '#engine/core/issue';
import { constantEnv, type Env } from './env.ts';
import type { Scope } from './scope.ts';

export type Run = (env: Env) => FeelValue;

/** A compiled expression with what is known of it before it runs. */
export interface Code {
  readonly run: Run;
  /** The value where it is the same in every run. */
  readonly constant: FeelValue | undefined;
  /** The slot where it only reads one, else -1. */
  readonly slot: number;
  /** What it gives where it doesn't give null; undefined where that isn't known. */
  readonly kind?: FeelKind;
}

/** A variable of a loop, function or context entry; or all members of one (a filter's item). */
export interface Local {
  readonly kind: 'variable' | 'members';
  readonly name: string;
  readonly index: number;
  readonly below: Local | null;
}

/** How many variables an activation needs at most. */
export interface Frame {
  size: number;
}

export interface Place {
  readonly locals: Local | null;
  readonly frame: Frame;
  /** The first index that is free for a new variable. */
  readonly next: number;
}

export interface Compiler {
  readonly scope: Scope;
  /** Unknown names and wrong calls are null instead of issues (DMN models). */
  readonly lenient: boolean;
  readonly issues: Issue[];
  readonly slotsRead: Set<number>;
  compile(node: Node, place: Place): Code;
}

export function constantCode(value: FeelValue): Code {
  const made: Code = { run: () => value, constant: value, slot: -1 };
  return value === null ? made : { ...made, kind: kindOf(value) };
}

export function code(run: Run): Code {
  return { run, constant: undefined, slot: -1 };
}

/** The same code with what it gives; a constant knows that itself. */
export function withKind(made: Code, kind: FeelKind | undefined): Code {
  return kind === undefined || made.constant !== undefined ? made : { ...made, kind };
}

/** Reads a slot; a skipped node leaves it undefined, which is null to FEEL. */
export function slotCode(slot: number, kind?: FeelKind): Code {
  return withKind({ run: (env) => env.slots[slot] ?? null, constant: undefined, slot }, kind);
}

/** Code of parts; run at once where every part is constant. */
export function folded(parts: readonly Code[], run: Run): Code {
  if (parts.some(({ constant }) => constant === undefined)) return code(run);
  try {
    return constantCode(run(constantEnv()));
  } catch (error) {
    // Too much work to do at compile time; it may still fit the budget of a run.
    if (error instanceof StepLimitError) return code(run);
    throw error;
  }
}

export function bind(place: Place, name: string): { place: Place; index: number } {
  const index = place.next;
  const local: Local = { kind: 'variable', name, index, below: place.locals };
  if (index + 1 > place.frame.size) place.frame.size = index + 1;
  return { place: { ...place, locals: local, next: index + 1 }, index };
}

/** Makes the members of the context in variable `index` visible by their bare names. */
export function bindMembers(place: Place, index: number): Place {
  return { ...place, locals: { kind: 'members', name: '', index, below: place.locals } };
}
