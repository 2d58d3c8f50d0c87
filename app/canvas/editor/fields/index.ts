export { choiceWord, VALUE_TYPES } from './choice-words.ts';
export { type Field, type FieldShape, fieldsOf } from './fields.ts';
export { columnWord, type MemberWords, memberWords } from './member-words.ts';
