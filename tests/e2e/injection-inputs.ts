import { spawnSync } from 'node:child_process';

/** What may be sent to a procedure or a route, as `app/access/list-inputs.ts` tells. */
export interface Input {
  face: 'procedure' | 'route';
  title: string;
  verb: string;
  isCommand: boolean;
  properties: Record<string, Schema>;
  required: string[];
  path: string[];
  query: string[];
  keyMember: string | null;
  /** A procedure performs the same verb. */
  hasProcedure: boolean;
}

interface Schema {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  pattern?: string;
  minimum?: number;
  maxLength?: number;
  properties?: Record<string, Schema>;
  items?: Schema;
  additionalProperties?: boolean | Schema;
}

type Members = Record<string, unknown>;

const LIST = `import { listInputs } from './app/access/list-inputs.ts';
process.stdout.write(JSON.stringify(await listInputs()), () => process.exit());`;

const MOST_BYTES = 16 * 1024 * 1024;

/** Every procedure and route there is, asked of the program itself. */
export function loadInputs(): Input[] {
  const run = spawnSync(process.execPath, ['--input-type=module', '--eval', LIST], {
    encoding: 'utf8',
    maxBuffer: MOST_BYTES,
  });
  if (run.status !== 0) throw new Error(run.stderr);
  const inputs = JSON.parse(run.stdout) as Input[];
  const performed = new Set(inputs.flatMap(({ face, verb }) => (face === 'route' ? [] : [verb])));
  return inputs.map((input) => ({ ...input, hasProcedure: performed.has(input.verb) }));
}

/** A place of an input where a text may stand. */
export interface Field {
  /** As a JSON pointer; `*` stands for the name of a member. */
  place: string;
  /** Takes any text; another is held to a form, a number or a list of words. */
  isFree: boolean;
  /** Stands in a sample value, such as a document, and in no schema. */
  isOfSample: boolean;
  put(input: Members, text: string): Members;
}

type Step = string | number;

function putIn(value: unknown, [step, ...rest]: readonly Step[], text: unknown): unknown {
  if (step === undefined) return text;
  const copy = Array.isArray(value)
    ? [...value]
    : typeof step === 'number'
      ? []
      : { ...(value as object | undefined) };
  (copy as Record<Step, unknown>)[step] = putIn((value as Members | undefined)?.[step], rest, text);
  return copy;
}

function fieldAt(at: readonly Step[], isFree: boolean): Field {
  return {
    place: at.map((step) => `/${step}`).join(''),
    isFree,
    isOfSample: false,
    put: (input, text) => putIn(input, at, text) as Members,
  };
}

const isText = (value: unknown): boolean => typeof value === 'string';

/** The texts inside a sample value of an open object, such as a mapping's column names. */
function textsIn(sample: unknown, at: readonly Step[]): Field[] {
  if (isText(sample)) return [fieldAt(at, true)];
  if (typeof sample !== 'object' || sample === null) return [];
  const entries: [Step, unknown][] = Array.isArray(sample)
    ? sample.map((value, index) => [index, value])
    : Object.entries(sample);
  return entries.flatMap(([step, value]) => textsIn(value, [...at, step]));
}

function openObject(schema: Schema, sample: unknown, at: readonly Step[]): Field[] {
  const inside = schema.additionalProperties;
  const values = typeof inside === 'object' ? inside : {};
  const isFree = [values.type ?? 'string'].flat().includes('string') && !isHeld(values);
  const name = { ...fieldAt([...at, '*'], isFree) };
  name.put = (input, text) => putIn(input, [...at, text], isFree ? text : '1') as Members;
  return [
    name,
    fieldAt([...at, 'note'], isFree),
    ...textsIn(sample, at).map((field) => ({ ...field, isFree, isOfSample: true })),
  ];
}

const isHeld = ({ enum: words, const: word, format, pattern }: Schema): boolean =>
  words !== undefined || word !== undefined || format !== undefined || pattern !== undefined;

function fieldsAt(schema: Schema, sample: unknown, at: readonly Step[]): Field[] {
  const types = [schema.type ?? []].flat();
  if (schema.properties) {
    return Object.entries(schema.properties).flatMap(([name, each]) =>
      fieldsAt(each, (sample as Members | undefined)?.[name], [...at, name]),
    );
  }
  if (types.includes('object')) return openObject(schema, sample, at);
  if (types.includes('array') && schema.items) {
    return fieldsAt(schema.items, (sample as unknown[] | undefined)?.[0], [...at, 0]);
  }
  const isWhitespace = schema.pattern === '\\S';
  return [fieldAt(at, types.includes('string') && (isWhitespace || !isHeld(schema)))];
}

/** Every place of an input that a text can be put into; the sample shows what open objects hold. */
export function fieldsOf({ properties }: Input, sample: Members): Field[] {
  return fieldsAt({ properties }, sample, []);
}

/** A value that the schema takes, where nothing better is known. */
export function exampleOf(schema: Schema): unknown {
  const [type] = [schema.type ?? 'string'].flat();
  if (schema.enum) return schema.enum[0];
  if (schema.format === 'uuid') return '01a1ff75-3ff3-7840-ac1e-7eebf2dc21d6';
  if (schema.format === 'date') return '2026-01-01';
  if (schema.format === 'date-time') return '2026-01-01T00:00:00Z';
  if (schema.format === 'email') return 'somebody@example.com';
  if (type === 'integer' || type === 'number') return schema.minimum ?? 1;
  if (type === 'boolean') return false;
  if (type === 'array') return schema.items ? [exampleOf(schema.items)] : [];
  if (type === 'object') return {};
  return schema.pattern ? '1' : 'a';
}
