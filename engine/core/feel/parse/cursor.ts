/** Reading the concrete syntax tree. */
import type { FeelType } from '#engine/core/feel/value';
import type { Cursor } from './grammar.ts';
import { normalizeName } from './names.ts';
import { unexpected } from './syntax-problem.ts';

/** Resolves the names of types declared outside FEEL (item definitions). */
export type TypeResolver = (name: string) => FeelType | undefined;

export interface Conversion {
  readonly source: string;
  readonly typeNamed: TypeResolver;
  depth: number;
}

const SKIPPED = new Set(['LineComment', 'BlockComment']);

export function childrenOf(cursor: Cursor): Cursor[] {
  const children: Cursor[] = [];
  for (let child = cursor.firstChild; child; child = child.nextSibling) {
    if (!SKIPPED.has(child.name)) children.push(child);
  }
  return children;
}

export function textOf(cursor: Cursor, conversion: Conversion): string {
  return conversion.source.slice(cursor.from, cursor.to);
}

export function need(cursor: Cursor | undefined, parent: Cursor): Cursor {
  if (!cursor) throw unexpected(parent.to, parent.to);
  return cursor;
}

export function nameOf(cursor: Cursor | undefined, parent: Cursor, conversion: Conversion): string {
  return normalizeName(textOf(need(cursor, parent), conversion));
}
