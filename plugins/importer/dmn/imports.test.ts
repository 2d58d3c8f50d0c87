import { describe, expect, it } from 'vitest';
import { type FeelValue, formatValue } from '#engine/core/feel';
import { compileDmn, type DmnModel, readDmn } from './index.ts';

function read(namespace: string, inner: string): DmnModel {
  const reading = readDmn(
    `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="urn:${namespace}" name="${namespace}">${inner}</definitions>`,
  );
  if (!reading.ok) throw new Error(reading.issues[0]?.message.en);
  return reading.model;
}

const literal = (text: string) => `<literalExpression><text>${text}</text></literalExpression>`;
const requires = (kind: 'Input' | 'Decision', href: string) =>
  `<informationRequirement><required${kind} href="${href}"/></informationRequirement>`;
const decision = (name: string, logic: string, ...required: string[]) =>
  `<decision id="${name}" name="${name}"><variable name="${name}"/>${required.join('')}${logic}</decision>`;

function evaluate(
  models: readonly [DmnModel, ...DmnModel[]],
  name: string,
  inputs: Record<string, FeelValue>,
): string {
  const [model, ...others] = models;
  const value = compileDmn(model, others).evaluateDecision(name, new Map(Object.entries(inputs)));
  return formatValue(value ?? null);
}

describe('imports', () => {
  const a = read(
    'a',
    `<inputData id="p" name="person"><variable name="person" typeRef="string"/></inputData>${decision('greeting', literal('"Hello " + person'), requires('Input', '#p'))}`,
  );
  const through = (name: string) =>
    read(
      name,
      `<import name="a" namespace="urn:a"/>${decision('said', literal('a.greeting + "!"'), requires('Decision', 'urn:a#greeting'))}`,
    );
  const top = read(
    'top',
    `<import name="B one" namespace="urn:b1"/><import name="b2" namespace="urn:b2"/>${decision('both', literal('B one.said + b2.said'), requires('Decision', 'urn:b1#said'), requires('Decision', 'urn:b2#said'))}`,
  );
  const models = [top, through('b1'), through('b2'), a] as const;

  it('gives an imported model the inputs under its name, each path by itself', () => {
    const given = (person: string) => new Map([['a', new Map([['person', person]])]]);
    expect(evaluate(models, 'both', { 'B one': given('Ada'), b2: given('Bo') })).toBe(
      'Hello Ada!Hello Bo!',
    );
  });

  it('shares the inputs where none are given under the name', () => {
    expect(evaluate(models, 'both', { person: 'Ada' })).toBe('Hello Ada!Hello Ada!');
  });

  it('knows the types of every model imported without a name', () => {
    const item = (name: string, type: string) =>
      `<itemDefinition name="${name}"><typeRef>${type}</typeRef></itemDefinition>`;
    const main = read(
      'main',
      `<import name="" namespace="urn:t1"/><import name="" namespace="urn:t2"/>
      <inputData id="x" name="x"><variable name="x" typeRef="tText"/></inputData>
      <inputData id="y" name="y"><variable name="y" typeRef="tFlag"/></inputData>
      ${decision('d', literal('[x, y]'), requires('Input', '#x'), requires('Input', '#y'))}`,
    );
    const types = [
      read('t1', item('tText', 'string')),
      read('t2', item('tFlag', 'boolean')),
    ] as const;
    expect(evaluate([main, ...types], 'd', { x: 'a', y: true })).toBe('["a", true]');
    expect(evaluate([main, ...types], 'd', { x: true, y: 'a' })).toBe('[null, null]');
  });
});

describe('boxed iterators', () => {
  const loop = (source: string) =>
    `<for iteratorVariable="i"><in>${literal(source)}</in><return>${literal('i * 2')}</return></for>`;
  it.each([
    ['[1..3]', '[2, 4, 6]'],
    ['(1..3]', '[4, 6]'],
    ['3', '[6]'],
    ['null', 'null'],
    ['["a".."b"]', 'null'],
  ])('run over %s', (source, expected) => {
    expect(evaluate([read('m', decision('d', loop(source)))], 'd', {})).toBe(expected);
  });
});

describe('functions in other languages', () => {
  const foreign = `<functionDefinition kind="Java"><formalParameter name="x" typeRef="number"/><context>
    <contextEntry><variable name="class"/>${literal('"java.lang.Math"')}</contextEntry>
    <contextEntry><variable name="method signature"/>${literal('"cos(double)"')}</contextEntry></context></functionDefinition>`;
  it('are null and never run', () => {
    const inner = `<context><contextEntry><variable name="f"/>${foreign}</contextEntry><contextEntry>${literal('f(0)')}</contextEntry></context>`;
    expect(evaluate([read('m', decision('d', inner))], 'd', {})).toBe('null');
  });
});
