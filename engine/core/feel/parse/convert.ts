/** From the parser's concrete tree to the abstract one of ast.ts. */
import type {
  ArithmeticOperator,
  CompareOperator,
  ContextEntry,
  Iterator,
  Node,
  Parameter,
  UnaryTests,
} from './ast.ts';
import { parseAtLiteral } from './at-literal.ts';
import { type Converter, LEAVES } from './convert-leaf.ts';
import { typeOf } from './convert-type.ts';
import { type Conversion, childrenOf, nameOf, need, textOf } from './cursor.ts';
import type { Cursor } from './grammar.ts';
import { MAX_TREE_DEPTH, tooDeep } from './limits.ts';
import { normalizeName } from './names.ts';
import { unquote } from './string-literal.ts';
import { SyntaxProblem, unexpected } from './syntax-problem.ts';

function expression(cursor: Cursor | undefined, parent: Cursor, conversion: Conversion): Node {
  const child = need(cursor, parent);
  conversion.depth += 1;
  if (conversion.depth > MAX_TREE_DEPTH) throw new SyntaxProblem(tooDeep(child.from));
  const convert = CONVERTERS[child.name];
  if (!convert) throw unexpected(child.from, child.to);
  const node = convert(child, conversion);
  conversion.depth -= 1;
  return node;
}

function binaryParts(cursor: Cursor, conversion: Conversion) {
  const [left, operator, right] = childrenOf(cursor);
  return {
    operator: operator ? textOf(operator, conversion) : '',
    left: expression(left, cursor, conversion),
    right: expression(right, cursor, conversion),
  };
}

function arithmetic(cursor: Cursor, conversion: Conversion): Node {
  const { from, to } = cursor;
  const children = childrenOf(cursor);
  if (children.length === 2) {
    return { kind: 'negate', operand: expression(children[1], cursor, conversion), from, to };
  }
  const { operator, left, right } = binaryParts(cursor, conversion);
  return { kind: 'arithmetic', operator: operator as ArithmeticOperator, left, right, from, to };
}

function logical(kind: 'and' | 'or'): Converter {
  return (cursor, conversion) => {
    const { left, right } = binaryParts(cursor, conversion);
    return { kind, left, right, from: cursor.from, to: cursor.to };
  };
}

function comparison(cursor: Cursor, conversion: Conversion): Node {
  const { from, to } = cursor;
  const children = childrenOf(cursor);
  const [left, operator] = children;
  const value = expression(left, cursor, conversion);
  if (operator?.name === 'between') {
    const low = expression(children[2], cursor, conversion);
    return {
      kind: 'between',
      value,
      low,
      high: expression(children[4], cursor, conversion),
      from,
      to,
    };
  }
  if (operator?.name === 'in') {
    return { kind: 'in', value, tests: inTests(children.slice(2), cursor, conversion), from, to };
  }
  const right = expression(children[2], cursor, conversion);
  const sign = operator ? textOf(operator, conversion) : '';
  return { kind: 'compare', operator: sign as CompareOperator, left: value, right, from, to };
}

function inTests(children: Cursor[], parent: Cursor, conversion: Conversion): Node[] {
  const tests = children.find(({ name }) => name === 'PositiveUnaryTests');
  if (tests) return positiveTests(tests, conversion);
  return [expression(children[0], parent, conversion)];
}

function positiveTests(cursor: Cursor, conversion: Conversion): Node[] {
  return childrenOf(cursor).map((child) => expression(child, cursor, conversion));
}

function onlyChild(cursor: Cursor, conversion: Conversion): Node {
  return expression(childrenOf(cursor)[0], cursor, conversion);
}

function simpleTest(cursor: Cursor, conversion: Conversion): Node {
  const [first, second] = childrenOf(cursor);
  if (first?.name !== 'CompareOp') return expression(first, cursor, conversion);
  const operator = textOf(first, conversion) as CompareOperator;
  const operand = expression(second, cursor, conversion);
  return { kind: 'unary', operator, operand, from: cursor.from, to: cursor.to };
}

function interval(cursor: Cursor, conversion: Conversion): Node {
  const children = childrenOf(cursor);
  return {
    kind: 'range',
    startIncluded: children[0]?.name === '[',
    start: expression(children[1], cursor, conversion),
    end: expression(children[3], cursor, conversion),
    endIncluded: children[4]?.name === ']',
    from: cursor.from,
    to: cursor.to,
  };
}

function conditional(cursor: Cursor, conversion: Conversion): Node {
  const children = childrenOf(cursor);
  return {
    kind: 'if',
    condition: expression(children[1], cursor, conversion),
    consequent: expression(children[3], cursor, conversion),
    alternative: expression(children[5], cursor, conversion),
    from: cursor.from,
    to: cursor.to,
  };
}

function iterators(cursor: Cursor, conversion: Conversion): Iterator[] {
  return childrenOf(cursor).map((child) => {
    const [name, , context] = childrenOf(child);
    const domain = need(context, child);
    const [source, , to] = childrenOf(domain);
    return {
      name: nameOf(name, child, conversion),
      source: expression(source, domain, conversion),
      ...(to ? { to: expression(to, domain, conversion) } : {}),
    };
  });
}

function loop(cursor: Cursor, conversion: Conversion): Node {
  const [keyword, domains, , body] = childrenOf(cursor);
  const kind = keyword ? (textOf(keyword, conversion) as 'for' | 'some' | 'every') : 'for';
  return {
    kind,
    iterators: iterators(need(domains, cursor), conversion),
    body: expression(body, cursor, conversion),
    from: cursor.from,
    to: cursor.to,
  };
}

function contextEntries(cursor: Cursor, conversion: Conversion): ContextEntry[] {
  return childrenOf(cursor)
    .filter(({ name }) => name !== '{' && name !== '}')
    .map((entry) => {
      const [key, value] = childrenOf(entry);
      const label = need(key, entry);
      const text = textOf(label, conversion);
      const name = text.startsWith('"') ? unquote(text) : normalizeName(text);
      return { name, value: expression(value, entry, conversion) };
    });
}

function invocation(cursor: Cursor, conversion: Conversion): Node {
  const { from, to } = cursor;
  const [target, , parameters] = childrenOf(cursor);
  const callee: Node =
    target?.name === 'DateTimeConstructor' || target?.name === 'SpecialFunctionName'
      ? { kind: 'name', name: nameOf(target, cursor, conversion), from: target.from, to: target.to }
      : expression(target, cursor, conversion);
  if (parameters?.name === 'NamedParameters') {
    const args = childrenOf(parameters).map((parameter) => {
      const [name, value] = childrenOf(parameter);
      return {
        name: nameOf(name, parameter, conversion),
        value: expression(value, parameter, conversion),
      };
    });
    return { kind: 'named-call', callee, args, from, to };
  }
  const args =
    parameters?.name === 'PositionalParameters' ? positiveTests(parameters, conversion) : [];
  return { kind: 'call', callee, args, from, to };
}

function dateTimeLiteral(cursor: Cursor, conversion: Conversion): Node {
  const { from, to } = cursor;
  const [first] = childrenOf(cursor);
  if (first?.name !== 'AtLiteral') return invocation(cursor, conversion);
  const [literal] = childrenOf(first);
  const text = unquote(textOf(need(literal, first), conversion));
  return { kind: 'literal', value: parseAtLiteral(text), from, to };
}

function functionDefinition(cursor: Cursor, conversion: Conversion): Node {
  const children = childrenOf(cursor);
  const formal = children.find(({ name }) => name === 'FormalParameters');
  const body = children.find(({ name }) => name === 'FunctionBody');
  return {
    kind: 'function',
    parameters: formal ? childrenOf(formal).map((child) => parameter(child, conversion)) : [],
    body: onlyChild(need(body, cursor), conversion),
    external: children.some(({ name }) => name === 'external'),
    from: cursor.from,
    to: cursor.to,
  };
}

function parameter(cursor: Cursor, conversion: Conversion): Parameter {
  const [name, type] = childrenOf(cursor);
  const declared = type ? typeOf(type, conversion) : undefined;
  return {
    name: nameOf(name, cursor, conversion),
    ...(declared === undefined ? {} : { type: declared }),
  };
}

const CONVERTERS: Readonly<Record<string, Converter>> = {
  ArithmeticExpression: arithmetic,
  Disjunction: logical('or'),
  Conjunction: logical('and'),
  Comparison: comparison,
  PositiveUnaryTest: onlyChild,
  SimplePositiveUnaryTest: simpleTest,
  Interval: interval,
  IfExpression: conditional,
  ForExpression: loop,
  QuantifiedExpression: loop,
  FunctionInvocation: invocation,
  DateTimeLiteral: dateTimeLiteral,
  FunctionDefinition: functionDefinition,
  ParenthesizedExpression: (cursor, conversion) =>
    expression(childrenOf(cursor)[1], cursor, conversion),
  ...LEAVES,
  List: (cursor, conversion) => ({
    kind: 'list',
    items: childrenOf(cursor)
      .filter(({ name }) => name !== '[' && name !== ']')
      .map((item) => expression(item, cursor, conversion)),
    from: cursor.from,
    to: cursor.to,
  }),
  Context: (cursor, conversion) => ({
    kind: 'context',
    entries: contextEntries(cursor, conversion),
    from: cursor.from,
    to: cursor.to,
  }),
  FilterExpression: (cursor, conversion) => {
    const [source, , condition] = childrenOf(cursor);
    return {
      kind: 'filter',
      source: expression(source, cursor, conversion),
      condition: expression(condition, cursor, conversion),
      from: cursor.from,
      to: cursor.to,
    };
  },
  PathExpression: (cursor, conversion) => {
    const [source, , member] = childrenOf(cursor);
    return {
      kind: 'path',
      source: expression(source, cursor, conversion),
      member: nameOf(member, cursor, conversion),
      from: cursor.from,
      to: cursor.to,
    };
  },
  InstanceOfExpression: (cursor, conversion) => {
    const children = childrenOf(cursor);
    const type = need(children[3], cursor);
    return {
      kind: 'instance-of',
      value: expression(children[0], cursor, conversion),
      type: typeOf(type, conversion),
      from: cursor.from,
      to: cursor.to,
    };
  },
};

export function convertExpression(top: Cursor, conversion: Conversion): Node {
  return onlyChild(top, conversion);
}

export function convertUnaryTests(top: Cursor, conversion: Conversion): UnaryTests {
  const children = childrenOf(top);
  if (children[0]?.name === 'Wildcard') return { kind: 'any' };
  const tests = children.find(({ name }) => name === 'PositiveUnaryTests');
  return {
    kind: 'tests',
    negated: children[0]?.name === 'not',
    tests: positiveTests(need(tests, top), conversion),
  };
}
