import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Decimal } from '#engine/core/decimal';
import { type FeelValue, parseDuration } from '#engine/core/feel';
import { resultMatches } from './compare.ts';
import { runTck } from './index.ts';

const MODEL = `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="urn:m" name="m">
  <inputData id="n" name="n"><variable name="n" typeRef="number"/></inputData>
  <decision id="double" name="double"><variable name="double"/>
    <informationRequirement><requiredInput href="#n"/></informationRequirement>
    <literalExpression><text>n * 2</text></literalExpression></decision>
  <decision id="shape" name="shape"><variable name="shape"/>
    <literalExpression><text>{a: [1, null], b: date("2024-02-29")}</text></literalExpression></decision>
  <decision id="moment" name="moment"><variable name="moment"/>
    <literalExpression><text>string(today())</text></literalExpression></decision>
  <decisionService id="service" name="service"><outputDecision href="#double"/><inputData href="#n"/></decisionService>
</definitions>`;

const node = (name: string, expected: string, type = 'decision') =>
  `<resultNode name="${name}" type="${type}"><expected>${expected}</expected></resultNode>`;
const value = (type: string, text: string) => `<value xsi:type="xsd:${type}">${text}</value>`;
const given = `<inputNode name="n">${value('decimal', '21')}</inputNode>`;

const cases = (model: string, ...inner: string[]) =>
  `<testCases xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><modelName>${model}</modelName>${inner
    .map((text, index) => `<testCase id="00${index + 1}">${text}</testCase>`)
    .join('')}</testCases>`;

let directory = '';

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ratecraft-tck-'));
  const shape = `<component name="a"><list><item>${value('decimal', '1.0')}</item><item><value xsi:nil="true"/></item></list></component><component name="b">${value('date', '2024-02-29')}</component>`;
  await writeFile(join(directory, 'm.dmn'), MODEL);
  await writeFile(
    join(directory, 'm-test-01.xml'),
    cases(
      'm.dmn',
      given + node('double', value('double', '42')),
      node('shape', shape),
      node('moment', value('string', '2026-01-31')),
      given + node('service', value('decimal', '42'), 'decisionService'),
      given + node('double', value('decimal', '43')),
      node('nowhere', '<value xsi:nil="true"/>'),
    ),
  );
  await writeFile(
    join(directory, 'x-test-01.xml'),
    cases('x.dmn', node('double', value('decimal', '1'))),
  );
});

afterAll(() => rm(directory, { recursive: true, force: true }));

describe('runTck', () => {
  it('gives a result for each node, with the reason of a miss', async () => {
    const now = Temporal.ZonedDateTime.from('2026-01-31T12:00[Asia/Shanghai]');
    const report = await runTck(directory, { now });
    expect(report).toMatchObject({ files: 2, passed: 4, failed: 3 });
    expect(report.cases.filter(({ ok }) => !ok).map(({ id, reason }) => [id, reason])).toEqual([
      ['m-test-01/005/double', 'different value'],
      ['m-test-01/006/nowhere', 'nothing is called "nowhere"'],
      ['x-test-01/001/double', 'no file x.dmn'],
    ]);
    expect(report.cases[4]).toMatchObject({ expected: '43', actual: '42' });
  });
});

describe('resultMatches', () => {
  const d = (text: string) => Decimal.of(text);
  const rows: [FeelValue, FeelValue, boolean][] = [
    [d('1.10'), d('1.1'), true],
    [d('0.33333333'), d('0.333333333333'), true],
    [d('0.3333'), d('0.333333333333'), false],
    [d('1'), '1', false],
    [null, null, true],
    [null, d('0'), false],
    [[d('1')], [d('1'), d('2')], false],
    [
      new Map([['a', d('1')]]),
      new Map([
        ['a', d('1')],
        ['b', d('2')],
      ]),
      false,
    ],
    [parseDuration('P1D') ?? null, parseDuration('PT24H') ?? null, true],
    ['a', 'a', true],
  ];
  it.each(rows)('%s against %s: %s', (expected, actual, matches) =>
    expect(resultMatches(expected, actual)).toBe(matches),
  );
});
