import { membersOf } from './properties.ts';
import { endsWithName } from './scan.ts';
import type { FeelMember, FeelName, FeelScope } from './scope.ts';

/** A name, or a member of one, as it stands in a text. */
export interface Resolved {
  /** As it is written from the name on: `tariff.price`. */
  path: string;
  found: FeelMember | FeelName;
}

const MOST_DEPTH = 4;

/** The longest path behind `path` that the text ends with. */
function deeper(text: string, { path, found }: Resolved, depth: number): Resolved | undefined {
  let best: Resolved | undefined;
  if (depth >= MOST_DEPTH) return best;
  for (const member of membersOf(found)) {
    const next = { path: `${path}.${member.name}`, found: member };
    const here = endsWithName(text, next.path) ? next : undefined;
    const further = deeper(text, next, depth + 1) ?? here;
    if (further && further.path.length > (best?.path.length ?? 0)) best = further;
  }
  return best;
}

/** What the end of a text names; undefined where it names nothing that is known. */
export function resolveAtEnd(text: string, { names }: FeelScope): Resolved | undefined {
  const trimmed = text.trimEnd();
  let best: Resolved | undefined;
  for (const name of names) {
    const start = { path: name.name, found: name };
    const here = endsWithName(trimmed, name.name) ? start : undefined;
    const isPart = trimmed.includes(`${name.name}.`);
    const found = (isPart ? deeper(trimmed, start, 0) : undefined) ?? here;
    if (found && found.path.length > (best?.path.length ?? 0)) best = found;
  }
  return best;
}

const NAME_PART = /^[\p{L}\p{N}_]+/u;

/** What stands at a place, for somebody who points there. */
export function resolveAt(
  text: string,
  place: number,
  scope: FeelScope,
): (Resolved & { from: number; to: number }) | undefined {
  // The place may be inside a name: its end is at one of the word ends behind it.
  let end = place;
  for (let words = 0; words < 6; words += 1) {
    const rest = NAME_PART.exec(text.slice(end))?.[0].length ?? 0;
    end += rest;
    const found = resolveAtEnd(text.slice(0, end), scope);
    const from = end - (found?.path.length ?? 0);
    if (found && from <= place && text.slice(from, end) === found.path) {
      return { ...found, from, to: end };
    }
    if (end >= text.length) return undefined;
    end += 1;
  }
  return undefined;
}
