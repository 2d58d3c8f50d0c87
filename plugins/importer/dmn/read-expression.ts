import type { TableDefinition, TableRule } from '#engine/core/table';
import { hitPolicyOf } from './hit-policy.ts';
import type { Boxed, BoxedEntry, BoxedParameter } from './model.ts';
import { childNamed, childrenNamed, type Element, textIn } from './xml.ts';

/** The type is an attribute since DMN 1.2 and an element in item definitions. */
export function typeRefOf(element: Element | undefined): string | undefined {
  const text = element?.attributes.typeRef ?? childNamed(element, 'typeRef')?.text.trim();
  return text === undefined || text === '' ? undefined : text;
}

export function withType<T extends object>(
  element: Element | undefined,
  value: T,
): T & { typeRef?: string } {
  const typeRef = typeRefOf(element);
  return typeRef === undefined ? value : { ...value, typeRef };
}

function optional<K extends string>(key: K, text: string): { [key in K]?: string } {
  return text === '' ? {} : ({ [key]: text } as { [key in K]: string });
}

function readTable(element: Element): TableDefinition {
  const rules: TableRule[] = childrenNamed(element, 'rule').map((rule) => ({
    when: childrenNamed(rule, 'inputEntry').map((entry) => textIn(entry)),
    then: childrenNamed(rule, 'outputEntry').map((entry) => textIn(entry)),
  }));
  return {
    hitPolicy: hitPolicyOf(element),
    inputs: childrenNamed(element, 'input').map((input) => ({
      expression: textIn(childNamed(input, 'inputExpression')),
      ...optional('allowed', textIn(childNamed(input, 'inputValues'))),
    })),
    outputs: childrenNamed(element, 'output').map((output) => ({
      name: output.attributes.name ?? '',
      ...optional('allowed', textIn(childNamed(output, 'outputValues'))),
      ...optional('default', textIn(childNamed(output, 'defaultOutputEntry'))),
    })),
    rules,
  };
}

const EXPRESSIONS = new Set([
  'literalExpression',
  'decisionTable',
  'context',
  'invocation',
  'functionDefinition',
  'list',
  'relation',
  'conditional',
  'for',
  'some',
  'every',
  'filter',
]);

/** The expression among an element's children. */
export function expressionIn(element: Element | undefined): Boxed {
  const found = element?.children.find(({ name }) => EXPRESSIONS.has(name));
  return found ? readExpression(found) : { kind: 'missing' };
}

function readEntry(entry: Element): BoxedEntry {
  const variable = childNamed(entry, 'variable');
  return withType(variable, { name: variable?.attributes.name, value: expressionIn(entry) });
}

export function readParameters(element: Element): BoxedParameter[] {
  return childrenNamed(element, 'formalParameter').map((parameter) =>
    withType(parameter, { name: parameter.attributes.name ?? '' }),
  );
}

function readInvocation(element: Element): Boxed {
  return {
    kind: 'invocation',
    called: expressionIn(element),
    bindings: childrenNamed(element, 'binding').map((binding) => ({
      name: childNamed(binding, 'parameter')?.attributes.name,
      value: expressionIn(binding),
    })),
  };
}

export function readFunction(element: Element): Boxed {
  const kind = element.attributes.kind ?? 'FEEL';
  return {
    kind: 'function',
    parameters: readParameters(element),
    body: expressionIn(element),
    foreign: kind !== 'FEEL',
  };
}

function readRelation(element: Element): Boxed {
  return {
    kind: 'relation',
    columns: childrenNamed(element, 'column').map(({ attributes }) => attributes.name ?? ''),
    rows: childrenNamed(element, 'row').map((row) => row.children.map(readExpression)),
  };
}

function readLoop(kind: 'for' | 'some' | 'every', element: Element): Boxed {
  const body = childNamed(element, kind === 'for' ? 'return' : 'satisfies');
  return {
    kind,
    variable: element.attributes.iteratorVariable ?? '',
    source: expressionIn(childNamed(element, 'in')),
    body: expressionIn(body),
  };
}

function readUntyped(element: Element): Boxed {
  switch (element.name) {
    case 'literalExpression':
      return { kind: 'literal', text: textIn(element) };
    case 'decisionTable':
      return { kind: 'table', table: readTable(element) };
    case 'context':
      return { kind: 'context', entries: childrenNamed(element, 'contextEntry').map(readEntry) };
    case 'invocation':
      return readInvocation(element);
    case 'functionDefinition':
      return readFunction(element);
    case 'list':
      return {
        kind: 'list',
        items: element.children.filter(({ name }) => EXPRESSIONS.has(name)).map(readExpression),
      };
    case 'relation':
      return readRelation(element);
    case 'conditional':
      return {
        kind: 'conditional',
        condition: expressionIn(childNamed(element, 'if')),
        consequent: expressionIn(childNamed(element, 'then')),
        alternative: expressionIn(childNamed(element, 'else')),
      };
    case 'for':
    case 'some':
    case 'every':
      return readLoop(element.name, element);
    case 'filter':
      return {
        kind: 'filter',
        source: expressionIn(childNamed(element, 'in')),
        condition: expressionIn(childNamed(element, 'match')),
      };
    default:
      return { kind: 'missing' };
  }
}

export function readExpression(element: Element): Boxed {
  return withType(element, readUntyped(element));
}
