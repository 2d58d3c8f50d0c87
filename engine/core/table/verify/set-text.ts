import type { FeelValue } from '#engine/core/feel';
import { type AtomSet, atomsOf, includes, intersect, isEmpty, meets, without } from './atom-set.ts';
import type { Axis } from './axis.ts';
import { type Block, isSingleValue, isVoid, sidesOf, valueIn } from './block.ts';
import { FOREIGN_ATOM, NULL_ATOM } from './form-sets.ts';
import { literalOf } from './literal.ts';

/** The first and the last atom of a stretch. */
type Stretch = [number, number];

/** Stretches of atoms of an ordered block, void ones counting as part of their neighbours. */
function stretchesOf(block: Block, set: AtomSet): Stretch[] {
  const found: Stretch[] = [];
  const inside = intersect(set, [block.base, block.base + block.size]);
  for (const atom of atomsOf(inside)) {
    const last = found.at(-1);
    if (last && onlyVoid(block, last[1] + 1, atom)) last[1] = atom;
    else found.push([atom, atom]);
  }
  return found;
}

function onlyVoid(block: Block, from: number, to: number): boolean {
  for (let atom = from; atom < to; atom += 1) if (!isVoid(block, atom)) return false;
  return true;
}

interface End {
  readonly value: FeelValue | undefined;
  readonly isIncluded: boolean;
}

/** Days are whole: one that is left out is better told by its neighbour. */
function tellable({ value, isIncluded }: End, towards: 1 | -1): End {
  if (isIncluded || !(value instanceof Temporal.PlainDate)) return { value, isIncluded };
  return { value: value.add({ days: towards }), isIncluded: true };
}

function endsOf(block: Block, [first, last]: Stretch): [End, End] {
  const [start, end] = [sidesOf(block, first), sidesOf(block, last)];
  const high = end.isCut ? end.low : end.high;
  return [
    tellable({ value: start.low, isIncluded: start.isCut }, 1),
    tellable({ value: high, isIncluded: end.isCut }, -1),
  ];
}

function stretchText(block: Block, stretch: Stretch): string {
  const [start, end] = endsOf(block, stretch);
  const [low, high] = [start, end].map(({ value }) =>
    value === undefined ? undefined : literalOf(value),
  );
  if (low === undefined && high === undefined) return wholeText(block);
  if (low === undefined) return `${end.isIncluded ? '<=' : '<'} ${high}`;
  if (high === undefined) return `${start.isIncluded ? '>=' : '>'} ${low}`;
  if (low === high) return block.scale?.equalTo ? `[${low}..${low}]` : low;
  return `${start.isIncluded ? '[' : '('}${low}..${high}${end.isIncluded ? ']' : ')'}`;
}

function wholeText(block: Block): string {
  const [cut] = block.values;
  if (cut === undefined || !block.scale) return `? instance of ${block.kind}`;
  return `<= ${literalOf(cut)}, > ${literalOf(cut)}`;
}

/** The literals of the single values that a set holds. */
function singlesText(block: Block, set: AtomSet): string[] {
  const inside = [...atomsOf(intersect(set, [block.base, block.base + block.size]))];
  return inside
    .filter((atom) => isSingleValue(block, atom))
    .map((atom) => literalOf(valueIn(block, atom) ?? null));
}

/** The block whose values that no cell names are in a set, where cells only name single values. */
function unnamedIn(axis: Axis, set: AtomSet): Block | undefined {
  return [...axis.blocks.values()].find((block) => {
    const unnamed = axis.unnamedOf(block);
    return !isEmpty(unnamed) && includes(set, unnamed);
  });
}

/** Whether a set holds values that no cell names, where cells only name single values. */
export function holdsUnnamed(axis: Axis, set: AtomSet): boolean {
  return unnamedIn(axis, set) !== undefined;
}

/**
 * The part of a set that unary tests can say: `not("a")` for unnamed values stands with nothing
 * else, and kinds that the column isn't about can't be named.
 */
export function sayable(axis: Axis, set: AtomSet): AtomSet {
  if (includes(set, without(axis.expected, NULL_ATOM))) return set;
  const block = unnamedIn(axis, set);
  if (block) {
    const kept = intersect(set, [block.base, block.base + block.size]);
    return includes(set, NULL_ATOM) && axis.blocks.size === 1 ? [...NULL_ATOM, ...kept] : kept;
  }
  return without(set, FOREIGN_ATOM);
}

/** Unary tests that let pass just the values of a sayable set, as far as the table expects them. */
export function setText(axis: Axis, set: AtomSet): string {
  if (includes(set, axis.expected)) return '-';
  if (includes(set, without(axis.expected, NULL_ATOM))) return 'not(null)';
  const listed = unnamedIn(axis, set);
  if (listed) {
    const named = singlesText(listed, without(axis.expected, set));
    const expectsNull = includes(axis.expected, NULL_ATOM) && !includes(set, NULL_ATOM);
    const excluded = expectsNull ? [...named, 'null'] : named;
    return excluded.length > 0 ? `not(${excluded.join(', ')})` : wholeText(listed);
  }
  const parts = includes(set, NULL_ATOM) ? ['null'] : [];
  for (const block of axis.blocks.values()) {
    if (block.scale) {
      for (const stretch of stretchesOf(block, set)) parts.push(stretchText(block, stretch));
    } else parts.push(...singlesText(block, set));
  }
  return parts.join(', ');
}

/**
 * Of ordered values one stretch alone, one that meets what is wanted, as a person would write a row;
 * all values together and those that are only named one by one stay as they are.
 */
export function oneStretch(axis: Axis, set: AtomSet, wanted: AtomSet): AtomSet {
  if (includes(set, without(axis.expected, NULL_ATOM))) return set;
  let rest = set;
  for (const block of axis.blocks.values()) {
    if (!block.scale || !isEmpty(axis.unnamedOf(block))) continue;
    for (const [first, last] of stretchesOf(block, set)) {
      const stretch = intersect(set, [first, last + 1]);
      if (meets(stretch, wanted)) return stretch;
    }
    rest = without(rest, [block.base, block.base + block.size]);
  }
  return rest.length > 0 ? rest : set;
}

/** The days of a stretch, from the first until before the last; undefined is without end. */
export function daysOf(axis: Axis, set: AtomSet): { from?: string; to?: string } {
  const block = axis.blocks.get('date');
  const [stretch] = block ? stretchesOf(block, set) : [];
  if (!block || !stretch) return {};
  const [from, last] = endsOf(block, stretch).map(({ value }) =>
    value instanceof Temporal.PlainDate ? value : undefined,
  );
  const to = last?.add({ days: 1 });
  return { ...(from ? { from: from.toString() } : {}), ...(to ? { to: to.toString() } : {}) };
}
