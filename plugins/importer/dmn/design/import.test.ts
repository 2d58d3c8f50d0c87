import { describe, expect, it } from 'vitest';
import { compileBundle } from '#engine/core/rating';
import type { PricingFlow } from '#schemas';
import { dmnExporter, dmnImporter } from './index.ts';

const wrap = (inner: string) =>
  `<?xml version="1.0"?><dmn:definitions xmlns:dmn="https://www.omg.org/spec/DMN/20230324/MODEL/" name="Fibre tariff" namespace="urn:x">${inner}</dmn:definitions>`;

const variable = (name: string, type: string) => `<dmn:variable name="${name}" typeRef="${type}"/>`;
const input = (name: string, type: string) =>
  `<dmn:inputData id="i_${name}" name="${name}">${variable(name, type)}</dmn:inputData>`;
const needs = (kind: string, id: string) =>
  `<dmn:informationRequirement><dmn:required${kind} href="#${id}"/></dmn:informationRequirement>`;
const literal = (text: string) =>
  `<dmn:literalExpression><dmn:text>${text}</dmn:text></dmn:literalExpression>`;
const decision = (id: string, name: string, type: string, required: string, logic: string) =>
  `<dmn:decision id="${id}" name="${name}">${variable(name, type)}${required}${logic}</dmn:decision>`;

const TABLE = `<dmn:decisionTable hitPolicy="FIRST">
  <dmn:input label="Speed"><dmn:inputExpression typeRef="number"><dmn:text>speed</dmn:text></dmn:inputExpression></dmn:input>
  <dmn:output/><dmn:annotation name="why"/>
  <dmn:rule><dmn:inputEntry><dmn:text>&lt;= 100</dmn:text></dmn:inputEntry><dmn:outputEntry><dmn:text>69</dmn:text></dmn:outputEntry><dmn:annotationEntry><dmn:text>slow</dmn:text></dmn:annotationEntry></dmn:rule>
  <dmn:rule><dmn:inputEntry><dmn:text>-</dmn:text></dmn:inputEntry><dmn:outputEntry><dmn:text>99</dmn:text></dmn:outputEntry><dmn:annotationEntry><dmn:text/></dmn:annotationEntry></dmn:rule>
</dmn:decisionTable>`;

const MODEL = wrap(
  `<dmn:itemDefinition name="tSpeed"><dmn:typeRef>number</dmn:typeRef><dmn:allowedValues><dmn:text>&gt; 0</dmn:text></dmn:allowedValues></dmn:itemDefinition>
  ${input('speed', 'tSpeed')}
  ${decision('d1', 'monthly price', 'number', needs('Input', 'i_speed'), TABLE)}
  ${decision('d2', 'year', 'number', needs('Decision', 'd1'), literal('monthly price * 12'))}`,
);

const importText = (text: string) => dmnImporter.importDesigns(text, { currency: 'EUR' });
const codes = (text: string) => importText(text).report.map(({ code }) => code);

describe('import of a model of another tool', () => {
  it('makes nodes, a table of its own, and a line of the final number', () => {
    const { bundle, report } = importText(MODEL);
    expect(report).toEqual([]);
    expect(bundle).toMatchObject({ kind: 'bundle', entry: 'fibre-tariff', currency: 'EUR' });
    expect(bundle?.designs[0]).toEqual({
      kind: 'decision-table',
      key: 'monthly-price',
      name: { zh: 'monthly price', en: 'monthly price' },
      content: {
        hitPolicy: 'F',
        inputs: [{ expression: 'speed', type: 'number', label: { zh: 'Speed', en: 'Speed' } }],
        outputs: [{ name: 'value', type: 'number' }],
        rules: [
          { when: ['<= 100'], then: ['69'], note: 'slow' },
          { when: ['-'], then: ['99'] },
        ],
      },
    });
    const flow = bundle?.designs[1] as PricingFlow;
    expect(flow.nodes).toEqual([
      {
        id: 'i_speed',
        kind: 'input',
        name: 'speed',
        config: { type: 'number', allowed: '> 0', required: false },
      },
      {
        id: 'd1',
        kind: 'decision-table',
        name: 'monthly price',
        config: { tableKey: 'monthly-price', onMissing: 'null' },
      },
      {
        id: 'd2',
        kind: 'formula',
        name: 'year',
        config: { expression: 'monthly price * 12', type: 'number' },
      },
      { id: 'line-d2', kind: 'output-line', config: { name: { zh: 'year', en: 'year' } } },
    ]);
    expect(flow.edges.map(({ from, to }) => [from.node, to.node])).toEqual([
      ['i_speed', 'd1'],
      ['d1', 'd2'],
      ['d2', 'line-d2'],
    ]);
  });

  it('gives a bundle that rates', () => {
    const compiled = compileBundle(importText(MODEL).bundle);
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
    expect(compiled.bundle.rate({ speed: 300 })).toMatchObject({ total: '1188.00' });
  });

  it.each([
    [
      'a context',
      decision('d', 'd', 'number', '', '<dmn:context/>'),
      ['dmn-expression-left-out', 'dmn-nothing'],
    ],
    [
      'an expression in another language',
      decision(
        'd',
        'd',
        'number',
        '',
        literal('1').replace('Expression>', 'Expression expressionLanguage="java">'),
      ),
      ['dmn-expression-left-out', 'dmn-nothing'],
    ],
    [
      'knowledge and what needs it, however far',
      `<dmn:businessKnowledgeModel id="k" name="k"/>${decision('a', 'a', 'number', '<dmn:knowledgeRequirement><dmn:requiredKnowledge href="#k"/></dmn:knowledgeRequirement>', literal('k(1)'))}${decision('b', 'b', 'number', needs('Decision', 'a'), literal('a'))}${decision('c', 'c', 'number', '', literal('1'))}`,
      ['dmn-element-left-out', 'dmn-requirement-left-out', 'dmn-requirement-left-out'],
    ],
    [
      'members of a type',
      `<dmn:itemDefinition name="tP"><dmn:itemComponent name="age"><dmn:typeRef>number</dmn:typeRef></dmn:itemComponent></dmn:itemDefinition>${input('p', 'tP')}${decision('c', 'c', 'number', needs('Input', 'i_p'), literal('p.age'))}`,
      ['dmn-type-left-out'],
    ],
    ['no number', decision('c', 'c', 'string', '', literal('"x"')), ['dmn-no-line']],
    [
      'a name that nothing has',
      decision('c', 'c', 'number', '', literal('unheard * 2')),
      ['feel-unknown-name'],
    ],
  ])('reports %s', (_, inner, expected) => {
    expect(codes(wrap(inner))).toEqual(expected);
  });

  it.each([
    ['nothing', ''],
    ['no XML', '{}'],
    ['broken XML', wrap('<a>')],
    ['another format', '<html/>'],
    ['entities', `<!DOCTYPE x [<!ENTITY a "aaaa">]>${wrap('')}`],
    ['endless nesting', wrap('<a>'.repeat(300) + '</a>'.repeat(300))],
  ])('refuses %s', (_, text) => {
    const { bundle, report } = importText(text);
    expect(bundle).toBeUndefined();
    expect(report.map(({ code, severity }) => [code, severity])).toEqual([
      ['dmn-unreadable', 'error'],
    ]);
  });

  it('refuses what the schemas refuse, also in what the file keeps for us', () => {
    const { text } = dmnExporter.exportDesigns(importText(MODEL).bundle);
    const tampered = (text ?? '').replace(
      '"currency":"EUR"',
      '"currency":"EUR","__proto__":{"x":1}',
    );
    expect(tampered).not.toBe(text);
    expect(dmnImporter.importDesigns(tampered, {}).bundle).toBeUndefined();
    expect(codes(wrap(decision('c', 'n'.repeat(500), 'number', '', literal('1'))))).toContain(
      'schema-maxLength',
    );
  });
});

describe('export', () => {
  it('writes requirements for names further up, which come back as the edges there were', () => {
    const node = (id: string, expression: string) => ({
      id,
      kind: 'formula' as const,
      config: { expression },
    });
    const flow: PricingFlow = {
      kind: 'pricing-flow',
      key: 'f',
      name: { zh: 'f', en: 'f' },
      nodes: [node('a', '1'), node('b', 'a + 1'), node('c', 'a + b')],
      edges: [
        { from: { node: 'a' }, to: { node: 'b' } },
        { from: { node: 'b' }, to: { node: 'c' } },
      ],
    };
    const { text } = dmnExporter.exportDesigns(flow);
    expect(text?.match(/<requiredDecision href="#a"\/>/g)).toHaveLength(2);
    expect(dmnImporter.importDesigns(text ?? '', {}).bundle?.designs).toEqual([flow]);
  });

  it.each([
    ['nothing', null, 'unknown-design-kind'],
    ['a broken bundle', { kind: 'bundle' }, 'schema-required'],
    [
      'a flow without decisions',
      {
        kind: 'pricing-flow',
        key: 'f',
        name: { zh: 'f', en: 'f' },
        nodes: [{ id: 'a', kind: 'flat', config: { price: '1' } }],
        edges: [],
      },
      'dmn-nothing',
    ],
  ])('refuses %s', (_, document, code) => {
    const { text, report } = dmnExporter.exportDesigns(document);
    expect(text).toBeUndefined();
    expect(report.map((found) => found.code)).toContain(code);
  });
});
