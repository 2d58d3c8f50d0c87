import type { Issue } from '#engine/core/issue';
import type { Node, UnaryTests } from './ast.ts';
import { convertExpression, convertUnaryTests } from './convert.ts';
import type { Conversion, TypeResolver } from './cursor.ts';
import { parseTree, type SyntaxTree, type Top } from './grammar.ts';
import { checkLimits } from './limits.ts';
import type { NameShape } from './names.ts';
import { SyntaxProblem, unexpected, unexpectedText } from './syntax-problem.ts';

export interface ParseContext {
  /** Names in scope that hold spaces, signs or nested names. */
  readonly shape: NameShape;
  readonly typeNamed: TypeResolver;
}

export type Parsed<T> = { ok: true; node: T } | { ok: false; issues: Issue[] };

/** The grammar knows `list<…>` only; the same number of characters keeps every position. */
function disguiseRangeTypes(source: string): string {
  return source.includes('range') ? source.replace(/\brange(\s*)</g, 'list $1<') : source;
}

/** @throws SyntaxProblem at the first place the grammar could not read. */
function refuseErrors(tree: SyntaxTree, source: string): void {
  tree.iterate({
    enter(node) {
      if (!node.type.isError) return;
      const text = source.slice(node.from, node.to).trim();
      throw text === '' ? unexpected(node.from, node.to) : unexpectedText(node.from, node.to, text);
    },
  });
}

function parse<T>(
  source: string,
  top: Top,
  context: ParseContext,
  convert: (tree: SyntaxTree, conversion: Conversion) => T,
): Parsed<T> {
  const limit = checkLimits(source);
  if (limit) return { ok: false, issues: [limit] };
  try {
    const tree = parseTree(disguiseRangeTypes(source), top, context.shape);
    refuseErrors(tree, source);
    return { ok: true, node: convert(tree, { source, typeNamed: context.typeNamed, depth: 0 }) };
  } catch (error) {
    if (error instanceof SyntaxProblem) return { ok: false, issues: [error.issue] };
    // The parser itself gives up with an exception on some hostile texts.
    return { ok: false, issues: [unexpected(0, source.length).issue] };
  }
}

export function parseExpression(source: string, context: ParseContext): Parsed<Node> {
  return parse(source, 'Expression', context, (tree, conversion) =>
    convertExpression(tree.topNode, conversion),
  );
}

export function parseUnaryTests(source: string, context: ParseContext): Parsed<UnaryTests> {
  return parse(source, 'UnaryTests', context, (tree, conversion) =>
    convertUnaryTests(tree.topNode, conversion),
  );
}
