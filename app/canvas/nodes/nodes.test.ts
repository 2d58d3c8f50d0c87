import { describe, expect, it } from 'vitest';
import type { FlowNode } from '#schemas';
import { branchText, describeNode, summarizeNode } from './index.ts';

const node = (kind: FlowNode['kind'], config: object): FlowNode =>
  ({ id: 'n', kind, config }) as FlowNode;

const tiers = [
  { upTo: 100, price: '1.00' },
  { upTo: 500, price: '0.80' },
  { upTo: null, price: '0.55' },
];
const many = Array.from({ length: 12 }, (_, index) => ({
  upTo: index === 11 ? null : (index + 1) * 10,
  price: 1,
}));
const table = (hitPolicy: string, count: number) => ({
  table: {
    hitPolicy,
    inputs: [{ expression: 'age' }],
    outputs: [{ name: 'price', type: 'number' }],
    rules: Array.from({ length: count }, () => ({ when: ['-'], then: ['1'] })),
  },
});

type Row = [kind: FlowNode['kind'], config: object, zh: string, en: string];

const SUMMARIES: Row[] = [
  [
    'input',
    { type: 'number', path: ['usage', 'voice-minutes'] },
    '用量 · voice-minutes',
    'Usage · voice-minutes',
  ],
  [
    'input',
    { type: 'number', path: ['item', 'quantity'], required: false, default: '1' },
    '订购数量，默认 1',
    'Quantity ordered, default 1',
  ],
  [
    'input',
    { type: 'string', path: ['subscription', 'attributes', 'term'], required: false },
    '订购属性 · term，可缺',
    'Order attribute · term, optional',
  ],
  ['input', { type: 'list', path: ['history'] }, '历史用量', 'Usage of earlier periods'],
  ['input', { type: 'number', path: ['weather', 'rain'] }, 'weather · rain', 'weather · rain'],
  ['input', { type: 'date' }, '日期', 'date'],
  ['decision-table', table('F', 4), '4 条规则 · 首个命中', '4 rules · first match'],
  ['decision-table', table('U', 1), '1 条规则 · 唯一命中', '1 rule · one match only'],
  ['decision-table', table('C+', 2), '2 条规则 · 命中求和', '2 rules · sum of matches'],
  ['decision-table', { tableKey: 'rates' }, '引用决策表 rates', 'uses table rates'],
  ['formula', { expression: 'a +\n  b' }, '= a + b', '= a + b'],
  [
    'formula',
    { expression: `max(${'x, '.repeat(40)}1)` },
    `= max(${'x, '.repeat(14)}x…`,
    `= max(${'x, '.repeat(14)}x…`,
  ],
  [
    'switch',
    {
      cases: [
        { id: 'vip', when: 'tier = "VIP"', label: { zh: '贵宾', en: 'VIP' } },
        { id: 'old', when: 'age > 60' },
      ],
    },
    '贵宾 · age > 60 · 其他',
    'VIP · age > 60 · otherwise',
  ],
  [
    'lookup',
    {
      keys: ['region', 'tier'],
      columns: [{ name: 'p' }],
      rows: [{ key: ['a', 'b'], values: [1] }],
    },
    '按 region, tier 查 1 行',
    '1 row by region, tier',
  ],
  ['flat', { price: 25 }, '金额 25', 'amount 25'],
  ['flat', { price: 'tariff.rental' }, '金额 tariff.rental', 'amount tariff.rental'],
  ['per-unit', { price: '0.08' }, '数量 × 0.08', 'quantity × 0.08'],
  [
    'graduated',
    { tiers },
    '≤ 100：1.00 · ≤ 500：0.80 · 以上：0.55',
    '≤ 100: 1.00 · ≤ 500: 0.80 · above: 0.55',
  ],
  [
    'volume',
    { tiers: many },
    '≤ 10：1 · ≤ 20：1 · ≤ 30：1 · … 共 12 档',
    '≤ 10: 1 · ≤ 20: 1 · ≤ 30: 1 · … 12 tiers',
  ],
  ['graduated', { tiers: [{ upTo: null, ratePercent: '2', flat: 5 }] }, '2 % + 5', '2 % + 5'],
  [
    'stairstep',
    {
      tiers: [
        { upTo: 10, flat: 29 },
        { upTo: null, flat: 99 },
      ],
    },
    '≤ 10：29 · 以上：99',
    '≤ 10: 29 · above: 99',
  ],
  ['package', { size: 100, price: 5 }, '每 100 计 5', '5 per 100'],
  [
    'package',
    { size: 100, price: 5, free: 20 },
    '每 100 计 5，前 20 免费',
    '5 per 100, first 20 free',
  ],
  [
    'percentage',
    { ratePercent: '2.5', fixed: '0.30', minimumPerEvent: 1, maximumPerEvent: 50, freeEvents: 3 },
    '2.5 % + 0.30 · 最低 1 · 最高 50 · 前 3 笔免费',
    '2.5 % + 0.30 · at least 1 · at most 50 · first 3 events free',
  ],
  ['dynamic', {}, '金额随用量给定', 'amount comes with the usage'],
  [
    'dynamic',
    { scale: 2 },
    '金额随用量给定，2 位小数的最小单位',
    'amount comes with the usage, minor units of 2 digits',
  ],
  ['included-quantity', { included: 100 }, '免费含 100', '100 included'],
  [
    'included-quantity',
    { included: 100, prorate: true },
    '免费含 100，按天折算',
    '100 included, prorated',
  ],
  ['minimum', { amount: 20 }, '不低于 20，按天折算', 'at least 20, prorated'],
  ['minimum', { amount: 20, prorate: false }, '不低于 20', 'at least 20'],
  ['maximum', { amount: '200' }, '不超过 200', 'at most 200'],
  ['discount', { kind: 'percentage', value: 10 }, '减 10 %', '10 % off'],
  ['discount', { kind: 'fixed', value: '5.00' }, '减 5.00', '5.00 off'],
  ['proration', {}, '不足一期按套餐规则折算', "part periods by the plan's rule"],
  ['proration', { policy: 'free' }, '不足一期免费', 'part periods free'],
  [
    'tax',
    { category: 'vat', ratePercent: '6', mode: 'exclusive' },
    '6 % 价外 · vat',
    '6 % on top · vat',
  ],
  [
    'tax',
    { category: 'vat', ratePercent: 'rate', mode: 'inclusive' },
    'rate % 价内 · vat',
    'rate % included · vat',
  ],
  ['rounding', { mode: 'half-up', digits: 2 }, '保留 2 位小数，四舍五入', 'to 2 decimals, half up'],
  [
    'rounding',
    { mode: 'down', multipleOf: '0.05' },
    '取 0.05 的倍数，舍去',
    'to a multiple of 0.05, towards zero',
  ],
  ['apportionment', { weight: 'area', totalWeight: '3200' }, '按 area ÷ 3200 分摊', 'area of 3200'],
  [
    'apportionment',
    { members: 'areas', position: 'place', vacant: 'unlet' },
    '按成员权重分摊，取第 place 户，空置归业主',
    "by weights, member place, vacant is the owner's",
  ],
  [
    'annual-ladder',
    { tiers, metric: 'water' },
    '全年 · ≤ 100：1.00 · ≤ 500：0.80 · 以上：0.55',
    'per year · ≤ 100: 1.00 · ≤ 500: 0.80 · above: 0.55',
  ],
  [
    'annual-ladder',
    { tiers: [{ upTo: null, price: 3 }], yearStart: 7 },
    '全年 · 3 · 每年 7 月起',
    'per year · 3 · years from month 7',
  ],
  ['meter-swap', {}, '止码 − 起码', 'end − start'],
  [
    'meter-swap',
    { digits: 5, multiplier: '40' },
    '止码 − 起码，倍率 40，5 位表过零',
    'end − start, times 40, rolls over at 5 digits',
  ],
  [
    'rollover',
    { included: 20, periods: 1, cap: 60 },
    '免费含 20，余量结转，1 期内有效，最多 60',
    '20 included, the rest is carried on, for 1 period, at most 60',
  ],
  [
    'true-up',
    { tiers: [{ upTo: null, price: 3 }] },
    '预估先收，实抄结算 · 3',
    'estimate, then settle · 3',
  ],
  [
    'late-fee',
    { every: 'day', value: '0.05', graceDays: 10, capPercent: 100, capAmount: 500 },
    '每天 0.05 %，宽限 10 天，不超过本金的 100 %，封顶 500',
    '0.05 % a day, 10 days of grace, at most 100 % of it, at most 500',
  ],
  ['late-fee', { every: 'once', value: 15 }, '每笔 15', '15 for each item'],
  ['output-line', {}, '名称取自套餐模块', "named by the plan's module"],
  [
    'volume',
    { tiers: many.slice(-1), tables: [{ when: 'people > 4', tiers }] },
    '1 · 另有 1 组阶梯',
    '1 · 1 more table',
  ],
  [
    'sub-flow',
    { flowKey: 'water', inputs: [{ name: 'm3', path: 'usage/m3' }] },
    '用计费流程 water，合为一笔费用',
    'uses flow water, one charge',
  ],
  [
    'sub-flow',
    { flowKey: 'water', version: 3, emit: 'lines', outputs: [{ name: 'x', node: 'fee' }] },
    '用计费流程 water，第 3 版，各行直接入账单',
    'uses flow water, version 3, lines of the invoice',
  ],
  [
    'matrix',
    {
      keys: ['region'],
      across: 'tier',
      columns: ['gold', '*'],
      rows: [{ key: ['north'], values: ['1', null] }],
    },
    '按 region × tier 查 1 × 2 个费率',
    '1 × 2 rates by region × tier',
  ],
  [
    'time-of-use',
    {
      bands: [
        { id: 'peak', label: { zh: '峰', en: 'Peak' }, price: '1.2' },
        { id: 'low', price: 'base' },
      ],
      dayTypes: [{ id: 'rest', days: '6-7,holiday' }],
      windows: [{ band: 'peak', dayType: 'rest', from: '00:00', to: '24:00' }],
    },
    '峰 1.2 · low base',
    'Peak 1.2 · low base',
  ],
  [
    'output-line',
    { name: { zh: '水费', en: 'Water' }, lineKind: 'usage', omitZero: true },
    '水费 · 用量费用，为零不列',
    'Water · usage, left out at zero',
  ],
];

describe('the one line of a card', () => {
  it.each(SUMMARIES)('%s %j: %s', (kind, config, zh, en) => {
    expect(summarizeNode(node(kind, config))).toEqual({ zh, en });
  });

  it('says so where a draft holds a config that can not be read', () => {
    expect(summarizeNode(node('graduated', {}))).toEqual({
      zh: '尚未设置',
      en: 'not set up yet',
    });
    expect(describeNode(node('lookup', {}))).toEqual({ terms: [] });
  });
});

describe('the inspector', () => {
  it.each(SUMMARIES)('tells %s %j in both languages', (kind, config) => {
    const { terms, table: shown } = describeNode(node(kind, config));
    expect(terms.length).toBeGreaterThan(0);
    for (const { label, value } of terms) {
      for (const text of [label, value])
        expect(text).toEqual({ zh: expect.stringMatching(/./), en: expect.stringMatching(/./) });
    }
    for (const row of shown?.rows ?? []) expect(row.cells).toHaveLength(shown?.columns.length ?? 0);
  });

  it('shows tiers with their bounds, and only the columns that are filled', () => {
    const { table: shown } = describeNode(node('graduated', { tiers }));
    expect(shown?.columns.map(({ label }) => label.en)).toEqual(['Above', 'Up to', 'Unit price']);
    expect(shown?.rows.map(({ cells }) => cells)).toEqual([
      ['0', '100', '1.00'],
      ['100', '500', '0.80'],
      ['500', '∞', '0.55'],
    ]);
  });

  it('shows a decision table by its labels, results as numbers, rules that are off', () => {
    const content = {
      hitPolicy: 'F',
      inputs: [{ expression: 'age', label: { zh: '年龄', en: 'Age' } }],
      outputs: [{ name: 'price' }],
      rules: [
        { when: ['< 18'], then: [5], note: 'minors' },
        { when: ['-'], then: ['10'], enabled: false, from: '2026-01-01' },
      ],
    };
    const { table: shown } = describeNode(node('decision-table', { table: content }));
    expect(shown).toEqual({
      columns: [
        { label: { zh: '年龄', en: 'Age' }, role: 'condition' },
        { label: { zh: 'price', en: 'price' }, role: 'result', isNumber: true },
      ],
      rows: [
        { cells: ['< 18', '5'], note: 'minors' },
        { cells: ['-', '10'], isOff: true, note: '2026-01-01 – …' },
      ],
    });
  });

  it('marks expressions as code, plain numbers not', () => {
    const code = (price: string) => describeNode(node('flat', { price })).terms[0]?.code;
    expect([code('tariff.price'), code('12.5')]).toEqual([true, undefined]);
  });
});

describe('branches', () => {
  const config = { cases: [{ id: 'a', when: 'x > 1', label: { zh: '大', en: 'large' } }] };
  it.each([
    ['a', 'large'],
    ['otherwise', 'otherwise'],
  ])('%s is called %s', (port, en) => {
    expect(branchText(config, port).en).toBe(en);
  });
});
