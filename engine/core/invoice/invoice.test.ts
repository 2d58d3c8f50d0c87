import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal, ROUNDING_MODES } from '#engine/core/decimal';
import type { TaxMark } from '#engine/core/graph';
import {
  computeInvoice,
  type InvoiceFacts,
  type InvoicePolicy,
  invoicePolicy,
  type PricedLine,
  settle,
  toComputation,
} from '#engine/core/invoice';
import { validateComputation } from '#schemas';
import { bill, designsOf, factsOf, JANUARY, module } from '#tests/flows';

const d = (text: string) => Decimal.of(text);
const sum = (values: readonly Decimal[]) => values.reduce((a, b) => a.plus(b), Decimal.ZERO);

function priced(amount: string | Decimal, given: Partial<PricedLine> = {}): PricedLine {
  return {
    item: 'x',
    kind: 'charge',
    name: { zh: 'x', en: 'x' },
    quantity: null,
    unitPrice: null,
    amountUnrounded: typeof amount === 'string' ? d(amount) : amount,
    tax: null,
    itemId: null,
    subscriptionId: null,
    period: null,
    design: null,
    module: null,
    segmentOf: null,
    explanation: [],
    ...given,
  };
}

const vat = (ratePercent: string, mode: TaxMark['mode']): TaxMark => ({
  category: 'vat',
  ratePercent: d(ratePercent),
  mode,
});

describe('settle', () => {
  it('rounds each line, or once for all', () => {
    const lines = ['0.005', '0.005', '0.005'].map((amount) => priced(amount));
    expect(settle(lines, invoicePolicy('EUR')).total.toString()).toBe('0.03');
    const once = settle(lines, invoicePolicy('EUR', { per: 'invoice' }));
    expect(once.total.toString()).toBe('0.02');
    expect(once.lines.map(({ amount }) => amount.toString())).toEqual(['0.01', '0.01', '0']);
  });

  it('gives the residue of a period billed in parts to its last part', () => {
    const part = (amount: string) => priced(amount, { segmentOf: 'item/period' });
    const draft = settle([part('3.335'), part('3.335'), part('3.33')], invoicePolicy('EUR'));
    expect(draft.lines.map(({ amount }) => amount.toString())).toEqual(['3.34', '3.34', '3.32']);
    expect(draft.total.toString()).toBe('10');
  });

  it.each([
    ['exclusive', '10.6', '0.6', '10'],
    ['inclusive', '10', '0.57', '9.43'],
  ] as const)('tax %s', (mode, total, tax, subtotal) => {
    const draft = settle([priced('10', { tax: vat('6', mode) })], invoicePolicy('EUR'));
    expect([draft.total, draft.tax, draft.subtotal].map(String)).toEqual([total, tax, subtotal]);
  });

  it('rounds tax once per category and rate, and splits it over the lines', () => {
    const line = priced('0.1', { tax: vat('5', 'exclusive') });
    const draft = settle([line, line, line], invoicePolicy('EUR'));
    expect(draft.tax.toString()).toBe('0.02');
    expect(draft.lines.map(({ taxAmount }) => taxAmount.toString())).toEqual(['0.01', '0.01', '0']);
    expect(draft.taxes).toHaveLength(1);
  });

  it.each([
    ['down', '99.96', '-0.06', '99.9'],
    ['nearest', '99.96', '0.04', '100'],
    ['up', '99.91', '0.09', '100'],
  ] as const)('rounds to cash %s as a line of its own', (mode, amount, rounding, total) => {
    const policy = invoicePolicy('CNY', { cash: { unit: '0.1', mode } });
    const draft = settle([priced(amount)], policy);
    expect([draft.rounding, draft.total].map(String)).toEqual([rounding, total]);
    expect(draft.lines.at(-1)).toMatchObject({ kind: 'rounding', item: 'cash-rounding' });
  });

  it('knows currencies without and with three decimals, and refuses codes that are none', () => {
    expect(settle([priced('10.5')], invoicePolicy('JPY')).total.toString()).toBe('11');
    expect(settle([priced('1.23456')], invoicePolicy('KWD')).total.toString()).toBe('1.235');
    expect(() => invoicePolicy('XTS')).toThrow();
  });

  const amount = fc
    .tuple(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 12n }), fc.integer({ min: 0, max: 8 }))
    .map(([coefficient, scale]) => Decimal.ofBig(coefficient, scale));
  const mark = fc.constantFrom(
    null,
    vat('6', 'exclusive'),
    vat('13', 'inclusive'),
    vat('9.975', 'exclusive'),
  );
  const policies = fc.record({
    mode: fc.constantFrom(...ROUNDING_MODES),
    per: fc.constantFrom('line' as const, 'invoice' as const),
    currency: fc.constantFrom('CNY', 'JPY', 'KWD'),
  });

  it('always adds up: lines to subtotal, tax of lines to tax, all of it to the total', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(amount, mark), { minLength: 1, maxLength: 12 }),
        policies,
        (lines, { mode, per, currency }) => {
          const policy: InvoicePolicy = invoicePolicy(currency, { mode, per });
          const draft = settle(
            lines.map(([value, tax]) => priced(value, { tax })),
            policy,
          );
          const net = draft.lines.map(({ amount: money, taxAmount, tax }) =>
            tax?.mode === 'inclusive' ? money.minus(taxAmount) : money,
          );
          expect(sum(net).equals(draft.subtotal)).toBe(true);
          expect(sum(draft.lines.map(({ taxAmount }) => taxAmount)).equals(draft.tax)).toBe(true);
          expect(sum(draft.taxes.map((tax) => tax.amount)).equals(draft.tax)).toBe(true);
          expect(draft.subtotal.plus(draft.tax).equals(draft.total)).toBe(true);
          for (const { amount: money } of draft.lines) {
            expect(money.round(policy.digits, 'down').equals(money)).toBe(true);
          }
        },
      ),
    );
  });
});

describe('an invoice', () => {
  it('has a line for each item, its names from the plan, and sums up', () => {
    const draft = bill([module('internet', '99'), module('tv', '20.005')]);
    expect(toComputation(draft, 2)).toMatchObject({
      currency: 'CNY',
      lines: [
        {
          item: 'internet',
          kind: 'charge',
          amount: '99.00',
          quantity: '1',
          unitPrice: '99',
          design: 'F1',
        },
        { item: 'tv', amountUnrounded: '20.005', amount: '20.01', itemId: 'item-tv' },
      ],
      taxes: [{ category: 'vat', base: '119.01', amount: '7.14' }],
      subtotal: '119.01',
      tax: '7.14',
      total: '126.15',
    });
    expect(validateComputation(toComputation(draft, 2))).toBe(true);
  });

  it('splits a period by days so that its parts sum to the whole', () => {
    const modules = [module('internet', '100')];
    const part = (start: string, end: string, numerator: number) => ({
      ...JANUARY,
      start,
      end,
      share: { numerator, denominator: 31 },
    });
    const periods = [
      part('2026-01-01', '2026-01-11', 10),
      part('2026-01-11', '2026-01-21', 10),
      part('2026-01-21', '2026-02-01', 11),
    ];
    const draft = computeInvoice(factsOf(modules, periods), designsOf(modules));
    expect(draft.lines.map(({ amount }) => amount.toString())).toEqual(['32.26', '32.26', '35.48']);
    expect(draft.subtotal.toString()).toBe('100');
  });

  it('explains each line in both languages from the same computation', () => {
    const modules = [module('internet', '99')];
    const traced: string[] = [];
    const draft = computeInvoice(factsOf(modules), designsOf(modules), {
      evaluated(item, _, trace) {
        traced.push(`${item.module}: ${trace.entries.map(({ node }) => node).join(' ')}`);
      },
    });
    expect(traced).toEqual(['internet: price quantity charge proration tax line']);
    expect(draft.lines[0]?.explanation).toEqual([
      { zh: '数量 1 × 单价 99 = 99', en: 'Quantity 1 × price 99 = 99' },
      { zh: '另加税 6%：5.94', en: 'Plus 6% tax: 5.94' },
    ]);
    const bare = computeInvoice(factsOf(modules), designsOf(modules));
    expect(toComputation(bare, 2)).toEqual(
      toComputation(
        { ...draft, lines: draft.lines.map((line) => ({ ...line, explanation: [] })) },
        2,
      ),
    );
  });

  it.each([
    ['a plan', { plan: 'gone' }],
    [
      'a module',
      { items: [{ ...factsOf([module('x', '1')]).subscriptions[0]?.items[0], module: 'y' }] },
    ],
  ])('refuses facts that name %s that is not there', (_, change) => {
    const facts = factsOf([module('x', '1')]);
    const broken = { ...facts, subscriptions: [{ ...facts.subscriptions[0], ...change }] };
    expect(() => computeInvoice(broken as InvoiceFacts, designsOf([module('x', '1')]))).toThrow(
      'there is no',
    );
  });
});
