/** Atoms of an axis as half-open ranges, ascending and apart: `[from, to, from, to, …]`. */
export type AtomSet = readonly number[];

export const NO_ATOMS: AtomSet = [];

export function isEmpty(set: AtomSet): boolean {
  return set.length === 0;
}

export function countAtoms(set: AtomSet): number {
  let count = 0;
  for (let at = 0; at < set.length; at += 2) count += (set[at + 1] as number) - (set[at] as number);
  return count;
}

/** The ranges of a sorted list of atoms. */
export function setOfAtoms(atoms: readonly number[]): AtomSet {
  const made: number[] = [];
  for (const atom of atoms) {
    if (made.at(-1) === atom) made[made.length - 1] = atom + 1;
    else made.push(atom, atom + 1);
  }
  return made;
}

export function* atomsOf(set: AtomSet): Iterable<number> {
  for (let at = 0; at < set.length; at += 2) {
    for (let atom = set[at] as number; atom < (set[at + 1] as number); atom += 1) yield atom;
  }
}

export function intersect(left: AtomSet, right: AtomSet): AtomSet {
  if (left === right) return left;
  const made: number[] = [];
  let [a, b] = [0, 0];
  while (a < left.length && b < right.length) {
    const from = Math.max(left[a] as number, right[b] as number);
    const to = Math.min(left[a + 1] as number, right[b + 1] as number);
    if (from < to) made.push(from, to);
    if (left[a + 1] === to) a += 2;
    if (right[b + 1] === to) b += 2;
  }
  return made;
}

export function meets(left: AtomSet, right: AtomSet): boolean {
  let [a, b] = [0, 0];
  while (a < left.length && b < right.length) {
    if ((left[a + 1] as number) <= (right[b] as number)) a += 2;
    else if ((right[b + 1] as number) <= (left[a] as number)) b += 2;
    else return true;
  }
  return false;
}

/** What stands in `left` and not in `right`. */
export function without(left: AtomSet, right: AtomSet): AtomSet {
  const made: number[] = [];
  let b = 0;
  for (let a = 0; a < left.length; a += 2) {
    let from = left[a] as number;
    const to = left[a + 1] as number;
    while (b < right.length && (right[b + 1] as number) <= from) b += 2;
    for (let at = b; at < right.length && (right[at] as number) < to; at += 2) {
      if ((right[at] as number) > from) made.push(from, right[at] as number);
      from = Math.max(from, right[at + 1] as number);
    }
    if (from < to) made.push(from, to);
  }
  return made;
}

export function unite(left: AtomSet, right: AtomSet): AtomSet {
  if (left.length === 0) return right;
  if (right.length === 0) return left;
  const made: number[] = [];
  let [a, b] = [0, 0];
  while (a < left.length || b < right.length) {
    const takeLeft =
      b >= right.length || (a < left.length && (left[a] as number) <= (right[b] as number));
    const from = (takeLeft ? left[a] : right[b]) as number;
    const to = (takeLeft ? left[a + 1] : right[b + 1]) as number;
    if (takeLeft) a += 2;
    else b += 2;
    const last = made.at(-1);
    if (last !== undefined && last >= from) made[made.length - 1] = Math.max(last, to);
    else made.push(from, to);
  }
  return made;
}

/** Whether every atom of `inner` stands in `outer`. */
export function includes(outer: AtomSet, inner: AtomSet): boolean {
  if (outer === inner) return true;
  let a = 0;
  for (let b = 0; b < inner.length; b += 2) {
    while (a < outer.length && (outer[a + 1] as number) < (inner[b + 1] as number)) a += 2;
    if (a >= outer.length || (outer[a] as number) > (inner[b] as number)) return false;
  }
  return true;
}
