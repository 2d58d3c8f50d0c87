import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '#engine/core/decimal';
import { designLibrary, freezeDesign } from '#engine/core/design';
import { compilePricingFlow } from '#engine/core/flow';
import type { CompiledFlow } from '#engine/core/graph';
import {
  compilePlan,
  computeInvoice,
  type InvoiceDesigns,
  type InvoiceFacts,
  type TraceSink,
} from '#engine/core/invoice';
import type { PricingFlow } from '#schemas';
import { accessFlow, homePlan, ratesTable } from '#tests/back-test';
import { compareCustomers } from './compare-customers.ts';
import { DraftDesigns } from './draft-designs.ts';
import { countFlow } from './heat.ts';
import type { BilledInvoice } from './load-billed.ts';
import { Result } from './result.ts';

type Prices = readonly [north: string, south: string, others: string, factor: string];

function compile([north, south, others, factor]: Prices): CompiledFlow {
  const library = designLibrary([ratesTable(north, south, others)]);
  const result = compilePricingFlow(
    freezeDesign(accessFlow(factor), library) as PricingFlow,
    library,
  );
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.flow;
}

const plan = compilePlan(homePlan({ rounding: { per: 'invoice' } }));
const designsWith = (flow: CompiledFlow): InvoiceDesigns => ({
  plan: (id) => (id === 'P' ? plan : undefined),
  flow: (id) => (id === 'F' ? flow : undefined),
});

interface Customer {
  region: string;
  quantity: number;
  days: number;
  hasDiscount: boolean;
}

function factsOf({ region, quantity, days, hasDiscount }: Customer): InvoiceFacts {
  const [wholeStart, wholeEnd] = ['2026-01-01', '2026-02-01'];
  const start = `2026-01-${String(32 - days).padStart(2, '0')}`;
  const share = { numerator: days, denominator: 31 };
  const item = (module: string, flow: number | null) => ({
    ...{ id: module, module, quantity: String(quantity), startsOn: start },
    periods: [{ of: 0, flow }],
  });
  const items = [
    item('base', 0),
    item('extra', 0),
    ...(hasDiscount ? [item('welcome', null)] : []),
  ];
  return {
    currency: 'CNY',
    customer: {},
    periods: [{ start, end: wholeEnd, wholeStart, wholeEnd, share }],
    flows: ['F'],
    subscriptions: [{ id: 'S', plan: 'P', startsOn: start, attributes: { region }, items }],
  };
}

function billed(customer: Customer, index: number, designs: InvoiceDesigns): BilledInvoice {
  const draft = computeInvoice(factsOf(customer), designs);
  const { subtotal, tax, rounding, total } = draft;
  return {
    id: `v${index}`,
    number: `N${index}`,
    customerId: `c${String(index).padStart(4, '0')}`,
    currency: 'CNY',
    subtotal: subtotal.toString(),
    tax: tax.toString(),
    rounding: rounding.toString(),
    total: total.toString(),
    facts: JSON.stringify(factsOf(customer)),
  };
}

function compare(invoices: readonly BilledInvoice[], was: CompiledFlow, is: CompiledFlow) {
  const before = { ...designsWith(was), versions: () => [], readsUsage: false };
  const flows = new Map([['F', countFlow(is, null)]]);
  const draft = { kind: 'pricing-flow', plans: new Set<string>(), plan: undefined, flows };
  return compareCustomers(invoices, new DraftDesigns(draft, before), new Map(), () => () => '');
}

const money = fc
  .integer({ min: 0, max: 99_999 })
  .map((minor) => Decimal.of(minor).shifted(-2).toString());
const factor = fc.integer({ min: 1, max: 1_500 }).map((n) => Decimal.of(n).shifted(-3).toString());
const prices = fc.tuple(money, money, money, factor);
const customer = fc.record({
  region: fc.constantFrom('north', 'south', 'east'),
  quantity: fc.integer({ min: 1, max: 6 }),
  days: fc.integer({ min: 1, max: 31 }),
  hasDiscount: fc.boolean(),
});
const book = fc.array(customer, { minLength: 1, maxLength: 30 });

describe('whatever the prices and the customers', () => {
  it('the sum of differences is the difference of the sums, to the cent', () => {
    fc.assert(
      fc.property(prices, prices, book, (was, is, customers) => {
        const [before, after] = [compile(was), compile(is)];
        const invoices = customers.map((each, n) => billed(each, n, designsWith(before)));
        const { result, differences } = compare(invoices, before, after);
        const total = (flow: CompiledFlow) =>
          customers.reduce(
            (sum, each) => sum.plus(computeInvoice(factsOf(each), designsWith(flow)).total),
            Decimal.ZERO,
          );
        const expected = total(after).minus(total(before));
        const summed = differences.reduce(
          (sum, [, , , left, right]) => sum.plus(Decimal.of(right ?? '0')).minus(Decimal.of(left)),
          Decimal.ZERO,
        );
        expect(summed.toString()).toBe(expected.toString());
        const sums = result.record().currencies.CNY;
        const shown = Decimal.of(sums?.after.total ?? '').minus(
          Decimal.of(sums?.before.total ?? ''),
        );
        expect(shown.toString()).toBe(expected.toString());
        expect(result.record().mismatches.invoices).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  it('parts add up to the whole', () => {
    fc.assert(
      fc.property(prices, prices, book, fc.nat(30), (was, is, customers, at) => {
        const [before, after] = [compile(was), compile(is)];
        const invoices = customers.map((each, n) => billed(each, n, designsWith(before)));
        const whole = compare(invoices, before, after).result.record();
        const merged = new Result();
        for (const part of [invoices.slice(at), invoices.slice(0, at)]) {
          const record = compare(part, before, after).result.record();
          merged.merge(JSON.parse(JSON.stringify(record)));
        }
        const sorted = (result: typeof whole) => ({
          ...result,
          currencies: Object.values(result.currencies).map((tally) => ({
            ...tally,
            modules: tally.modules.toSorted((a, b) => (a.module < b.module ? -1 : 1)),
          })),
        });
        expect(sorted(merged.record())).toEqual(sorted(whole));
      }),
      { numRuns: 40 },
    );
  });

  it('the heat is what traces tell', () => {
    fc.assert(
      fc.property(prices, book, (is, customers) => {
        const flow = compile(is);
        const invoices = customers.map((each, n) => billed(each, n, designsWith(flow)));
        const [heat] = compare(invoices, flow, flow).result.record().heat;
        const seen = new Map<string, number>();
        const count = (key: string) => seen.set(key, (seen.get(key) ?? 0) + 1);
        const sink: TraceSink = {
          evaluated(_, __, { nodes }) {
            for (const { placed, active, detail } of nodes) {
              const { id, kind } = placed.node;
              if (active) count(id);
              if (active && kind === 'switch') count(`${id} ${detail}`);
              if (active && kind === 'decision-table')
                count(`${id} row ${(detail as number[])[0]}`);
            }
          },
        };
        for (const each of customers) computeInvoice(factsOf(each), designsWith(flow), sink);
        for (const { id } of accessFlow().nodes) {
          expect(heat?.nodes[id]?.evaluations, id).toBe(seen.get(id) ?? 0);
        }
        expect(heat?.branches.bulk?.large?.evaluations).toBe(seen.get('bulk 0') ?? 0);
        expect(heat?.branches.bulk?.otherwise?.evaluations).toBe(seen.get('bulk -1') ?? 0);
        for (const row of [0, 1, 2]) {
          expect(heat?.rows.rate?.[row]?.evaluations ?? 0).toBe(seen.get(`rate row ${row}`) ?? 0);
        }
        expect(heat?.customers).toBe(customers.length);
      }),
      { numRuns: 30 },
    );
  });
});
