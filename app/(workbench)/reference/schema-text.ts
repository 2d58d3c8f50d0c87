interface Shown {
  $ref?: string;
  type?: string | readonly string[];
  enum?: readonly unknown[];
  format?: string;
  items?: unknown;
  anyOf?: readonly unknown[];
  additionalProperties?: unknown;
  maximum?: number;
}

/** The name at the end of a reference. */
export const refName = (ref: string): string => ref.slice(ref.lastIndexOf('/') + 1);

/** A schema in a few characters: `string (date)`, `"active" | "closed"`, `Contact[]`. */
export function typeText(schema: unknown): string {
  const { $ref, type, enum: words, format, items, anyOf } = (schema ?? {}) as Shown;
  if ($ref) return refName($ref);
  if (words) return words.map((word) => (word === null ? 'null' : `"${word}"`)).join(' | ');
  if (anyOf) return anyOf.map(typeText).join(' | ');
  const types = [type ?? []].flat();
  if (types.includes('array')) {
    const inside = typeText(items);
    const list = inside.includes(' ') ? `(${inside})[]` : `${inside}[]`;
    return [list, ...types.filter((each) => each !== 'array')].join(' | ');
  }
  if (types.length === 0) return 'any';
  return types.join(' | ') + (format ? ` (${format})` : '');
}

const BY_FORMAT: Record<string, string> = {
  uuid: '<id>',
  date: '2026-01-01',
  'date-time': '2026-01-01T00:00:00Z',
};

/** A value that stands for what the schema takes. */
export function exampleOf(schema: unknown): unknown {
  const { type, enum: words, format, items } = (schema ?? {}) as Shown;
  if (words) return words[0];
  const [first] = [type ?? 'string'].flat();
  if (first === 'array') return [exampleOf(items)];
  if (first === 'integer' || first === 'number') return 1;
  if (first === 'boolean') return true;
  if (first === 'object') return {};
  return BY_FORMAT[format ?? ''] ?? '…';
}

export interface SchemaMember {
  name: string;
  type: string;
  isRequired: boolean;
}

/** The members of an object's schema; none for what is no object. */
export function membersOf(schema: unknown): SchemaMember[] {
  const { properties = {}, required = [] } = schema as {
    properties?: Record<string, unknown>;
    required?: readonly string[];
  };
  return Object.entries(properties).map(([name, member]) => ({
    name,
    type: typeText(member),
    isRequired: required.includes(name),
  }));
}
