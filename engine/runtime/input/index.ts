export { type InputSchema, inputSchemaOf } from './describe-input.ts';
export { inputParser, TEXT } from './input-parser.ts';
export { decodeCursor, encodeCursor, MOST_ROWS, type Page } from './page.ts';
