/** A JSON Schema of draft 2020-12. */
export type JsonSchema = { readonly [keyword: string]: unknown };

export const UUID = { type: 'string', format: 'uuid' } as const;
export const INSTANT = { type: 'string', format: 'date-time' } as const;
export const DATE = { type: 'string', format: 'date' } as const;
export const TEXT = { type: 'string' } as const;
export const COUNT = { type: 'integer', minimum: 0 } as const;
export const FLAG = { type: 'boolean' } as const;
export const ANY = {} as const;
export const RECORD = { type: 'object' } as const;
export const DECIMAL = {
  type: 'string',
  pattern: '^-?[0-9]+(\\.[0-9]+)?$',
  description: 'exact decimal text',
} as const;
/** An amount, or a mask where the role may not see it. */
export const AMOUNT = {
  type: 'string',
  pattern: '^(-?[0-9]+(\\.[0-9]+)?|•+)$',
  description: 'exact decimal text in the currency beside it; ••• where it is hidden from the role',
} as const;
export const CURRENCY = { type: 'string', pattern: '^[A-Z]{3}$' } as const;
export const LOCAL_TEXT = object({ zh: TEXT, en: TEXT });

/** An object whose members are all there, but for those of `optional`. */
export function object(
  properties: Record<string, JsonSchema>,
  optional: readonly string[] = [],
): JsonSchema {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', properties, ...(required.length > 0 ? { required } : {}) };
}

export const list = (items: JsonSchema): JsonSchema => ({ type: 'array', items });

export const map = (values: JsonSchema): JsonSchema => ({
  type: 'object',
  additionalProperties: values,
});

export const oneOf = (words: readonly string[]): JsonSchema => ({ type: 'string', enum: words });

export function nullable(schema: JsonSchema): JsonSchema {
  const { type, enum: words } = schema as { type?: string; enum?: readonly string[] };
  if (type === undefined) return { anyOf: [schema, { type: 'null' }] };
  return { ...schema, type: [type, 'null'], ...(words ? { enum: [...words, null] } : {}) };
}

export const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });
