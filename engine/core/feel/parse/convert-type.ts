import { type FeelType, simpleType } from '#engine/core/feel/value';
import { type Conversion, childrenOf, nameOf, textOf } from './cursor.ts';
import type { Cursor } from './grammar.ts';
import { normalizeName } from './names.ts';

/** A type's notation: `number`, `list<number>`, `function<number>->string`; undefined for unknown names. */
export function typeOf(cursor: Cursor, conversion: Conversion): FeelType | undefined {
  const [inner] = childrenOf(cursor);
  if (!inner) return undefined;
  switch (inner.name) {
    case 'ListType':
      return listType(inner, conversion);
    case 'ContextType':
      return contextType(inner, conversion);
    case 'FunctionType':
      return functionType(inner, conversion);
    default: {
      const name = normalizeName(textOf(inner, conversion));
      return simpleType(name) ?? conversion.typeNamed(name);
    }
  }
}

/** The grammar has no `range<…>`; parse.ts writes it as a list of the same length. */
function listType(cursor: Cursor, conversion: Conversion): FeelType | undefined {
  const type = childrenOf(cursor).find(({ name }) => name === 'Type');
  const of = type ? typeOf(type, conversion) : undefined;
  if (of === undefined) return undefined;
  return { kind: textOf(cursor, conversion).startsWith('range') ? 'range' : 'list', of };
}

function contextType(cursor: Cursor, conversion: Conversion): FeelType | undefined {
  const entries = childrenOf(cursor).find(({ name }) => name === 'ContextEntryTypes');
  const parsed = (entries ? childrenOf(entries) : []).map((entry) => {
    const [name, type] = childrenOf(entry);
    return {
      name: nameOf(name, entry, conversion),
      type: type ? typeOf(type, conversion) : undefined,
    };
  });
  const known = parsed.flatMap(({ name, type }) => (type === undefined ? [] : [{ name, type }]));
  return known.length === parsed.length ? { kind: 'context', entries: known } : undefined;
}

function functionType(cursor: Cursor, conversion: Conversion): FeelType | undefined {
  const args = childrenOf(cursor).find(({ name }) => name === 'ArgumentTypes');
  const result = childrenOf(cursor).findLast(({ name }) => name === 'Type');
  const resultType = result ? typeOf(result, conversion) : undefined;
  const parameters = (args ? childrenOf(args) : []).map((argument) => {
    const [type] = childrenOf(argument);
    return type ? typeOf(type, conversion) : undefined;
  });
  const known = parameters.filter((type) => type !== undefined);
  if (resultType === undefined || known.length !== parameters.length) return undefined;
  return { kind: 'function', parameters: known, result: resultType };
}
