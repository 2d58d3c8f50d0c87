import { Decimal } from '#engine/core/decimal';
import type { Node } from './ast.ts';
import { type Conversion, nameOf, textOf } from './cursor.ts';
import type { Cursor } from './grammar.ts';
import { unquote } from './string-literal.ts';

export type Converter = (cursor: Cursor, conversion: Conversion) => Node;

/** Names and literals: what holds no further expressions. */
export const LEAVES: Readonly<Record<string, Converter>> = {
  VariableName: (cursor, conversion) => ({
    kind: 'name',
    name: nameOf(cursor, cursor, conversion),
    from: cursor.from,
    to: cursor.to,
  }),
  '?': ({ from, to }) => ({ kind: 'input', from, to }),
  null: ({ from, to }) => ({ kind: 'literal', value: null, from, to }),
  BooleanLiteral: (cursor, conversion) => ({
    kind: 'literal',
    value: textOf(cursor, conversion) === 'true',
    from: cursor.from,
    to: cursor.to,
  }),
  NumericLiteral: (cursor, conversion) => {
    const text = textOf(cursor, conversion).replace(/\s/g, '');
    const value = Decimal.parse(text) ?? null;
    return { kind: 'literal', value, from: cursor.from, to: cursor.to };
  },
  StringLiteral: (cursor, conversion) => ({
    kind: 'literal',
    value: unquote(textOf(cursor, conversion)),
    from: cursor.from,
    to: cursor.to,
  }),
};
