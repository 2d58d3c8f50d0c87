import { type Issue, issue, type LocalText, shown } from '#engine/core/issue';
import type { ErrorObject, ValidateFunction } from '#schemas';

/** A fault of a whole alternative says nothing that its own members' faults don't say better. */
const COMPOUND_KEYWORDS = new Set(['oneOf', 'anyOf', 'allOf', 'if', 'not']);
const MAX_ISSUES = 100;

type Params = Record<string, unknown>;

const TYPE_NAMES: Record<string, string> = {
  string: '文本',
  integer: '整数',
  number: '数字',
  boolean: '是/否',
  object: '对象',
  array: '列表',
  null: '空',
};

const list = (values: unknown): string =>
  Array.isArray(values) ? values.map(shown).join(', ') : shown(values);

function typeText({ type }: Params): LocalText {
  const types = Array.isArray(type) ? type : [type];
  return {
    zh: `应为${types.map((name) => TYPE_NAMES[String(name)] ?? name).join('或')}`,
    en: `must be ${types.join(' or ')}`,
  };
}

/** What each keyword of JSON Schema asks for, in words. */
const MESSAGES: Record<string, (params: Params) => LocalText> = {
  required: ({ missingProperty }) => ({
    zh: `缺少“${missingProperty}”`,
    en: `"${missingProperty}" is missing`,
  }),
  additionalProperties: ({ additionalProperty }) => ({
    zh: `不应有“${shown(additionalProperty)}”`,
    en: `"${shown(additionalProperty)}" is not known here`,
  }),
  type: typeText,
  enum: ({ allowedValues }) => ({
    zh: `应为以下之一：${list(allowedValues)}`,
    en: `must be one of: ${list(allowedValues)}`,
  }),
  const: ({ allowedValue }) => ({ zh: `应为 ${allowedValue}`, en: `must be ${allowedValue}` }),
  pattern: ({ pattern }) => ({ zh: `格式应为 ${pattern}`, en: `must have the form ${pattern}` }),
  format: ({ format }) => ({ zh: `应为有效的 ${format}`, en: `must be a valid ${format}` }),
  minLength: ({ limit }) => ({
    zh: `至少 ${limit} 个字符`,
    en: `needs at least ${limit} characters`,
  }),
  maxLength: ({ limit }) => ({
    zh: `最多 ${limit} 个字符`,
    en: `may have ${limit} characters at most`,
  }),
  minItems: ({ limit }) => ({ zh: `至少 ${limit} 项`, en: `needs at least ${limit} items` }),
  maxItems: ({ limit }) => ({ zh: `最多 ${limit} 项`, en: `may have ${limit} items at most` }),
  maxProperties: ({ limit }) => ({
    zh: `最多 ${limit} 个字段`,
    en: `may have ${limit} members at most`,
  }),
  minimum: ({ limit }) => ({ zh: `不得小于 ${limit}`, en: `must not be below ${limit}` }),
  maximum: ({ limit }) => ({ zh: `不得大于 ${limit}`, en: `must not be above ${limit}` }),
  discriminator: ({ tag, tagValue }) => ({
    zh: `没有“${shown(tagValue)}”这种 ${tag}`,
    en: `there is no ${tag} "${shown(tagValue)}"`,
  }),
};

function toIssue(error: ErrorObject): Issue {
  const write = MESSAGES[error.keyword];
  const message = write?.(error.params) ?? {
    zh: `不符合规则 ${error.keyword}`,
    en: error.message ?? error.keyword,
  };
  const params = Object.fromEntries(
    Object.entries(error.params).map(([name, value]) => [name, list(value)]),
  );
  return issue(`schema-${error.keyword}`, error.instancePath, message, params);
}

/** What is wrong with a document by its JSON Schema; none where it is valid. */
export function schemaIssues(validate: ValidateFunction<unknown>, document: unknown): Issue[] {
  if (validate(document)) return [];
  const errors = validate.errors ?? [];
  const telling = errors.filter(({ keyword }) => !COMPOUND_KEYWORDS.has(keyword));
  return (telling.length > 0 ? telling : errors).slice(0, MAX_ISSUES).map(toIssue);
}
