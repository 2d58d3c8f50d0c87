import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sketchFlow } from '#tests/flows';
import { compareDesigns } from './index.ts';
import { hasWords } from './words.ts';

const table = (rules: unknown[], given: object = {}) => ({
  hitPolicy: 'F',
  inputs: [
    { expression: 'term', label: { zh: '合同期', en: 'Contract' } },
    { expression: 'tier', label: { zh: '等级', en: 'Tier' } },
  ],
  outputs: [{ name: 'price', label: { zh: '月费', en: 'Fee' } }],
  rules,
  ...given,
});

const row = (term: string, tier: string, price: string, given: object = {}) => ({
  when: [term, tier],
  then: [price],
  ...given,
});

const ROWS = [
  row('>= 36', '-', '59'),
  row('>= 24', '"VIP"', '60'),
  row('>= 12', '-', '69'),
  row('-', '-', '79'),
];

const flow = (content: unknown = table(ROWS), given: object = {}) => ({
  ...sketchFlow(
    {
      term: { kind: 'input', config: { type: 'number' } },
      tariff: { kind: 'decision-table', name: '资费', config: { table: content as object } },
      fee: { kind: 'flat', config: { price: 'tariff.price' } },
      line: { kind: 'output-line', config: { item: 'fee' } },
    },
    ['term -> tariff.in', 'tariff.price -> fee.in', 'fee -> line'],
  ),
  ...given,
});

const design = (content: unknown) => ({ kind: 'decision-table', key: 't', content });

/** `kind path` of each change with its sentence in Chinese. */
const told = (before: unknown, after: unknown): string[] =>
  compareDesigns(before, after).map(({ kind, path, sentence }) => `${kind} ${path} ${sentence.zh}`);

describe('a decision table', () => {
  it('tells the cell that changed, in words', () => {
    const after = ROWS.with(2, row('>= 24', '-', '69'));
    expect(compareDesigns(flow(), flow(table(after)))).toEqual([
      {
        kind: 'changed',
        part: 'cell',
        node: 'tariff',
        row: { before: 2, after: 2 },
        column: 'term',
        path: '/nodes/tariff/config/table/rules/2/when/0',
        before: '>= 12',
        after: '>= 24',
        sentence: {
          zh: '节点“资费”第 3 行“合同期”由 ≥ 12 改为 ≥ 24',
          en: 'node "资费": row 3, "Contract": from ≥ 12 to ≥ 24',
        },
      },
    ]);
    expect(told(design(table(ROWS)), design(table(after)))).toEqual([
      'changed /content/rules/2/when/0 第 3 行“合同期”由 ≥ 12 改为 ≥ 24',
    ]);
  });

  it.each<[string, unknown[], string[]]>([
    [
      'a row put in at the top moves no other',
      [row('>= 48', '-', '49'), ...ROWS],
      ['added /content/rules/0 新增第 1 行：合同期 ≥ 48，等级 任意，月费 49'],
    ],
    [
      'a row taken out',
      ROWS.toSpliced(1, 1),
      ['removed /content/rules/1 删除第 2 行：合同期 ≥ 24，等级 VIP，月费 60'],
    ],
    [
      'one put in and one changed below it',
      [row('>= 48', '-', '49'), ...ROWS.with(3, row('-', '-', '89'))],
      [
        'added /content/rules/0 新增第 1 行：合同期 ≥ 48，等级 任意，月费 49',
        'changed /content/rules/4/then/0 第 5 行“月费”由 79 改为 89',
      ],
    ],
    [
      'a row at another place',
      [ROWS[3], ROWS[0], ROWS[1], ROWS[2]],
      ['reordered /content/rules/0 第 4 行移到第 1 行'],
    ],
    [
      'a row moved and repriced is known by its conditions',
      [row('-', '-', '99'), ROWS[0], ROWS[1], ROWS[2]],
      [
        'reordered /content/rules/0 第 4 行移到第 1 行',
        'changed /content/rules/0/then/0 第 1 行“月费”由 79 改为 99',
      ],
    ],
    [
      'every price at once',
      ROWS.map(({ when }) => ({ when, then: ['1'] })),
      ['59', '60', '69', '79'].map(
        (was, at) => `changed /content/rules/${at}/then/0 第 ${at + 1} 行“月费”由 ${was} 改为 1`,
      ),
    ],
    [
      'a row switched off, dated and noted',
      ROWS.with(0, row('>= 36', '-', '59', { enabled: false, from: '2026-05-01', note: 'x' })),
      [
        'added /content/rules/0/enabled 第 1 行的启用：新增 否',
        'added /content/rules/0/from 第 1 行的开始日期：新增 2026-05-01',
        'added /content/rules/0/note 第 1 行的备注：新增 x',
      ],
    ],
  ])('%s', (_, after, expected) => {
    expect(told(design(table(ROWS)), design(table(after)))).toEqual(expected);
  });

  it('tells columns apart from cells', () => {
    const inputs = [{ expression: 'term', label: { zh: '合同期', en: 'Contract' } }];
    const narrow = table(
      ROWS.map(({ when, then }) => ({ when: [when[0]], then })),
      { inputs, hitPolicy: 'U' },
    );
    expect(told(design(table(ROWS)), design(narrow))).toEqual([
      'changed /content/hitPolicy 命中策略由 首个 (F) 改为 唯一 (U)',
      'removed /content/inputs/1 删除列“等级”',
    ]);
    expect(told(design(narrow), design(table(ROWS)))[1]).toBe(
      'added /content/inputs/1 新增列“等级”',
    );
  });

  it('follows columns that changed places', () => {
    const { inputs } = table([]);
    const turned = table(
      ROWS.map(({ when, then }) => ({ when: when.toReversed(), then })),
      { inputs: inputs.toReversed() },
    );
    const changes = compareDesigns(design(table(ROWS)), design(turned));
    expect(changes.map(({ kind, part }) => `${kind} ${part}`)).toEqual(['reordered column']);
  });

  it('compares twenty thousand rows', () => {
    const many = Array.from({ length: 20_000 }, (_, i) => row(`= ${i}`, '-', String(i)));
    const after = many.toSpliced(7, 1).with(15_000, row('= 15001', '-', 'x'));
    const changes = compareDesigns(design(table(many)), design(table(after)));
    expect(changes.map(({ kind, path }) => `${kind} ${path}`)).toEqual([
      'removed /content/rules/7',
      'changed /content/rules/15000/then/0',
    ]);
  });
});

describe('a flow', () => {
  it('tells nodes and edges that came and went', () => {
    const after = flow();
    after.nodes.push({ id: 'vat', kind: 'tax', config: {} } as never);
    after.edges.splice(2, 1, { from: { node: 'fee' }, to: { node: 'vat' } });
    expect(told(flow(), after)).toEqual([
      'added /nodes/vat 新增节点“vat”',
      'removed /edges/fee -> line 删除连线：fee → line',
      'added /edges/fee -> vat 新增连线：fee → vat',
    ]);
  });

  it('tells a node renamed, of another kind, and set otherwise', () => {
    const after = flow();
    const [, tariff, fee] = after.nodes;
    Object.assign(tariff as object, { name: '价目' });
    Object.assign(fee as object, { kind: 'formula', config: { expression: '1' } });
    expect(told(flow(), after)).toEqual([
      'renamed /nodes/tariff/name 节点“资费”改名为“价目”',
      'changed /nodes/fee/kind 节点“fee”的种类由 固定费用 改为 公式',
      'removed /nodes/fee/config/price 节点“fee”的单价：去掉 tariff.price',
      'added /nodes/fee/config/expression 节点“fee”的表达式：新增 1',
    ]);
  });

  it('tells which tier changed', () => {
    const tiers = (given: unknown[]) => ({
      ...flow(),
      nodes: [{ id: 'water', kind: 'graduated', config: { tiers: given } }],
    });
    const before = [
      { upTo: '15', price: '3' },
      { upTo: null, price: '5' },
    ];
    const after = [
      { upTo: '15', price: '3.5' },
      { upTo: '20', price: '4' },
      { upTo: null, price: '5' },
    ];
    expect(told(tiers(before), tiers(after))).toEqual([
      'changed /nodes/water/config/tiers/0/price 节点“water”的阶梯第 1 项的单价由 3 改为 3.5',
      'added /nodes/water/config/tiers/1 节点“water”的阶梯第 2 项：新增 {"upTo":"20","price":"4"}',
    ]);
  });

  it('calls a move on the canvas only that', () => {
    const at = (x: number) => ({ nodes: { fee: { x, y: 0 } }, viewport: { x, y: 0, zoom: 1 } });
    expect(told(flow(undefined, { layout: at(0) }), flow(undefined, { layout: at(9) }))).toEqual([
      'moved /layout/nodes/fee 节点“fee”移动了位置（不影响计价）',
    ]);
  });

  it('tells of notes on the canvas as of places, whatever they say', () => {
    const noted = (...notes: object[]) => flow(undefined, { layout: { notes } });
    const [here, there] = [
      { id: 'n', text: 'Why?', x: 0 },
      { id: 'n', text: 'Why?', x: 9 },
    ];
    expect(told(noted(), noted(here))).toEqual([
      'moved /layout/notes/n 新增便签“Why?”（不影响计价）',
    ]);
    expect(told(noted(here), noted(there))).toEqual([
      'moved /layout/notes/n 移动便签“Why?”（不影响计价）',
    ]);
    expect(told(noted(here), noted({ ...here, text: 'x'.repeat(99) }))).toEqual([
      `moved /layout/notes/n 修改便签“${'x'.repeat(40)}…”（不影响计价）`,
    ]);
    expect(told(noted(here), noted())).toEqual([
      'moved /layout/notes/n 删除便签“Why?”（不影响计价）',
    ]);
  });

  it('tells an order of nodes only where lines stand in it', () => {
    const lines = (ids: string[]) => ({
      ...flow(),
      nodes: ids.map((id) => ({
        id,
        kind: id.startsWith('l') ? 'output-line' : 'flat',
        config: {},
      })),
    });
    expect(told(lines(['a', 'l1', 'b', 'l2']), lines(['b', 'l1', 'a', 'l2']))).toEqual([]);
    expect(told(lines(['a', 'l1', 'l2']), lines(['a', 'l2', 'l1']))).toHaveLength(1);
  });

  it('tells scenarios', () => {
    const scenario = { id: 's', name: '老客户', facts: { a: 1 }, expected: { lines: [] } };
    const after = { ...scenario, expected: { lines: [], total: '1' } };
    const withScenarios = (scenarios: unknown[]) => flow(undefined, { scenarios });
    expect(told(withScenarios([]), withScenarios([scenario]))).toEqual([
      'added /scenarios/s 新增场景“老客户”',
    ]);
    expect(told(withScenarios([scenario]), withScenarios([after]))).toEqual([
      'added /scenarios/s/expected/total 场景“老客户”的预期的“total”：新增 1',
    ]);
  });
});

describe('a plan', () => {
  const text = (zh: string) => ({ zh, en: zh });
  const module = (key: string, given: object = {}) => ({
    key,
    type: 'add-on',
    name: text(key),
    flow: 'f',
    parameters: { price: '10' },
    ...given,
  });
  const plan = (modules: unknown[], given: object = {}) => ({
    kind: 'plan',
    key: 'p',
    name: text('套餐'),
    currency: 'CNY',
    billing: { interval: { unit: 'month', count: 1 }, timing: 'advance' },
    modules,
    ...given,
  });

  it('tells modules by key and billing in words', () => {
    const before = plan([module('tv'), module('ip'), module('wifi')]);
    const after = plan(
      [
        module('wifi', { parameters: { price: '12' } }),
        module('tv', { name: text('电视') }),
        module('cloud'),
      ],
      {
        name: text('新套餐'),
        billing: { interval: { unit: 'quarter', count: 1 }, timing: 'arrears' },
        attributes: [{ key: 'area', label: text('面积'), type: 'number' }],
      },
    );
    expect(told(before, after)).toEqual([
      'renamed /name 改名为“新套餐”',
      'changed /billing/interval/unit 计费周期：周期的单位由 月 改为 季',
      'changed /billing/timing 计费周期：预付/后付由 预付 改为 后付',
      'added /attributes/area 新增属性“面积”',
      'removed /modules/ip 删除模块“ip”',
      'changed /modules/wifi/parameters/price 模块“wifi”的参数的单价由 10 改为 12',
      'reordered /modules/tv 模块“电视”的次序有变',
      'renamed /modules/tv/name 模块“tv”改名为“电视”',
      'added /modules/cloud 新增模块“cloud”',
    ]);
  });
});

describe('what is no design', () => {
  it.each([
    [null, 1],
    [{}, { kind: 'plan' }],
    [flow(), { kind: 'pricing-flow', nodes: 'none', edges: { a: 1 } }],
    [{ kind: 'pricing-flow', nodes: [1, null, 'x', []] }, flow()],
    [
      { kind: 'plan', modules: [{}, {}] },
      { kind: 'plan', modules: [{ key: 1 }], billing: 3 },
    ],
    [design({ rules: [{ when: 'x' }, 7] }), design({ inputs: [null], rules: [{}] })],
  ])('is compared as plain JSON: %j', (before, after) => {
    for (const change of compareDesigns(before, after)) {
      expect(change.sentence.zh.length * change.sentence.en.length).toBeGreaterThan(0);
    }
    expect(compareDesigns(before, before)).toEqual([]);
    expect(compareDesigns(after, after)).toEqual([]);
  });
});

it('has words in both languages for every member and closed value of the schemas', () => {
  const folder = join(import.meta.dirname, '../../../schemas');
  const files = [
    ...readdirSync(join(folder, 'nodes'))
      .filter((name) => name.endsWith('.schema.json'))
      .map((name) => join('nodes', name)),
    'plan.schema.json',
    'decision-table.schema.json',
  ];
  const missing = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { properties } = value as { properties?: Record<string, { enum?: unknown[] }> };
    if (properties && typeof properties === 'object') {
      for (const [member, schema] of Object.entries(properties)) {
        if (!hasWords(member)) missing.add(member);
        for (const word of schema.enum ?? []) {
          if (!hasWords(member, String(word))) missing.add(`${member} ${word}`);
        }
      }
    }
    Object.values(value).forEach(visit);
  };
  for (const file of files) visit(JSON.parse(readFileSync(join(folder, file), 'utf8')));
  expect([...missing]).toEqual([]);
});
