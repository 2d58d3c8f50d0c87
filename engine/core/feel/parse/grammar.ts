import { parser as baseParser, trackVariables } from 'lezer-feel';
import { BUILTIN_NAMES } from '#engine/core/feel/builtin';
import { isPlainName, type NameShape } from './names.ts';

type Parser = typeof baseParser;
export type Top = 'Expression' | 'UnaryTests';
export type SyntaxTree = ReturnType<Parser['parse']>;
export type Cursor = SyntaxTree['topNode'];

function shapeToContext(shape: NameShape): Record<string, unknown> {
  const context: Record<string, unknown> = {};
  for (const [name, below] of Object.entries(shape)) {
    if (below !== true) context[name] = shapeToContext(below);
    else if (!isPlainName(name)) context[name] = 1;
  }
  return context;
}

/** Told as names they would no longer be read as the keywords they are. */
const KNOWN_TO_GRAMMAR = new Set(['not', 'date and time']);

const BUILTIN_SHAPE = Object.fromEntries(
  BUILTIN_NAMES.filter((name) => !isPlainName(name) && !KNOWN_TO_GRAMMAR.has(name)).map((name) => [
    name,
    1,
  ]),
);

function makeParser(top: Top, context: Record<string, unknown>): Parser {
  return baseParser.configure({
    top,
    contextTracker: trackVariables({ ...BUILTIN_SHAPE, ...context }),
  });
}

const plainParsers: Record<Top, Parser> = {
  Expression: makeParser('Expression', {}),
  UnaryTests: makeParser('UnaryTests', {}),
};

const shapedParsers = new WeakMap<NameShape, Partial<Record<Top, Parser>>>();

/** The grammar's own parser, for whoever shows a text as it is read. */
export function parserFor(top: Top, shape: NameShape): Parser {
  const made = shapedParsers.get(shape) ?? {};
  shapedParsers.set(shape, made);
  const existing = made[top];
  if (existing) return existing;
  const context = shapeToContext(shape);
  const parser = Object.keys(context).length === 0 ? plainParsers[top] : makeParser(top, context);
  made[top] = parser;
  return parser;
}

/** The concrete syntax tree; `shape` tells which names with spaces or signs are in scope. */
export function parseTree(source: string, top: Top, shape: NameShape): SyntaxTree {
  return parserFor(top, shape).parse(source);
}
