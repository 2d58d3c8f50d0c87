import { type AtomSet, includes, intersect, isEmpty, meets, without } from './atom-set.ts';

/** A set of atoms for each dimension of a table; together the cases where each value is in its set. */
export type Box = readonly AtomSet[];

export function boxesMeet(left: Box, right: Box): boolean {
  for (let dimension = 0; dimension < left.length; dimension += 1) {
    if (!meets(left[dimension] as AtomSet, right[dimension] as AtomSet)) return false;
  }
  return true;
}

export function boxIncludes(outer: Box, inner: Box): boolean {
  return outer.every((set, dimension) => includes(set, inner[dimension] as AtomSet));
}

/** The common part; undefined where there is none. */
export function commonBox(left: Box, right: Box): Box | undefined {
  const made: AtomSet[] = [];
  for (let dimension = 0; dimension < left.length; dimension += 1) {
    const set = intersect(left[dimension] as AtomSet, right[dimension] as AtomSet);
    if (isEmpty(set)) return undefined;
    made.push(set);
  }
  return made;
}

/** What is left of a box, in boxes that lie apart. */
export function boxWithout(box: Box, taken: Box): Box[] {
  if (!boxesMeet(box, taken)) return [box];
  const pieces: Box[] = [];
  const rest = [...box];
  for (const [dimension, set] of box.entries()) {
    const outside = without(set, taken[dimension] as AtomSet);
    if (!isEmpty(outside)) pieces.push(rest.map((each, at) => (at === dimension ? outside : each)));
    rest[dimension] = intersect(set, taken[dimension] as AtomSet);
  }
  return pieces;
}
