import { describe, expect, it } from 'vitest';
import { amountsOf, issuesOf, sketchFlow } from '#tests/flows';

const input = (type: string, path?: string[]) => ({
  kind: 'input',
  config: { type, ...(path && { path }) },
});
const formula = (expression: string) => ({ kind: 'formula', config: { expression } });
const line = { kind: 'output-line' };
const codes = (nodes: Parameters<typeof sketchFlow>[0], edges: string[]) =>
  issuesOf(sketchFlow(nodes, edges)).map(({ code, path }) => `${code} ${path}`);

describe('checks', () => {
  it('finds every problem at once', () => {
    expect(
      codes(
        {
          a: input('number'),
          b: { ...formula('a + missing'), name: 'a' },
          c: { kind: 'per-unit', config: { price: '"text"' } },
          l: line,
        },
        ['a -> b.in', 'b -> l', 'nowhere -> l', 'a.other -> l', 'a -> c.nothing'],
      ),
    ).toEqual([
      'duplicate-name /nodes/1/name',
      'unknown-node /edges/2/from/node',
      'unknown-port /edges/3/from/port',
      'unknown-port /edges/4/to/port',
      'port-not-connected /nodes/2',
      'node-leads-nowhere /nodes/2',
      'expression-type /nodes/2/config/price',
      'feel-unknown-name /nodes/1/config/expression',
    ]);
  });

  it('keeps the pointers of nodes behind a faulty one', () => {
    const flow = sketchFlow({ a: input('number'), b: formula('nothing'), l: line }, ['b -> l']);
    const [first] = flow.nodes;
    const doubled = { ...flow, nodes: [first, first, ...flow.nodes.slice(1)] as typeof flow.nodes };
    expect(issuesOf(doubled).map(({ code, path }) => `${code} ${path}`)).toEqual([
      'duplicate-node /nodes/1/id',
      'node-leads-nowhere /nodes/0',
      'feel-unknown-name /nodes/2/config/expression',
    ]);
  });

  it('names a cycle by its nodes', () => {
    const found = issuesOf(
      sketchFlow({ a: formula('c + 1'), b: formula('a + 1'), c: formula('b + 1'), l: line }, [
        'a -> b.in',
        'b -> c.in',
        'c -> a.in',
        'c -> l',
      ]),
    ).find(({ code }) => code === 'cycle');
    expect(found?.params.circle).toMatch(/^(a → b → c → a|b → c → a → b|c → a → b → c)$/);
  });

  it('refuses edges whose types do not fit', () => {
    expect(codes({ s: input('string'), l: line }, ['s -> l'])).toEqual([
      'port-type-mismatch /edges/0',
      'port-not-connected /nodes/1',
      'node-leads-nowhere /nodes/0',
    ]);
  });

  it('refuses two sources of one port unless a switch lets only one through', () => {
    const nodes = {
      q: input('number'),
      sw: {
        kind: 'switch',
        config: { cases: [{ id: 'big', when: 'q > 10' }] },
      },
      x: { kind: 'flat', config: { price: 1 } },
      y: { kind: 'flat', config: { price: 2 } },
      l: line,
    };
    expect(codes(nodes, ['q -> sw.in', 'x -> l', 'y -> l'])).toContain(
      'port-connected-twice /nodes/4',
    );
    const behind = ['q -> sw.in', 'sw.big -> x.when', 'sw.otherwise -> y.when', 'x -> l', 'y -> l'];
    expect(codes(nodes, behind)).toEqual([]);
    expect(amountsOf(sketchFlow(nodes, behind), { q: 11 })).toEqual({ l: '1' });
    expect(amountsOf(sketchFlow(nodes, behind), { q: 10 })).toEqual({ l: '2' });
  });

  it('wants an output line', () => {
    expect(codes({ a: formula('1') }, [])).toEqual(['no-output-line /nodes']);
  });

  it('sees only what is upstream', () => {
    expect(codes({ a: input('number'), b: formula('a'), l: line }, ['b -> l'])).toEqual([
      'node-leads-nowhere /nodes/0',
      'feel-unknown-name /nodes/1/config/expression',
    ]);
  });
});

describe('evaluation', () => {
  it('takes names in Chinese and with spaces, whole or by member', () => {
    const flow = sketchFlow(
      {
        n: { ...input('number', ['usage', 'kwh']), name: '用电量' },
        t: {
          kind: 'decision-table',
          name: '电价 表',
          config: {
            table: {
              hitPolicy: 'U',
              inputs: [{ expression: '用电量' }],
              outputs: [
                { name: '单价', type: 'number' },
                { name: '备注', type: 'string' },
              ],
              rules: [
                { when: ['<= 100'], then: ['0.5', '"低"'] },
                { when: ['> 100'], then: ['0.8', '"高"'] },
              ],
            },
          },
        },
        f: { ...formula('if 电价 表.备注 = "高" then 电价 表.单价 * 用电量 else 0'), name: '费用' },
        l: line,
      },
      ['n -> t.in', 't -> f.in', 'f -> l'],
    );
    expect(issuesOf(flow)).toEqual([]);
    expect(amountsOf(flow, { usage: { kwh: '150.5' } })).toEqual({ l: '120.4' });
    expect(amountsOf(flow, { usage: { kwh: 100 } })).toEqual({ l: '0' });
  });

  it('skips what a switch leaves out, errors there included', () => {
    const flow = sketchFlow(
      {
        q: input('number'),
        sw: { kind: 'switch', config: { cases: [{ id: 'yes', when: 'q > 0' }] } },
        risky: {
          kind: 'lookup',
          config: { keys: ['q'], columns: [{ name: 'p', type: 'number' }], rows: [] },
        },
        f: formula('risky + 1'),
        one: { kind: 'flat', config: { price: 7 } },
        l: line,
        m: line,
      },
      [
        'q -> sw.in',
        'q -> risky.in',
        'sw.yes -> risky.when',
        'risky -> f.in',
        'f -> l',
        'one -> m',
        'sw.yes -> f.when',
      ],
    );
    expect(amountsOf(flow, { q: 0 })).toEqual({ m: '7' });
    expect(amountsOf(flow, { q: 1 })).toBe('lookup-missing');
  });

  it('gives lines in the order of the document', () => {
    const flow = sketchFlow(
      { far: line, near: line, a: formula('1'), b: formula('a + 1'), c: formula('b + 1') },
      ['a -> b.in', 'b -> c.in', 'c -> far', 'a -> near'],
    );
    expect(Object.entries(amountsOf(flow, {}))).toEqual([
      ['far', '3'],
      ['near', '1'],
    ]);
  });

  it('forgets nothing and keeps nothing between evaluations', () => {
    const flow = sketchFlow(
      {
        q: input('number'),
        sw: { kind: 'switch', config: { cases: [{ id: 'yes', when: 'q > 0' }] } },
        a: { kind: 'flat', config: { price: 1 } },
        l: line,
      },
      ['q -> sw.in', 'sw.yes -> a.when', 'a -> l'],
    );
    expect([1, 0, 1, 0].map((q) => amountsOf(flow, { q }))).toEqual([
      { l: '1' },
      {},
      { l: '1' },
      {},
    ]);
  });

  it.each([
    [{}, 'fact-missing'],
    [{ q: 'abc' }, 'fact-type'],
    [{ q: 1.5 }, 'fact-type'],
    [{ q: [] }, 'fact-type'],
    [{ q: '99' }, 'fact-not-allowed'],
    [{ q: '5' }, { l: '5' }],
  ])('%j gives %j', (facts, expected) => {
    const flow = sketchFlow(
      { q: { kind: 'input', config: { type: 'number', allowed: '[0..10]' } }, l: line },
      ['q -> l'],
    );
    expect(amountsOf(flow, facts)).toEqual(expected);
  });

  it('never takes a fact from what every object has', () => {
    const flow = sketchFlow(
      { q: { kind: 'input', config: { type: 'any', path: ['constructor', 'name'] } }, l: line },
      ['q -> l'],
    );
    expect(amountsOf(flow, {})).toBe('fact-missing');
  });

  it('stops an expression that takes too many steps', () => {
    const flow = sketchFlow(
      { f: formula('count(for i in 1..100000, j in 1..100000 return i)'), l: line },
      ['f -> l'],
    );
    expect(amountsOf(flow, {})).toBe('too-many-steps');
  });
});
