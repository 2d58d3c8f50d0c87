/** The JSON Schema of a verb's input: an object of named members and no others. */
export interface InputSchema {
  type: 'object';
  properties: Record<string, unknown>;
  required: string[];
  additionalProperties: false;
}

/** In place of an input it makes a parser tell its schema and the verb do nothing. */
export const DESCRIBE = Symbol('describe the input');

export class InputDescription extends Error {
  readonly schema: InputSchema;

  constructor(schema: InputSchema) {
    super('the input is described, not parsed');
    this.schema = schema;
  }
}

type Verb = (call: never) => Promise<unknown>;

/**
 * The schema by which a verb parses its input, so that a description of the API can't say anything
 * else. Verbs ask for permission, then parse, then act: this one never comes to act.
 */
export async function inputSchemaOf(verb: Verb): Promise<InputSchema> {
  const call = { ctx: { actor: { kind: 'system' } }, input: DESCRIBE };
  try {
    await verb(call as never);
  } catch (error) {
    if (error instanceof InputDescription) return error.schema;
  }
  throw new Error(`${verb.name} does not parse its input before it acts`);
}
