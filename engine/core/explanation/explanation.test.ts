import { describe, expect, it } from 'vitest';
import { explainLine, type LineReceipt, traceInvoice } from '#engine/core/explanation';
import { compilePlan, type InvoiceDesigns, type InvoiceFacts } from '#engine/core/invoice';
import type { Plan, PlanModule, PricingFlow } from '#schemas';
import { compileSketch, JANUARY, type SketchNode, sketchFlow } from '#tests/flows';

const PART = { ...JANUARY, start: '2026-01-15', share: { numerator: 17, denominator: 31 } };
const VAT = { kind: 'tax', config: { category: 'vat', ratePercent: 'rate', mode: 'exclusive' } };

interface Given {
  nodes: Record<string, SketchNode>;
  edges: string[];
  usage?: Record<string, string>;
  parameters?: Record<string, string>;
  attributes?: Record<string, unknown>;
  quantity?: string;
  period?: typeof JANUARY;
  discount?: NonNullable<PlanModule['discount']>;
  rounding?: Plan['rounding'];
}

function planOf({ parameters, discount, rounding }: Given): Plan {
  return {
    kind: 'plan',
    key: 'plan',
    name: { zh: '套餐', en: 'Plan' },
    currency: 'CNY',
    billing: {
      interval: { unit: 'month', count: 1 },
      timing: 'advance',
      anchor: 'calendar',
      proration: 'by-day',
    },
    attributes: [{ key: 'area', label: { zh: '片区', en: 'Area' }, type: 'string' }],
    ...(rounding && { rounding }),
    modules: [
      {
        key: 'base',
        type: 'base-service',
        name: { zh: '宽带', en: 'Internet' },
        flow: 'flow',
        ...(parameters && { parameters }),
      },
      ...(discount
        ? [{ key: 'off', type: 'discount' as const, name: { zh: '九折', en: 'Ten off' }, discount }]
        : []),
    ],
  };
}

function factsOf(given: Given): InvoiceFacts {
  const { quantity = '1', attributes = {}, usage, period = JANUARY } = given;
  const item = { id: 'I1', module: 'base', quantity, startsOn: '2026-01-01' };
  const off = { id: 'I2', module: 'off', quantity: '1', startsOn: '2026-01-01' };
  const base = { ...item, periods: [{ of: 0, flow: 0, ...(usage && { usage }) }] };
  const items = given.discount ? [base, { ...off, periods: [{ of: 0, flow: null }] }] : [base];
  return {
    currency: 'CNY',
    customer: { tier: 'gold' },
    periods: [period],
    flows: ['F'],
    subscriptions: [{ id: 'S', plan: 'P', startsOn: '2026-01-01', attributes, items }],
  };
}

/** Receipts of all lines that the flow and plan give. */
function receiptsOf(given: Given): LineReceipt[] {
  const document: PricingFlow = sketchFlow(given.nodes, given.edges);
  const flow = compileSketch(document);
  const plan = compilePlan(planOf(given));
  const designs: InvoiceDesigns = { plan: () => plan, flow: () => flow };
  const traced = traceInvoice(factsOf(given), designs);
  return traced.draft.lines.map((_, position) => explainLine(traced, position, document.edges));
}

const first = (given: Given): LineReceipt => receiptsOf(given)[0] as LineReceipt;
const say = ({ sentences }: LineReceipt, language: 'zh' | 'en'): string =>
  sentences.map((sentence) => sentence[language]).join(language === 'zh' ? '' : ' ');
const lines = ({ steps }: LineReceipt): string[] =>
  steps.map(({ kind, text, rule, figure }) =>
    [kind, text.en, rule?.en ?? '', figure?.text ?? ''].join(' | '),
  );

const INPUT = (path: string[], type = 'number'): SketchNode => ({
  kind: 'input',
  config: { type, path },
});

const TARIFF = {
  kind: 'decision-table',
  config: {
    table: {
      hitPolicy: 'U',
      inputs: [{ expression: 'area', type: 'string' }],
      outputs: [{ name: 'rental', type: 'number', label: { zh: '月租', en: 'Rental' } }],
      rules: [
        { when: ['"east"'], then: ['99'] },
        { when: ['"west"'], then: ['89'] },
      ],
    },
  },
};

const RENTAL: Given = {
  nodes: {
    area: INPUT(['subscription', 'attributes', 'area'], 'string'),
    rate: INPUT(['parameters', 'vat']),
    tariff: TARIFF,
    fee: { kind: 'flat', config: { price: 'tariff.rental' } },
    share: { kind: 'proration' },
    tax: VAT,
    line: { kind: 'output-line' },
  },
  edges: [
    'area -> tariff.in',
    'tariff -> fee.in',
    'fee -> share',
    'share -> tax',
    'rate -> tax.in',
    'tax -> line',
  ],
  attributes: { area: 'west' },
  parameters: { vat: '6' },
};

describe('the receipt of a rental', () => {
  it('reads like a receipt, with values in the place of expressions', () => {
    expect(lines(first({ ...RENTAL, period: PART }))).toEqual([
      'fact | Area |  | west',
      'fact | Set in the plan: vat |  | 6',
      'charge | Rental | area west (row 2) | 89.00',
      'change | 17 of 31 days | 89 × 17 ÷ 31 | 48.8065',
      'rounding | Rounded | half up, to 2 digits | 48.81',
      'amount | Amount of this line |  | 48.81',
      'tax | Plus 6% tax | 48.81 × 6% | 2.93',
    ]);
  });

  it('calls values by the names that the design has for them', () => {
    const valueLabels = { west: { zh: '城西', en: 'West End' } };
    const inputs = [{ expression: 'area', type: 'string', valueLabels }];
    const named = { kind: 'decision-table', config: { table: { ...TARIFF.config.table, inputs } } };
    const receipt = first({ ...RENTAL, nodes: { ...RENTAL.nodes, tariff: named } });
    expect(say(receipt, 'zh')).toContain('area 城西：月租 89');
    expect(say(receipt, 'en')).toContain('area West End: Rental 89');
    expect(receipt.steps[0]?.figure).toMatchObject({ text: 'west', words: valueLabels.west });
    expect(receipt.tables[0]?.inputs[0]?.value).toMatchObject({ words: valueLabels.west });
    expect(first(RENTAL).steps[0]?.figure).not.toHaveProperty('words');
  });

  it('keeps the exact figure beside the one that is read', () => {
    const { steps, days } = first({ ...RENTAL, period: PART });
    const share = steps.find(({ node }) => node === 'share');
    expect(share?.figure?.exact).toMatch(/^48\.80645161290322580645/);
    expect(days).toMatchObject({ used: 17, of: 31, start: '2026-01-15', end: '2026-02-01' });
  });

  it('says it in both languages', () => {
    const receipt = first({ ...RENTAL, period: PART });
    expect(say(receipt, 'zh')).toBe(
      '宽带（2026年1月15日至31日）：48.81 元。area west：月租 89。使用 17 天，整期 31 天：89 × 17 ÷ 31 ≈ 48.8065。取整后为 48.81 元。另加 6% 的税 2.93 元。',
    );
    expect(say(receipt, 'en')).toBe(
      'Internet (15 to 31 January 2026): CNY 48.81. area west: Rental 89. 17 of 31 days: 89 × 17 ÷ 31 ≈ 48.8065. Rounded, that is CNY 48.81. To this comes 6% tax of CNY 2.93.',
    );
  });

  it('names the row that was hit, its cells, and what was given', () => {
    expect(first(RENTAL).tables).toMatchObject([
      {
        node: 'tariff',
        rowCount: 2,
        rows: [{ number: 2, when: ['"west"'], then: ['89'] }],
        inputs: [{ value: { text: 'west' } }],
      },
    ]);
  });

  it('leaves proration out where the period is whole', () => {
    expect(say(first(RENTAL), 'en')).toBe(
      'Internet (1 to 31 January 2026): CNY 89.00. area west: Rental 89. To this comes 6% tax of CNY 5.34.',
    );
  });
});

const USED = (node: SketchNode, usage: string, more: Partial<Given> = {}): Given => ({
  nodes: {
    used: INPUT(['usage', 'voice-minutes']),
    fee: node,
    line: { kind: 'output-line' },
  },
  edges: ['used -> fee.quantity', 'fee -> line'],
  usage: { 'voice-minutes': usage },
  ...more,
});

const TIERS = [
  { upTo: 100, price: '0.15' },
  { upTo: null, price: '0.1', flat: 3 },
];

describe('usage', () => {
  it('goes through tiers', () => {
    const receipt = first(USED({ kind: 'graduated', config: { tiers: TIERS } }, '130.5'));
    expect(lines(receipt)).toContain('charge | By tiers | 100 × 0.15 + 30.5 × 0.1 + 3 | 21.05');
    expect(receipt.tiers).toMatchObject([
      {
        tier: 1,
        bounds: { en: 'up to 100' },
        quantity: { text: '100' },
        amount: { text: '15.00' },
      },
      { tier: 2, bounds: { en: 'over 100' }, price: { text: '0.1' }, amount: { text: '6.05' } },
    ]);
    expect(lines(receipt)[0]).toBe('fact | Usage (voice minutes) |  | 130.5');
  });

  it.each([
    ['volume', { tiers: TIERS }, '用量 130 落在第 2 档（100 以上）：130 × 0.1 + 3 = 16'],
    ['stairstep', { tiers: [{ upTo: 200, flat: 9 }] }, '用量 130 落在第 1 档（不超过 200）：9'],
    [
      'package',
      { size: 50, price: 4, free: 10 },
      '用量 130 计 3 包（每包 50，前 10 免费）：3 × 4 = 12',
    ],
    ['percentage', { ratePercent: '1.3', fixed: '2' }, '130 的 1.3%，另加 1 笔 × 2：3.69'],
    ['per-unit', { price: '2' }, '数量 130 × 单价 2 = 260'],
  ])('is told for %s', (kind, config, sentence) => {
    const receipt = first(USED({ kind, config }, '130'));
    expect(receipt.sentences[1]?.zh).toBe(`${sentence}。`);
  });

  it('says what the plan includes', () => {
    const receipt = first({
      nodes: {
        used: INPUT(['usage', 'gb']),
        beyond: { kind: 'included-quantity', config: { included: 100 } },
        fee: { kind: 'per-unit', config: { price: '0.5' } },
        line: { kind: 'output-line' },
      },
      edges: ['used -> beyond.quantity', 'beyond.billable -> fee.quantity', 'fee -> line'],
      usage: { gb: '140' },
    });
    expect(say(receipt, 'en')).toContain('140 used, 100 included, 40 to be charged.');
  });
});

const CHANGED = (node: SketchNode, price: string, port = 'charge'): Given => ({
  nodes: {
    fee: { kind: 'flat', config: { price } },
    change: node,
    line: { kind: 'output-line' },
  },
  edges: ['fee -> change', `change.${port} -> line`],
});

describe('what changes a charge', () => {
  it.each([
    [
      'a minimum',
      { kind: 'minimum', config: { amount: 20 } },
      '5',
      'Topped up by 15 to the minimum of 20.',
    ],
    [
      'a maximum',
      { kind: 'maximum', config: { amount: 20 } },
      '50',
      'Capped at 20; 30 is not charged.',
    ],
    [
      'a discount',
      { kind: 'discount', config: { kind: 'percentage', value: 15 } },
      '50',
      'Discount 15%: 7.5 off, leaves 42.5.',
    ],
    [
      'rounding',
      { kind: 'rounding', config: { mode: 'up', multipleOf: '0.5' } },
      '9.9',
      'Rounded to 10.',
    ],
  ])('%s', (_, node, price, sentence) => {
    expect(say(first(CHANGED(node, price)), 'en')).toContain(sentence);
  });

  it('is not mentioned where it changed nothing', () => {
    expect(lines(first(CHANGED({ kind: 'minimum', config: { amount: 3 } }, '5')))).toEqual([
      'charge | Fixed fee |  | 5.00',
      'amount | Amount of this line |  | 5.00',
    ]);
  });

  it('ends in what the line takes, where that is a part', () => {
    const receipt = first(CHANGED({ kind: 'minimum', config: { amount: 20 } }, '5', 'top up'));
    expect(lines(receipt).slice(-2)).toEqual([
      'change | Of this, on this line |  | 15.00',
      'amount | Amount of this line |  | 15.00',
    ]);
  });
});

describe('the way through the flow', () => {
  const BRANCHES: Given = {
    nodes: {
      tier: INPUT(['customer', 'tier'], 'string'),
      which: {
        kind: 'switch',
        config: {
          cases: [{ id: 'gold', when: 'tier = "gold"', label: { zh: '金卡', en: 'Gold' } }],
        },
      },
      low: { kind: 'flat', config: { price: '10' } },
      high: { kind: 'flat', config: { price: '25' } },
      line: { kind: 'output-line' },
    },
    edges: [
      'tier -> which.in',
      'which.gold -> low.when',
      'which.otherwise -> high.when',
      'low -> line',
      'high -> line',
    ],
  };

  it('lights what was taken and leaves the rest dark', () => {
    const { path } = first(BRANCHES);
    const states = Object.entries(path?.nodes ?? {}).map(([id, { state }]) => `${id} ${state}`);
    expect(states).toEqual(['tier hit', 'which hit', 'low hit', 'high skipped', 'line hit']);
    expect(path?.edges.map(({ hit }) => hit)).toEqual([true, true, false, true, false]);
    expect(path?.edges.at(3)?.value).toBe('10');
    expect(path?.nodes.which?.label).toEqual({ zh: '金卡', en: 'Gold' });
  });

  it('shows a formula with its values', () => {
    const receipt = first({
      nodes: {
        price: INPUT(['parameters', 'price']),
        count: INPUT(['item', 'quantity']),
        net: { kind: 'formula', config: { expression: 'price * count / 3 - 1', type: 'number' } },
        fee: { kind: 'flat', config: { price: 'net' } },
        line: { kind: 'output-line' },
      },
      edges: ['price -> net.in', 'count -> net.in', 'net -> fee.in', 'fee -> line'],
      parameters: { price: '10' },
      quantity: '2',
    });
    expect(say(receipt, 'zh')).toContain('net：10 × 2 ÷ 3 - 1 ≈ 5.6667。');
    expect(lines(receipt)).toContain('charge | net | 10 × 2 ÷ 3 - 1 | 5.6667');
  });
});

describe('lines that no flow makes', () => {
  it('a discount tells what it took off which line', () => {
    const given = {
      ...RENTAL,
      discount: { kind: 'percentage', value: '10', scope: 'item' } as const,
    };
    const receipt = receiptsOf(given)[1] as LineReceipt;
    expect(receipt).toMatchObject({ source: 'discount', path: null, tables: [] });
    expect(receipt.reductions).toMatchObject([
      { lineNo: 1, name: { en: 'Internet' }, left: { text: '89.00' }, amount: { text: '-8.90' } },
    ]);
    expect(say(receipt, 'en')).toBe(
      'Ten off (1 to 31 January 2026): CNY -8.90. 8.90 off Internet, which was 89.00. The 6% tax is less by CNY 0.53.',
    );
  });

  it('cash rounding tells what it was rounded from', () => {
    const rounding = { cash: { unit: '0.5', mode: 'down' } } as const;
    const receipt = receiptsOf({ ...RENTAL, rounding })[1] as LineReceipt;
    expect(lines(receipt)).toEqual([
      'fact | Lines and tax together |  | 94.34',
      'rule | To be paid | to a multiple of 0.5 | 94.00',
      'charge | Difference |  | -0.34',
      'amount | Amount of this line |  | -0.34',
    ]);
    expect(say(receipt, 'zh')).toBe('抹零：-0.34 元。账单合计 94.34，凑整为 94.00。');
  });
});
