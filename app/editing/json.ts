/** Steps into a document: members by name, items by position. */
export type Path = readonly (string | number)[];

type Json = Record<string, unknown> | unknown[];

const isBranch = (value: unknown): value is Json => typeof value === 'object' && value !== null;

export function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const step of path) {
    if (!isBranch(value) || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}

function without(parent: Json, step: string | number): Json {
  if (Array.isArray(parent)) return parent.filter((_, index) => index !== step);
  const { [step]: _, ...rest } = parent;
  return rest;
}

/** A copy with one value changed, the rest shared; undefined takes a member or an item away. */
export function withValue(root: unknown, path: Path, value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  const parent: Json = isBranch(root) ? root : typeof step === 'number' ? [] : {};
  const before = Object.hasOwn(parent, step)
    ? (parent as Record<string | number, unknown>)[step]
    : undefined;
  const after = rest.length === 0 ? value : withValue(before, rest, value);
  if (after === before) return root;
  if (after === undefined) return without(parent, step);
  if (!Array.isArray(parent)) return { ...parent, [step]: after };
  const items = parent.slice();
  items[step as number] = after;
  return items;
}

/** Whether two JSON values are the same; what they share is not looked into. */
export function equalJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (!isBranch(a) || !isBranch(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => equalJson(item, b[index]));
  }
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every(
    (key) => Object.hasOwn(b, key) && equalJson(valueAt(a, [key]), valueAt(b, [key])),
  );
}

/** Steps of a JSON pointer; digits count as positions. */
export function pathOf(pointer: string): Path {
  return pointer
    .split('/')
    .slice(1)
    .map((step) =>
      /^\d+$/.test(step) ? Number(step) : step.replace(/~1/g, '/').replace(/~0/g, '~'),
    );
}
