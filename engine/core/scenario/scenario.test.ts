import { describe, expect, it } from 'vitest';
import { designLibrary } from '#engine/core/design';
import type { PricingFlow, Scenario } from '#schemas';
import { sketchFlow } from '#tests/flows';
import { checkWithScenarios, runScenarios } from './index.ts';

const LIBRARY = designLibrary([]);

const FLOW = sketchFlow(
  {
    tier: { kind: 'input', config: { type: 'string' } },
    quantity: { kind: 'input', config: { type: 'number' } },
    tariff: {
      kind: 'decision-table',
      config: {
        table: {
          hitPolicy: 'U',
          inputs: [{ expression: 'tier' }],
          outputs: [{ name: 'price', type: 'number' }],
          rules: [
            { when: ['"VIP"'], then: ['8'] },
            { when: ['"gold"'], then: ['9'], enabled: false },
            { when: ['"plain"'], then: ['10'] },
          ],
        },
      },
    },
    who: { kind: 'switch', config: { cases: [{ id: 'many', when: 'quantity > 10' }] } },
    fee: { kind: 'per-unit', config: { price: 'tariff.price' } },
    extra: { kind: 'flat', config: { price: '0.005' } },
    line: { kind: 'output-line', config: { item: 'fee' } },
    surcharge: { kind: 'output-line', config: { item: 'surcharge' } },
  },
  [
    'tier -> tariff.in',
    'quantity -> who.in',
    'quantity -> fee.quantity',
    'tariff.price -> fee.in',
    'who.many -> extra.when',
    'fee -> line',
    'extra -> surcharge',
  ],
);

function scenario(given: Partial<Scenario> & Pick<Scenario, 'facts' | 'expected'>): Scenario {
  return { id: 'one', name: 'One', currency: 'CNY', ...given };
}

function run(scenarios: Scenario[], flow: PricingFlow = FLOW) {
  const result = runScenarios({ ...flow, scenarios }, LIBRARY);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.report;
}

const VIP = { tier: 'VIP', quantity: '2' };

describe('a scenario passes', () => {
  it.each<[string, Scenario['facts'], Scenario['expected']]>([
    ['where the lines agree', VIP, { lines: [{ item: 'fee', amount: '16' }] }],
    ['however an amount is written', VIP, { lines: [{ item: 'fee', amount: '16.000' }] }],
    [
      'with every member that it names',
      VIP,
      { lines: [{ item: 'fee', amount: 16, quantity: '2', unitPrice: 8 }], total: '16.00' },
    ],
    [
      'whatever the order of items, rounded as money is',
      { tier: 'plain', quantity: '11' },
      {
        lines: [
          { item: 'surcharge', amount: '0.01' },
          { item: 'fee', amount: '110' },
        ],
      },
    ],
    ['where it expects the refusal', { tier: 'gold', quantity: '1' }, { issue: 'no-rule-matches' }],
  ])('%s', (_, facts, expected) => {
    const report = run([scenario({ facts, expected })]);
    expect(report.results.flatMap(({ differences }) => differences)).toEqual([]);
    expect(report.passed).toBe(true);
  });
});

describe('a scenario fails and says why', () => {
  it.each<[Scenario['facts'], Scenario['expected'], string[], string]>([
    [
      VIP,
      { lines: [{ item: 'fee', amount: '20', quantity: '3' }] },
      ['line-differs fee amount 20 16.00', 'line-differs fee quantity 3 2'],
      '“fee”的金额预期 20，实际 16.00',
    ],
    [
      VIP,
      { lines: [{ item: 'other', amount: '1' }] },
      ['line-missing other null 1 null', 'line-unexpected fee null null 16.00'],
      '缺少“other”，预期 1',
    ],
    [
      VIP,
      { lines: [{ item: 'fee', amount: '16' }], total: '17' },
      ['total-differs null null 17 16.00'],
      '合计预期 17，实际 16.00',
    ],
    [
      VIP,
      { issue: 'no-rule-matches' },
      ['not-refused null null no-rule-matches 16.00'],
      '预期被拒绝（no-rule-matches），实际算出合计 16.00',
    ],
    [
      { tier: 'gold', quantity: '1' },
      { lines: [] },
      ['refused null null null no-rule-matches'],
      '被拒绝：决策表“tariff”没有匹配的规则',
    ],
    [
      { tier: 'gold', quantity: '1' },
      { issue: 'fact-missing' },
      ['refused-otherwise null null fact-missing no-rule-matches'],
      '预期因 fact-missing 被拒绝，实际因 no-rule-matches：决策表“tariff”没有匹配的规则',
    ],
  ])('%j %j', (facts, expected, differences, zh) => {
    const [result] = run([scenario({ facts, expected })]).results;
    const found = result?.differences ?? [];
    expect(
      found.map((d) => [d.kind, d.item, d.member, d.expected, d.got].map(String).join(' ')),
    ).toEqual(differences);
    expect(found[0]?.sentence.zh).toBe(zh);
    expect(found[0]?.sentence.en).toMatch(/^[\x20-\x7e]+$/);
  });

  it('where its currency is none', () => {
    const given = { currency: 'XTS', facts: VIP, expected: { lines: [] } };
    expect(run([scenario(given)]).results[0]?.differences).toMatchObject([
      { kind: 'refused', got: 'unknown-currency' },
    ]);
  });
});

describe('coverage', () => {
  const lines = (amount: string) => ({ lines: [{ item: 'fee', amount }] });

  it('is empty without scenarios', () => {
    const { coverage, passed } = run([]);
    expect(passed).toBe(true);
    expect(coverage).toMatchObject({ nodesReached: 0, rowsReached: 0, rows: 2 });
    expect(coverage.tables).toEqual([{ node: 'tariff', rows: 2, hit: [], missed: [0, 2] }]);
  });

  it('counts nodes, branches and rows over all scenarios, whether they pass or not', () => {
    const { coverage } = run([
      scenario({ facts: VIP, expected: lines('16') }),
      scenario({ id: 'two', facts: { tier: 'VIP', quantity: '3' }, expected: lines('wrong') }),
    ]);
    expect(coverage.tables).toEqual([{ node: 'tariff', rows: 2, hit: [0], missed: [2] }]);
    expect(coverage.branches).toEqual([
      { node: 'who', branch: 'many', scenarios: 0 },
      { node: 'who', branch: 'otherwise', scenarios: 2 },
    ]);
    const unreached = coverage.nodes.filter(({ scenarios }) => scenarios === 0);
    expect(unreached.map(({ node }) => node)).toEqual(['extra', 'surcharge']);
    expect(coverage.nodesReached).toBe(6);
  });

  it('of a table that is a design of its own counts its rows', () => {
    const table = {
      kind: 'decision-table',
      key: 'prices',
      content: {
        hitPolicy: 'U',
        inputs: [{ expression: 'tier' }],
        outputs: [{ name: 'price', type: 'number' }],
        rules: [
          { when: ['"VIP"'], then: ['8'] },
          { when: ['"plain"'], then: ['10'] },
        ],
      },
    };
    const flow = sketchFlow(
      {
        tier: { kind: 'input', config: { type: 'string' } },
        tariff: { kind: 'decision-table', config: { tableKey: 'prices' } },
        fee: { kind: 'flat', config: { price: 'tariff' } },
        line: { kind: 'output-line' },
      },
      ['tier -> tariff.in', 'tariff.value -> fee.in', 'fee -> line'],
    );
    const scenarios = [scenario({ facts: { tier: 'plain' }, expected: { lines: [] } })];
    const result = runScenarios({ ...flow, scenarios }, designLibrary([table]));
    expect(result).toMatchObject({
      ok: true,
      report: { coverage: { tables: [{ node: 'tariff', rows: 2, hit: [1], missed: [0] }] } },
    });
  });
});

describe('checking a design with its scenarios', () => {
  const good = scenario({ facts: VIP, expected: { lines: [{ item: 'fee', amount: '16' }] } });
  const bad = { ...good, id: 'bad', name: 'Bad', expected: { lines: [] } };

  it('names each that fails, and ids used twice', () => {
    const scenarios = [good, bad, { ...good, name: 'Again' }];
    const issues = checkWithScenarios({ ...FLOW, scenarios }, LIBRARY);
    expect(issues).toMatchObject([
      { code: 'duplicate-scenario', path: '/scenarios/2/id' },
      {
        code: 'scenario-failed',
        severity: 'error',
        path: '/scenarios/1',
        params: { scenario: 'bad', name: 'Bad', differences: 1 },
        message: {
          zh: '场景“Bad”不通过：多出“fee”，金额 16.00',
          en: 'scenario "Bad" fails: "fee" was not expected, amount 16.00',
        },
      },
    ]);
  });

  it('runs none where the design itself has errors', () => {
    const broken = { ...FLOW, edges: [], scenarios: [bad] };
    const codes = checkWithScenarios(broken, LIBRARY).map(({ code }) => code);
    expect(codes).not.toContain('scenario-failed');
    expect(codes.length).toBeGreaterThan(0);
    expect(runScenarios(broken, LIBRARY)).toMatchObject({ ok: false });
  });

  it.each([[null], [1], [{ kind: 'pricing-flow', scenarios: 'many' }], [{ scenarios: [{}] }]])(
    'never throws: %j',
    (document) => {
      expect(checkWithScenarios(document, LIBRARY).length).toBeGreaterThan(0);
    },
  );

  it('takes only scenarios that are valid by the schema', () => {
    const scenarios = [{ id: 'x', name: 'X', currency: 'CNY', facts: {}, expected: {} }];
    const issues = checkWithScenarios({ ...FLOW, scenarios }, LIBRARY);
    expect(issues.map(({ path }) => path)).toContain('/scenarios/0/expected');
  });

  it('ends where its scenarios take too long together', () => {
    const endless = { kind: 'formula', config: { expression: 'sum(for i in 1..400000 return i)' } };
    const flow = {
      ...sketchFlow({ n: endless, line: { kind: 'output-line' } }, ['n -> line']),
      scenarios: Array.from({ length: 400 }, (_, index) => ({ ...good, id: `s${index}` })),
    };
    const run = runScenarios(flow, LIBRARY);
    if (!run.ok) throw new Error(JSON.stringify(run.issues));
    const codes = run.report.results.map(({ computation }) =>
      'issues' in computation ? computation.issues[0]?.code : 'computed',
    );
    expect(codes.slice(0, 3)).toEqual(['computed', 'computed', 'computed']);
    expect(codes.slice(10).every((code) => code === 'scenarios-take-too-long')).toBe(true);
  });
});
