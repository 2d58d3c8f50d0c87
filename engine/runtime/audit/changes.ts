/** One member that a command changed; `before` or `after` is missing where the member was. */
export interface Change {
  /** Where the member stands, such as `address/city`. */
  path: string;
  before?: unknown;
  after?: unknown;
}

const MOST_CHANGES = 200;
const DEEPEST = 6;
/** Change with every write and say nothing. */
const NOISE = new Set(['tenantId', 'updatedAt', 'lockVersion']);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Two JSON values are the same whatever the order of their members. */
function isSame(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, index) => isSame(item, right[index]));
  }
  if (!isObject(left) || !isObject(right)) return false;
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...names].every((name) => isSame(left[name], right[name]));
}

const isNothing = (value: unknown): boolean => value === undefined || value === null;

function collect(
  changes: Change[],
  path: readonly string[],
  before: unknown,
  after: unknown,
): void {
  if (changes.length >= MOST_CHANGES) return;
  const isInside = isObject(before) || isObject(after);
  const isLeaf = !isInside || (!isObject(before) && !isNothing(before));
  if (isLeaf || (!isObject(after) && !isNothing(after)) || path.length >= DEEPEST) {
    if (isSame(before, after) || (isNothing(before) && isNothing(after))) return;
    changes.push({
      path: path.join('/'),
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    });
    return;
  }
  const left = isObject(before) ? before : {};
  const right = isObject(after) ? after : {};
  for (const name of new Set([...Object.keys(left), ...Object.keys(right)])) {
    if (!NOISE.has(name)) collect(changes, [...path, name], left[name], right[name]);
  }
}

/** What differs between two states of a subject, member by member, in the order of the first. */
export function diffStates(before: unknown, after: unknown): Change[] {
  const changes: Change[] = [];
  collect(changes, [], before, after);
  return changes;
}
