import { describe, expect, it } from 'vitest';
import { explainLine, traceInvoice } from '#engine/core/explanation';
import { compilePlan, type InvoiceFacts } from '#engine/core/invoice';
import type { Plan, PricingFlow } from '#schemas';
import { compileSketch, sketchFlow } from '#tests/flows';

const PLAN: Plan = {
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
  modules: [
    { key: 'base', type: 'base-service', name: { zh: '宽带', en: 'Internet' }, flow: 'flow' },
  ],
};

describe('a price that changes inside a period', () => {
  const versionOf = (price: string): PricingFlow =>
    sketchFlow(
      {
        fee: { kind: 'flat', config: { price } },
        share: { kind: 'proration' },
        line: { kind: 'output-line' },
      },
      ['fee -> share', 'share -> line'],
    );
  const half = (start: string, end: string) => ({
    start,
    end,
    wholeStart: '2026-04-01',
    wholeEnd: '2026-05-01',
    share: { numerator: 15, denominator: 30 },
  });
  const facts: InvoiceFacts = {
    currency: 'CNY',
    customer: {},
    periods: [half('2026-04-01', '2026-04-16'), half('2026-04-16', '2026-05-01')],
    flows: ['one', 'two'],
    subscriptions: [
      {
        id: 'S',
        plan: 'P',
        startsOn: '2026-01-01',
        items: [
          {
            id: 'I1',
            module: 'base',
            quantity: '1',
            startsOn: '2026-01-01',
            periods: [
              { of: 0, flow: 0 },
              { of: 1, flow: 1 },
            ],
          },
        ],
      },
    ],
  };

  it.each([
    ['10.01', '20.00', ['half up, to 2 digits', undefined], ['5.01', '10.00']],
    [
      '10.01',
      '10.01',
      ['half up, to 2 digits', 'the period was billed in parts; the last part takes the remainder'],
      ['5.01', '5.00'],
    ],
  ])('from %s to %s tells each part by its own version', (before, after, rules, amounts) => {
    const plan = compilePlan(PLAN);
    const flows = new Map([
      ['one', compileSketch(versionOf(before))],
      ['two', compileSketch(versionOf(after))],
    ]);
    const traced = traceInvoice(facts, { plan: () => plan, flow: (id) => flows.get(id) });
    const receipts = traced.draft.lines.map((_, position) => explainLine(traced, position, []));
    expect(receipts.map(({ steps }) => steps.at(-1)?.figure?.text)).toEqual(amounts);
    const found = receipts.map(
      ({ steps }) => steps.find(({ kind }) => kind === 'rounding')?.rule?.en,
    );
    expect(found).toEqual(rules);
    expect(receipts.map(({ days }) => days?.used)).toEqual([15, 15]);
    expect(traced.draft.lines.map(({ design }) => design)).toEqual(['one', 'two']);
  });
});
