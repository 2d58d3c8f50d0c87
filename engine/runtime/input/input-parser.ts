import { Ajv2020 } from 'ajv/dist/2020.js';
import formatsPlugin from 'ajv-formats';
import { schemaIssues } from '#engine/core/design';
import { invalid } from '#engine/runtime/error';
import { DESCRIBE, InputDescription, type InputSchema } from './describe-input.ts';

/** Pieces of input schemas. */
export const TEXT = {
  id: { type: 'string', format: 'uuid' },
  date: { type: 'string', format: 'date' },
  word: { type: 'string', minLength: 1, maxLength: 200 },
  long: { type: 'string', maxLength: 10_000 },
  decimal: { type: 'string', pattern: '^-?[0-9]{1,30}(\\.[0-9]{1,30})?$' },
  record: { type: 'object' },
  wordOrNull: { type: ['string', 'null'], minLength: 1, maxLength: 200 },
} as const;

const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
// The plugin is CommonJS: its function is the namespace itself or its `default`.
const plugin = formatsPlugin as unknown as { default?: (target: Ajv2020) => unknown };
(plugin.default ?? (formatsPlugin as unknown as (target: Ajv2020) => unknown))(ajv);

/**
 * Makes the parser of a verb's input: an object of the given members and no others. Throws
 * `invalid` with every issue at once. Compiled at the first use.
 */
export function inputParser<Input>(
  required: Record<string, unknown>,
  optional: Record<string, unknown> = {},
): (input: Input) => Input {
  const schema: InputSchema = {
    type: 'object',
    properties: { ...required, ...optional },
    required: Object.keys(required),
    additionalProperties: false,
  };
  let validate: ReturnType<typeof ajv.compile> | undefined;
  return (input) => {
    if ((input as unknown) === DESCRIBE) throw new InputDescription(schema);
    validate ??= ajv.compile(schema);
    const issues = schemaIssues(validate, input);
    if (issues.length > 0) throw invalid(issues);
    return input;
  };
}
