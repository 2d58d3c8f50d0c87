import { describe, expect, it } from 'vitest';
import { checkDesign, designLibrary } from '#engine/core/design';
import { compilePricingFlow } from '#engine/core/flow';
import type { CompiledFlow } from '#engine/core/graph';
import {
  compilePlan,
  computeInvoice,
  type InvoiceFacts,
  type ItemFacts,
} from '#engine/core/invoice';
import type { Plan, PricingFlow } from '#schemas';
import { broadbandPack } from './index.ts';

const library = designLibrary(broadbandPack.designs);
const plans = new Map(
  broadbandPack.designs.flatMap((design) =>
    design.kind === 'plan' ? [[design.key, compilePlan(design as Plan)] as const] : [],
  ),
);
const flows = new Map<string, CompiledFlow>();
for (const design of broadbandPack.designs) {
  if (design.kind !== 'pricing-flow') continue;
  const compiled = compilePricingFlow(design as PricingFlow, library);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
  flows.set(design.key, compiled.flow);
}

interface Wanted {
  module: string;
  quantity?: string;
  usage?: Record<string, string>;
}

/** The invoice of one period: a whole month, or 21 of 31 days. */
function bill(plan: string, wanted: Wanted[], attributes = {}, days = 31) {
  const modules = plans.get(plan)?.modules;
  const flowKeys = wanted.map(({ module }) => modules?.get(module)?.flow ?? '');
  const items = wanted.map(
    ({ module, quantity = '1', usage }, index): ItemFacts => ({
      id: module,
      module,
      quantity,
      startsOn: '2026-01-01',
      periods: [
        { of: 0, flow: flowKeys[index] === '' ? null : index, ...(usage ? { usage } : {}) },
      ],
    }),
  );
  const facts: InvoiceFacts = {
    currency: plans.get(plan)?.policy.currency ?? '',
    customer: {},
    periods: [
      {
        start: `2026-01-${String(32 - days).padStart(2, '0')}`,
        end: '2026-02-01',
        wholeStart: '2026-01-01',
        wholeEnd: '2026-02-01',
        share: { numerator: days, denominator: 31 },
      },
    ],
    flows: flowKeys,
    subscriptions: [{ id: 's', plan, startsOn: '2026-01-01', attributes, items }],
  };
  return computeInvoice(facts, {
    plan: (id) => plans.get(id),
    flow: (id) => flows.get(id),
  });
}

describe('designs of the pack', () => {
  it.each(broadbandPack.designs.map((design) => [`${design.kind} ${design.key}`, design]))(
    '%s has no issue',
    (_, design) => {
      expect(checkDesign(design, library)).toEqual([]);
    },
  );
});

describe('residential list prices', () => {
  it.each([
    ['dsl', '25'],
    ['fiber', '50'],
    ['phone', '20'],
    ['multiple-lines', '5'],
    ['online-security', '5'],
    ['online-backup', '5'],
    ['device-protection', '5'],
    ['tech-support', '5'],
    ['streaming-tv', '10'],
    ['streaming-movies', '10'],
  ])('%s is %s a month', (module, price) => {
    const { lines, total } = bill('residential', [{ module }]);
    expect(total.toString()).toBe(price);
    expect(lines).toHaveLength(1);
    expect(lines[0]?.name).toEqual(plans.get('residential')?.modules.get(module)?.name);
  });

  it('a part of a month costs its days', () => {
    const { total } = bill('residential', [{ module: 'fiber' }, { module: 'phone' }], {}, 21);
    expect(total.toString()).toBe('47.42');
  });

  it('quantities multiply', () => {
    expect(bill('residential', [{ module: 'phone', quantity: '3' }]).total.toString()).toBe('60');
  });
});

describe('home broadband', () => {
  const home = { bandwidthMbps: 300, contract: 'one-year' };

  it('rental by bandwidth and contract, tax on top', () => {
    const { subtotal, tax, total } = bill('home-broadband', [{ module: 'fibre' }], home);
    expect([subtotal, tax, total].map(String)).toEqual(['89', '5.34', '94.34']);
  });

  it.each([
    [100, 'month-to-month', '69'],
    [1000, 'two-year', '179'],
  ])('%i Mbps, %s: %s', (bandwidthMbps, contract, price) => {
    const invoice = bill('home-broadband', [{ module: 'fibre' }], { bandwidthMbps, contract });
    expect(invoice.subtotal.toString()).toBe(price);
  });

  it('voice: free minutes, then tiers, capped', () => {
    const charge = (minutes: string) =>
      bill(
        'home-broadband',
        [{ module: 'voice', usage: { 'voice-minutes': minutes } }],
        home,
      ).subtotal.toString();
    expect(charge('350')).toBe('37.5');
    expect(charge('500')).toBe('57');
    expect(charge('5000')).toBe('200');
    expect(charge('100')).toBe('0');
  });

  it('cloud: all gigabytes at the price of the tier', () => {
    const charge = (gigabytes: string) =>
      bill(
        'home-broadband',
        [{ module: 'cloud', usage: { 'cloud-gigabytes': gigabytes } }],
        home,
      ).subtotal.toString();
    expect(charge('50')).toBe('5');
    expect(charge('120')).toBe('9.6');
    expect(charge('300')).toBe('15');
  });

  it('the discount takes a tenth off the rental only, and its tax with it', () => {
    const wanted = [{ module: 'fibre' }, { module: 'iptv' }, { module: 'loyalty' }];
    const { subtotal, tax } = bill('home-broadband', wanted, home);
    expect([subtotal, tax].map(String)).toEqual(['100.1', '6.01']);
  });

  it('installation is taxed, the deposit is not', () => {
    const wanted = [{ module: 'installation' }, { module: 'router-deposit' }];
    const { lines, tax } = bill('home-broadband', wanted, home);
    expect(tax.toString()).toBe('6');
    expect(lines.map(({ kind }) => kind)).toEqual(['one-off', 'deposit']);
  });
});
