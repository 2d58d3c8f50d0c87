import type { Node } from '#engine/core/feel/parse';
import type { FeelKind } from '#engine/core/feel/value';
import { compileArithmetic, compileNegate } from './arithmetic.ts';
import { compileCall } from './call.ts';
import { type Code, type Compiler, constantCode, type Place, withKind } from './code.ts';
import { compileContext, compileList } from './collection.ts';
import { compileBetween, compileCompare, compileRange, compileUnary } from './compare.ts';
import { compileFilter } from './filter.ts';
import { compileFunction, compileInstanceOf } from './function.ts';
import { compileIf, compileLogic } from './logic.ts';
import { compileFor, compileQuantified } from './loop.ts';
import { compileInput, compileName } from './name.ts';
import { compilePath } from './path.ts';
import { compileIn } from './unary.ts';

const KINDS: Readonly<Partial<Record<Node['kind'], FeelKind>>> = {
  compare: 'boolean',
  between: 'boolean',
  in: 'boolean',
  and: 'boolean',
  or: 'boolean',
  some: 'boolean',
  every: 'boolean',
  'instance-of': 'boolean',
  list: 'list',
  for: 'list',
  context: 'context',
  function: 'function',
  range: 'range',
  unary: 'range',
};

/** One construct to its closure, with the kind of value it gives. */
export function compileNode(node: Node, compiler: Compiler, place: Place): Code {
  return withKind(compileConstruct(node, compiler, place), KINDS[node.kind]);
}

/** The construct's own file holds the meaning. */
function compileConstruct(node: Node, compiler: Compiler, place: Place): Code {
  switch (node.kind) {
    case 'literal':
      return constantCode(node.value);
    case 'name':
      return compileName(node, compiler, place);
    case 'input':
      return compileInput(node, compiler, place);
    case 'arithmetic':
      return compileArithmetic(node, compiler, place);
    case 'negate':
      return compileNegate(node, compiler, place);
    case 'compare':
      return compileCompare(node, compiler, place);
    case 'between':
      return compileBetween(node, compiler, place);
    case 'in':
      return compileIn(node, compiler, place);
    case 'and':
    case 'or':
      return compileLogic(node, compiler, place);
    case 'if':
      return compileIf(node, compiler, place);
    case 'for':
      return compileFor(node, compiler, place);
    case 'some':
    case 'every':
      return compileQuantified(node, compiler, place);
    case 'list':
      return compileList(node, compiler, place);
    case 'context':
      return compileContext(node, compiler, place);
    case 'filter':
      return compileFilter(node, compiler, place);
    case 'path':
      return compilePath(node, compiler, place);
    case 'call':
    case 'named-call':
      return compileCall(node, compiler, place);
    case 'function':
      return compileFunction(node, compiler, place);
    case 'instance-of':
      return compileInstanceOf(node, compiler, place);
    case 'range':
      return compileRange(node, compiler, place);
    case 'unary':
      return compileUnary(node, compiler, place);
  }
}
