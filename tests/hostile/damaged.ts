import fc from 'fast-check';

type Path = readonly (string | number)[];

/** The paths of everything in a JSON value. */
function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [
    path,
    ...Object.entries(value).flatMap(([key, member]) => pathsOf(member, [...path, key])),
  ];
}

function change(value: unknown, path: Path, to: (old: unknown) => unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return to(value);
  if (typeof value !== 'object' || value === null) return value;
  const copy = Array.isArray(value) ? [...value] : { ...value };
  const members = copy as Record<string | number, unknown>;
  const next = change(members[first], rest, to);
  if (next === undefined && Array.isArray(copy)) copy.splice(Number(first), 1);
  else if (next === undefined) delete members[first];
  else members[first] = next;
  return copy;
}

const JUNK: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  '',
  '-',
  '1/0',
  'x',
  '\u0000',
  '__proto__',
  '9'.repeat(5000),
  'for i in 1..99999999 return i',
  [],
  {},
  [[]],
  [null],
  { kind: 'flat' },
  { toString: null },
];

const change1 = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...JUNK).map((junk) => () => structuredClone(junk)) },
  { weight: 1, arbitrary: fc.constant((): unknown => undefined) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }).map((value) => () => value as unknown) },
  {
    weight: 1,
    arbitrary: fc.constant((old: unknown): unknown =>
      Array.isArray(old) ? [...old, ...old] : old,
    ),
  },
);

/** A document with up to four of its parts removed, doubled or replaced by what doesn't belong there. */
export function damaged(document: unknown): fc.Arbitrary<unknown> {
  const place = fc.constantFrom(...pathsOf(document).slice(1));
  return fc
    .array(fc.tuple(place, change1), { minLength: 1, maxLength: 4 })
    .map((changes) =>
      changes.reduce((changed, [path, to]) => change(changed, path, to), structuredClone(document)),
    );
}
