import type { Field } from './model.ts';

/** The schema of a lookup holds no more. */
const MOST_ROWS = 100_000;

function textsOf(value: unknown): string[] | undefined {
  if (typeof value === 'string') return [value.trim()];
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const texts = value.filter((cell): cell is string => typeof cell === 'string');
  return texts.length === value.length ? texts.map((text) => text.trim()) : undefined;
}

/** A numeric step table: `depends_on` one number, its steps under `…_starts`, a list of values. */
function readSteps(
  map: ReadonlyMap<unknown, unknown>,
  dependsOn: readonly string[],
): Field | undefined {
  const key = [...map.keys()].find((name) => typeof name === 'string' && name.endsWith('_starts'));
  const starts = textsOf(map.get(key));
  const values = textsOf(map.get('values'));
  const [attribute, ...others] = dependsOn;
  if (!starts || !values || attribute === undefined || others.length > 0) return undefined;
  return starts.length === values.length
    ? { kind: 'steps', dependsOn: attribute, starts, values }
    : undefined;
}

function readTable(map: ReadonlyMap<unknown, unknown>): Field {
  const dependsOn = textsOf(map.get('depends_on'));
  if (!dependsOn) return { kind: 'malformed', reason: 'no-depends-on' };
  const values = map.get('values');
  if (Array.isArray(values)) {
    return readSteps(map, dependsOn) ?? { kind: 'malformed', reason: 'no-values' };
  }
  if (!(values instanceof Map) || values.size === 0) {
    return { kind: 'malformed', reason: 'no-values' };
  }
  if (values.size > MOST_ROWS) return { kind: 'malformed', reason: 'too-many-rows' };
  const rows = new Map<string, readonly string[]>();
  for (const [key, value] of values) {
    const cells = textsOf(value);
    if (typeof key !== 'string' || !cells) return { kind: 'malformed', reason: 'not-text' };
    rows.set(key, cells);
  }
  return { kind: 'table', dependsOn, rows };
}

/** A field's value; what is wrong with it matters only where a bill reaches it. */
export function readField(value: unknown): Field {
  if (value instanceof Map) return readTable(value);
  const cells = textsOf(value);
  return cells ? { kind: 'cells', cells } : { kind: 'malformed', reason: 'not-text' };
}
