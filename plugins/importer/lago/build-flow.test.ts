import { describe, expect, it } from 'vitest';
import { compileBundle } from '#engine/core/rating';
import { lagoImporter } from './lago-importer.ts';
import { charge, imported, linesOf, plan, rate, TIERS, usage } from './sketch-plan.ts';

describe('a plan', () => {
  const whole = plan({
    amount_cents: 4900,
    interval: 'quarterly',
    description: 'For those who begin',
    invoice_display_name: 'Base fee',
    charges: [
      charge('standard', { amount: '0.1' }, { invoice_display_name: 'API calls' }),
      charge('package', { amount: '1', package_size: 1000 }, { billable_metric_code: '存储 GB' }),
      charge('standard', { amount: '2' }, { code: 'calls' }),
    ],
    fixed_charges: [
      { add_on_code: 'seats', charge_model: 'standard', units: 2.5, properties: { amount: '10' } },
      {
        code: 'support',
        charge_model: 'volume',
        units: '3',
        prorated: true,
        properties: { volume_ranges: TIERS },
      },
    ],
    minimum_commitment: { amount_cents: 20000, invoice_display_name: 'At least' },
  });

  it('becomes a line for each charge in its order, then what the plan itself costs', () => {
    const facts = { usage: { calls: { quantity: '15' }, '存储 GB': { quantity: '1500' } } };
    expect(linesOf(whole, facts)).toEqual([
      'calls 1.50',
      'gb 2.00',
      'calls-2 30.00',
      'seats 25.00',
      'support 11.00',
      'subscription 49.00',
      'minimum-commitment 81.50',
    ]);
    expect(rate(whole, facts)).toMatchObject({ total: '200.00' });
    expect(rate(whole, facts).lines.map(({ name }) => name.en)).toEqual([
      'API calls',
      '存储 GB',
      'calls',
      'seats',
      'support',
      'Base fee',
      'At least',
    ]);
  });

  it('prorates what Lago prorates by the share of the period', () => {
    const facts = {
      period: { start: '2026-06-01', end: '2026-06-16', share: { numerator: 1, denominator: 2 } },
    };
    expect(linesOf(whole, facts)).toEqual([
      'calls 0.00',
      'gb 0.00',
      'calls-2 0.00',
      'seats 25.00',
      'support 5.50',
      'subscription 24.50',
      'minimum-commitment 45.00',
    ]);
  });

  it('may be a commitment alone', () => {
    const document = plan({ minimum_commitment: { amount_cents: 700 } });
    expect(linesOf(document, {})).toEqual(['minimum-commitment 7.00']);
  });

  it('comes with a plan design that can be published, bare or within "plan"', () => {
    const { bundle, report } = imported({ plan: whole });
    expect(bundle).toEqual(imported(whole).bundle);
    expect(report).toEqual([]);
    expect(bundle?.designs[1]).toMatchObject({
      kind: 'plan',
      key: 'startup',
      billing: { interval: { unit: 'quarter', count: 1 }, proration: 'by-day' },
    });
    const compiled = compileBundle(bundle);
    expect(compiled.ok && compiled.bundle.warnings).toEqual([]);
  });

  it('reads amounts in the minor unit of the currency, and numbers as they are written', () => {
    const charges = [charge('standard', { amount: 'HERE' })];
    const text = JSON.stringify(plan({ amount_currency: 'JPY', amount_cents: 500, charges }));
    const exact = text.replace('"HERE"', '0.1234567890123456789');
    const { bundle } = lagoImporter.importDesigns(exact, {});
    const compiled = compileBundle(bundle);
    expect(compiled.ok && compiled.bundle.rate(usage({ quantity: 10 }))).toMatchObject({
      lines: [{ amountUnrounded: '1.234567890123456789', amount: '1' }, { amount: '500' }],
    });
  });

  it('puts taxes on top: the charge’s own, else those of the plan', () => {
    const document = plan({
      taxes: [{ code: 'vat', rate: 20.0 }],
      charges: [
        charge('standard', { amount: '1' }),
        charge('standard', { amount: '1' }, { taxes: [{ code: 'reduced', rate: '5.5' }] }),
      ],
    });
    const { lines, tax } = rate(document, usage({ quantity: '100' }));
    expect(lines.map((line) => line.tax?.amount)).toEqual(['20.00', '5.50']);
    expect(tax).toBe('25.50');
  });
});

describe('minimums and filters', () => {
  const filtered = charge(
    'standard',
    { amount: '1' },
    {
      min_amount_cents: 5000,
      filters: [
        { values: { region: ['eu', 'us'], tier: 'gold' }, properties: { amount: '2' } },
        {
          values: { region: ['__ALL_FILTER_VALUES__'] },
          invoice_display_name: 'Elsewhere',
          properties: { amount: '3' },
        },
      ],
    },
  );

  it('price usage of a filter apart, with one top-up for the whole charge', () => {
    const facts = usage({
      quantity: '10',
      filters: {
        'region=eu,us;tier=gold': { quantity: '5' },
        'region=__ALL_FILTER_VALUES__': { values: ['1', '1'] },
      },
    });
    expect(linesOf(plan({ charges: [filtered] }), facts)).toEqual([
      'calls 10.00',
      'calls-region-eu-us-tier-gold 10.00',
      'calls-region-__all_filter_values__ 6.00',
      'calls-minimum 24.00',
    ]);
  });

  it('leaves out filters that nothing was used of, and a top-up that nothing is left for', () => {
    expect(linesOf(plan({ charges: [filtered] }), usage({ quantity: '50' }))).toEqual([
      'calls 50.00',
    ]);
  });

  it('without a price of its own a charge with filters is free beyond them', () => {
    const document = plan({
      charges: [
        charge(
          'graduated',
          {},
          {
            group_properties: [{ group_id: 'g1', values: { graduated_ranges: TIERS } }],
          },
        ),
      ],
    });
    const facts = usage({ quantity: '9', filters: { 'group=g1': { quantity: '1' } } });
    expect(linesOf(document, facts)).toEqual(['calls 0.00', 'calls-group-g1 7.00']);
  });

  it('counts a minimum in the pricing unit of its charge', () => {
    const unit = { code: 'credits', conversion_rate: '0.5' };
    const given = { applied_pricing_unit: unit, min_amount_cents: 1000 };
    const document = plan({ charges: [charge('standard', { amount: '1' }, given)] });
    expect(linesOf(document, usage({ quantity: '4' }))).toEqual([
      'calls 2.00',
      'calls-minimum 3.00',
    ]);
  });
});
