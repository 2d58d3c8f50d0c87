import { describe, expect, it } from 'vitest';
import { compileBundle } from '#engine/core/rating';
import { lagoImporter } from './lago-importer.ts';
import { charge, imported, plan, rate, TIERS } from './sketch-plan.ts';

const codes = (text: string): string[] =>
  lagoImporter.importDesigns(text, {}).report.map(({ code, path }) => `${code} ${path}`);

describe('the report', () => {
  it('names what was not carried over, and nothing that was', () => {
    const text = JSON.stringify(
      plan({
        lago_id: 'x',
        created_at: '2026-01-01T00:00:00Z',
        trial_period: 7.0,
        pay_in_advance: true,
        bill_charges_monthly: null,
        usage_thresholds: [{ amount_cents: 100 }],
        tax_codes: ['vat'],
        entitlements: [],
        novelty: 1,
        charges: [
          charge(
            'standard',
            { amount: '1', pricing_group_keys: ['agent'], grouped_by: ['agent'] },
            {
              invoiceable: false,
              pay_in_advance: true,
              prorated: true,
              regroup_paid_fees: 'invoice',
            },
          ),
          charge('custom', { custom_properties: { a: 1 } }, { invoiceable: true }),
        ],
      }),
    );
    expect(codes(text)).toEqual([
      'lago-not-carried /trial_period',
      'lago-not-carried /pay_in_advance',
      'lago-not-carried /usage_thresholds',
      'lago-not-carried /tax_codes',
      'lago-unknown-member /novelty',
      'lago-not-carried /charges/0/invoiceable',
      'lago-not-carried /charges/0/pay_in_advance',
      'lago-not-carried /charges/0/regroup_paid_fees',
      'lago-not-carried /charges/0/properties/pricing_group_keys',
      'lago-prorated /charges/0/prorated',
      'lago-not-carried /charges/1/properties/custom_properties',
      'lago-custom /charges/1/charge_model',
      'lago-identity ',
    ]);
  });

  it('carries on without a charge that it cannot read, and says so', () => {
    const { bundle, report } = imported(
      plan({ charges: [charge('magic', {}), charge('standard', { amount: '1' })] }),
    );
    expect(report).toMatchObject([
      { code: 'lago-unknown-model', severity: 'error', path: '/charges/0/charge_model' },
    ]);
    expect(bundle).toBeDefined();
  });

  const broken = (given: object): string => JSON.stringify(plan(given));
  const withCharge = (model: string, properties: unknown): string =>
    broken({ charges: [charge(model, properties as object)] });

  it.each([
    ['{', ['lago-not-json ']],
    ['', ['lago-not-json ']],
    ['[]', ['lago-not-a-plan ']],
    ['12', ['lago-not-a-plan ']],
    ['{"plan":[]}', ['lago-not-a-plan /plan']],
    [broken({}), ['lago-nothing ']],
    [broken({ charges: {} }), ['lago-value /charges', 'lago-nothing ']],
    [broken({ charges: [null, 1, 'x', []] }), undefined],
    [broken({ amount_currency: 'ZZZ', amount_cents: 1 }), ['unknown-currency /amount_currency']],
    [broken({ amount_cents: '-5' }), ['lago-value /amount_cents', 'lago-nothing ']],
    [broken({ amount_cents: '1e500' }), ['lago-value /amount_cents', 'lago-nothing ']],
    [broken({ charges: [{ charge_model: 'standard' }] }), undefined],
    [withCharge('standard', {}), ['lago-missing /charges/0/properties/amount', 'lago-nothing ']],
    [withCharge('standard', []), undefined],
    [withCharge('standard', { amount: 'a lot' }), undefined],
    [withCharge('standard', { amount: { a: 1 } }), undefined],
    [withCharge('__proto__', {}), undefined],
    [withCharge('constructor', {}), undefined],
    [withCharge('package', { amount: '1', package_size: 0 }), undefined],
    [withCharge('percentage', { rate: '1', free_units_per_events: 1.5 }), undefined],
    [withCharge('graduated', { graduated_ranges: [] }), undefined],
    [withCharge('graduated', { graduated_ranges: [1] }), undefined],
    [withCharge('volume', { volume_ranges: [TIERS[0], TIERS[2]] }), undefined],
    [withCharge('volume', { volume_ranges: [TIERS[2], TIERS[0]] }), undefined],
  ])('of %s is clear', (text, expected) => {
    const { bundle, report } = lagoImporter.importDesigns(text, {});
    const errors = report.filter(({ severity }) => severity === 'error');
    if (expected) expect(codes(text)).toEqual(expected);
    if (!text.includes('free_units_per_events')) expect(bundle).toBeUndefined();
    expect(errors.length).toBeGreaterThan(0);
    for (const { message } of errors) expect(message.zh && message.en).toBeTruthy();
  });

  it('reads members by name only, never those that every object has', () => {
    const text =
      '{"code":"p","amount_currency":"EUR","__proto__":{"amount_cents":100},"charges":[{"billable_metric_code":"__proto__","charge_model":"standard","properties":{"amount":"2"}},{"billable_metric_code":"constructor","charge_model":"standard","properties":{"amount":"3"}}]}';
    const { bundle } = lagoImporter.importDesigns(text, {});
    const compiled = compileBundle(bundle);
    const facts = JSON.parse('{"usage":{"__proto__":{"quantity":"2"}}}');
    expect(compiled.ok && compiled.bundle.rate(facts)).toMatchObject({
      lines: [{ amount: '4.00' }, { amount: '0.00' }],
    });
    expect(compiled.ok && compiled.bundle.rate({})).toMatchObject({ total: '0.00' });
  });

  it('refuses more than a flow can hold, and nesting without end', () => {
    const many = (count: number, given: (index: number) => object) =>
      broken({
        charges: Array.from({ length: count }, (_, index) =>
          charge('percentage', { rate: '1' }, given(index)),
        ),
      });
    expect(codes(many(10_000, () => ({})))).toEqual(['lago-too-many-charges /charges']);
    const apart = many(400, (index) => ({ billable_metric_code: `m${index}` }));
    expect(codes(apart)).toEqual(['lago-too-large ']);
    const deep = `{"charges":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
    expect(lagoImporter.importDesigns(deep, {}).bundle).toBeUndefined();
  });

  it('holds 250 charges with a commitment over all of them', () => {
    const charges = Array.from({ length: 250 }, (_, index) =>
      charge('standard', { amount: '1' }, { billable_metric_code: `metric ${index}` }),
    );
    const document = plan({ charges, minimum_commitment: { amount_cents: 30000 } });
    const { lines, total } = rate(document, { usage: { 'metric 7': { quantity: '2' } } });
    expect(lines).toHaveLength(251);
    expect(total).toBe('300.00');
  });
});
