import { describe, expect, it } from 'vitest';
import { Decimal } from '#engine/core/decimal';
import { type FeelValue, formatValue } from '#engine/core/feel';
import { compileDmn, type DmnModel, readDmn } from './index.ts';

const wrap = (inner: string, attributes = 'namespace="urn:main" name="main"') =>
  `<?xml version="1.0"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" ${attributes}>${inner}</definitions>`;

function read(inner: string, attributes?: string): DmnModel {
  const reading = readDmn(wrap(inner, attributes));
  if (!reading.ok) throw new Error(reading.issues[0]?.message.en);
  return reading.model;
}

const literal = (text: string) =>
  `<literalExpression><text><![CDATA[${text}]]></text></literalExpression>`;
const decision = (name: string, logic: string, rest = '', type = '') =>
  `<decision id="${name}" name="${name}"><variable name="${name}" ${type && `typeRef="${type}"`}/>${rest}${logic}</decision>`;
const needsInput = (id: string) =>
  `<informationRequirement><requiredInput href="#${id}"/></informationRequirement>`;
const needsKnowledge = (href: string) =>
  `<knowledgeRequirement><requiredKnowledge href="${href}"/></knowledgeRequirement>`;
const input = (name: string, type: string) =>
  `<inputData id="${name}" name="${name}"><variable name="${name}" typeRef="${type}"/></inputData>`;

function evaluate(
  model: DmnModel,
  name: string,
  inputs: Record<string, FeelValue> = {},
  others: readonly DmnModel[] = [],
): string {
  const value = compileDmn(model, others).evaluateDecision(name, new Map(Object.entries(inputs)));
  return value === undefined ? 'missing' : formatValue(value);
}

describe('boxed expressions', () => {
  const entry = (name: string, logic: string) =>
    `<contextEntry>${name && `<variable name="${name}"/>`}${logic}</contextEntry>`;
  const cases: [string, string, string][] = [
    ['a literal', literal('1 + 2'), '3'],
    [
      'a context',
      `<context>${entry('unit price', literal('2'))}${entry('total', literal('unit price * 3'))}</context>`,
      '{unit price: 2, total: 6}',
    ],
    [
      'a context with a result',
      `<context>${entry('f', `<functionDefinition><formalParameter name="x" typeRef="number"/>${literal('x * 2')}</functionDefinition>`)}${entry('', literal('f(4)'))}</context>`,
      '8',
    ],
    ['a list', `<list>${literal('1')}${literal('"a"')}</list>`, '[1, "a"]'],
    [
      'a relation',
      `<relation><column name="a"/><column name="b"/><row>${literal('1')}${literal('2')}</row></relation>`,
      '[{a: 1, b: 2}]',
    ],
    [
      'a conditional',
      `<conditional><if>${literal('1 > 2')}</if><then>${literal('"x"')}</then><else>${literal('"y"')}</else></conditional>`,
      'y',
    ],
    [
      'a loop',
      `<for iteratorVariable="i"><in>${literal('[1, 2, 3]')}</in><return>${literal('i * count(partial)')}</return></for>`,
      '[0, 2, 6]',
    ],
    [
      'some',
      `<some iteratorVariable="i"><in>${literal('[1, 2]')}</in><satisfies>${literal('i > 1')}</satisfies></some>`,
      'true',
    ],
    [
      'every',
      `<every iteratorVariable="i"><in>${literal('[1, 2]')}</in><satisfies>${literal('i > 1')}</satisfies></every>`,
      'false',
    ],
    [
      'a filter',
      `<filter><in>${literal('[{a: 1}, {a: 2}]')}</in><match>${literal('a > 1')}</match></filter>`,
      '[{a: 2}]',
    ],
    ['no logic', '', 'null'],
    ['broken FEEL', literal('1 +'), 'null'],
  ];
  it.each(cases)('evaluates %s', (_, logic, expected) => {
    expect(evaluate(read(decision('d', logic)), 'd')).toBe(expected);
  });
});

describe('decision tables', () => {
  const table = (attributes: string, outputs: string) => `<decisionTable ${attributes}>
    <input><inputExpression typeRef="number"><text>usage</text></inputExpression></input>${outputs}
    <rule><inputEntry><text>&lt; 10</text></inputEntry><outputEntry><text>"low"</text></outputEntry></rule>
    <rule><inputEntry><text>&lt; 100</text></inputEntry><outputEntry><text>"high"</text></outputEntry></rule>
  </decisionTable>`;
  const model = (attributes: string, output = '<output/>') =>
    read(input('usage', 'number') + decision('d', table(attributes, output), needsInput('usage')));

  it.each([
    ['hitPolicy="FIRST"', '5', 'low'],
    ['hitPolicy="FIRST"', '50', 'high'],
    ['hitPolicy="FIRST"', '500', 'null'],
    ['hitPolicy="UNIQUE"', '50', 'high'],
    ['hitPolicy="UNIQUE"', '5', 'null'],
    ['', '50', 'high'],
    ['hitPolicy="COLLECT"', '5', '["low", "high"]'],
    ['hitPolicy="COLLECT" aggregation="COUNT"', '5', '2'],
  ])('%s with %s gives %s', (attributes, usage, expected) => {
    expect(evaluate(model(attributes), 'd', { usage: Decimal.of(usage) })).toBe(expected);
  });

  it('gives the default where nothing hits', () => {
    const output = '<output><defaultOutputEntry><text>"none"</text></defaultOutputEntry></output>';
    const withDefault = model('hitPolicy="FIRST"', output);
    expect(evaluate(withDefault, 'd', { usage: Decimal.of(500) })).toBe('none');
  });

  it('takes an input of another type as null', () => {
    expect(evaluate(model('hitPolicy="FIRST"'), 'd', { usage: 'x' })).toBe('null');
  });
});

describe('requirements', () => {
  const bkm = (name: string, parameter: string, text: string, rest = '') =>
    `<businessKnowledgeModel id="${name}" name="${name}"><variable name="${name}"/><encapsulatedLogic><formalParameter name="${parameter}" typeRef="number"/>${literal(text)}</encapsulatedLogic>${rest}</businessKnowledgeModel>`;

  it('calls knowledge, also of itself', () => {
    const model = read(
      bkm('fac', 'n', 'if n = 0 then 1 else n * fac(n - 1)', needsKnowledge('#fac')) +
        decision('d', literal('fac(20)'), needsKnowledge('#fac')),
    );
    expect(evaluate(model, 'd')).toBe('2432902008176640000');
  });

  it('stops knowledge that calls itself for ever', () => {
    const model = read(
      bkm('f', 'n', 'f(n + 1)', needsKnowledge('#f')) +
        decision('d', literal('f(1)'), needsKnowledge('#f')),
    );
    expect(() => evaluate(model, 'd')).toThrow(/more than/);
  });

  it('sees only what it requires', () => {
    const model = read(decision('a', literal('1')) + decision('b', literal('a')));
    expect(evaluate(model, 'b')).toBe('null');
  });

  it('takes a decision that requires itself as null', () => {
    const itself = '<informationRequirement><requiredDecision href="#a"/></informationRequirement>';
    expect(evaluate(read(decision('a', literal('a = null'), itself)), 'a')).toBe('true');
  });

  it('brings results to their declared types', () => {
    const items = `<itemDefinition name="tGrade"><typeRef>string</typeRef><allowedValues><text>"a", "b"</text></allowedValues></itemDefinition>
      <itemDefinition name="tList" isCollection="true"><typeRef>number</typeRef></itemDefinition>
      <itemDefinition name="tPair" isCollection="true"><typeRef>number</typeRef><allowedValues><text>&gt; 0</text></allowedValues><typeConstraint><text>count(?) = 2</text></typeConstraint></itemDefinition>`;
    const model = read(
      items +
        decision('good', literal('"a"'), '', 'tGrade') +
        decision('bad', literal('"c"'), '', 'tGrade') +
        decision('wrapped', literal('1'), '', 'tList') +
        decision('bare', literal('[1]'), '', 'number') +
        decision('pair', literal('[1, 2]'), '', 'tPair') +
        decision('three', literal('[1, 2, 3]'), '', 'tPair') +
        decision('negative', literal('[1, -2]'), '', 'ns1:tPair'),
    );
    const names = ['good', 'bad', 'wrapped', 'bare', 'pair', 'three', 'negative'];
    expect(names.map((name) => evaluate(model, name))).toEqual([
      'a',
      'null',
      '[1]',
      '1',
      '[1, 2]',
      'null',
      'null',
    ]);
  });

  it('calls decision services', () => {
    const model = read(
      `<decisionService id="s" name="s"><outputDecision href="#out"/><inputDecision href="#base"/></decisionService>` +
        decision('base', literal('1')) +
        decision(
          'out',
          literal('base * 10'),
          '<informationRequirement><requiredDecision href="#base"/></informationRequirement>',
        ) +
        decision('d', literal('s(7) + s(base: 1)'), needsKnowledge('#s')),
    );
    expect(evaluate(model, 'd')).toBe('80');
    const value = compileDmn(model).invoke('s', new Map([['base', Decimal.of(3)]]));
    expect(formatValue(value ?? null)).toBe('30');
  });

  it('reaches imported models by name', () => {
    const library = read(
      `<itemDefinition name="tPerson"><itemComponent name="full name"><typeRef>string</typeRef></itemComponent></itemDefinition>` +
        bkm('double it', 'n', 'n * 2'),
      'namespace="urn:lib" name="lib"',
    );
    const main = read(
      '<import name="lib" namespace="urn:lib"/>' +
        input('person', 'lib.tPerson') +
        decision(
          'd',
          literal('person.full name + string(lib.double it(21))'),
          needsInput('person') + needsKnowledge('urn:lib#double it'),
        ),
    );
    const person = new Map([['full name', 'Ada ']]);
    expect(evaluate(main, 'd', { person }, [library])).toBe('Ada 42');
    expect(evaluate(main, 'd', { person: new Map([['age', '1']]) }, [library])).toBe('null');
  });
});

describe('hostile files', () => {
  const bomb = `<!DOCTYPE x [<!ENTITY a "${'x'.repeat(100)}"><!ENTITY b "&a;&a;&a;">]>${wrap('')}`;
  it.each([
    ['nothing', ''],
    ['no XML', 'not xml'],
    ['broken XML', '<definitions><a></definitions>'],
    ['another format', '<html></html>'],
    ['entities', bomb],
    ['endless nesting', wrap('<list>'.repeat(500) + '</list>'.repeat(500))],
  ])('refuses %s', (_, source) => {
    const reading = readDmn(source);
    expect(reading.ok).toBe(false);
    expect(!reading.ok && reading.issues[0]?.code).toBe('dmn-unreadable');
  });

  it('knows the entities of XML itself', () => {
    const model = read(
      '<decision id="d" name="a &amp; b"><variable name="d"/><literalExpression><text>"&lt;&#x4e2d;&#20013;&gt;"</text></literalExpression></decision>',
    );
    expect(evaluate(model, 'a & b')).toBe('<中中>');
  });
});
