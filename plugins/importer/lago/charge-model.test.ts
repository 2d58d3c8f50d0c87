import { describe, expect, it } from 'vitest';
import { compileBundle } from '#engine/core/rating';
import { charge, imported, linesOf, plan, TIERS, usage } from './sketch-plan.ts';

const TOUCHING = [
  { from_value: 0, to_value: 0.5, per_unit_amount: '4', flat_amount: '0' },
  { from_value: 0.5, to_value: null, per_unit_amount: '2', flat_amount: '0' },
];
const RATES = [
  { from_value: 0, to_value: 100, rate: '5', flat_amount: '1' },
  { from_value: 101, to_value: null, rate: '2', flat_amount: '0.5' },
];

/** Model, properties, other members of the charge, usage, and the line by hand. */
const GOLDEN: [string, object, object, object, string][] = [
  ['standard', { amount: '0.025' }, {}, { quantity: '1' }, '0.025 → 0.03'],
  ['standard', { amount: '3' }, {}, { quantity: '-4' }, '-12 → 0.00'],
  ['standard', { amount: '3' }, {}, {}, '0.00'],
  ['standard', { amount: '3' }, {}, { values: ['1.5', '2', 1] }, '13.50'],
  ['standard', { amount: '3' }, {}, { values: [] }, '0.00'],
  ['standard', { amount: '3' }, {}, { events: 4 }, '12.00'],
  ['graduated', { graduated_ranges: TIERS }, {}, { quantity: '0' }, '5.00'],
  // 10 × 2 + 5, 0.5 × 1 + 3: a fraction beyond a border is in the next tier.
  ['graduated', { graduated_ranges: TIERS }, {}, { quantity: '10.5' }, '28.50'],
  ['graduated', { graduated_ranges: TIERS }, {}, { quantity: '10' }, '25.00'],
  // 25 + 13 + 4 × 0.5 + 1
  ['graduated', { graduated_ranges: TIERS }, {}, { quantity: '24' }, '41.00'],
  ['graduated', { graduated_ranges: TIERS }, {}, { quantity: '-1' }, '3 → 0.00'],
  ['graduated', { graduated_ranges: TOUCHING }, {}, { quantity: '0.75' }, '2.50'],
  ['graduated_percentage', { graduated_percentage_ranges: RATES }, {}, { quantity: 150 }, '7.50'],
  ['volume', { volume_ranges: TIERS }, {}, { quantity: '10' }, '25.00'],
  ['volume', { volume_ranges: TIERS }, {}, { quantity: '10.001' }, '13.001 → 13.00'],
  ['volume', { volume_ranges: TIERS }, {}, { quantity: '21' }, '11.50'],
  ['package', { amount: '7', package_size: 10, free_units: 5 }, {}, { quantity: '5' }, '0.00'],
  ['package', { amount: '7', package_size: 10, free_units: 5 }, {}, { quantity: '15.01' }, '14.00'],
  ['package', { amount: '7', package_size: 10 }, {}, { quantity: '-3' }, '0.00'],
  ['percentage', { rate: '1.3' }, {}, { quantity: '800' }, '10.40'],
  // 800 × 1.3 % + 4 × 2, though nobody says what each event was.
  ['percentage', { rate: '1.3', fixed_amount: '2' }, {}, { quantity: '800', events: 4 }, '18.40'],
  // A refund among the events lowers what the rate is taken of.
  ['percentage', { rate: '1' }, {}, { values: ['100', '-20'] }, '0.80'],
  [
    'percentage',
    { rate: '1', fixed_amount: '5', free_units_per_total_aggregation: '15' },
    {},
    { values: ['10', '5', '1'] },
    // The event that uses the 15 up exactly pays its fixed part, in Lago.
    '10.01',
  ],
  [
    'percentage',
    { rate: '1', free_units_per_total_aggregation: '15' },
    {},
    { quantity: '40', events: 9 },
    '0.25',
  ],
  [
    'percentage',
    { rate: '10', fixed_amount: '1', per_transaction_min_amount: '2', free_units_per_events: 1 },
    {},
    { values: ['500', '3', '50'] },
    // The first is free; 1.3 is raised to 2; 5 + 1.
    '8.00',
  ],
  ['percentage', { rate: '10', per_transaction_min_amount: '2' }, {}, {}, '0.00'],
  ['dynamic', {}, {}, { quantity: '20', amount_cents: '912.4' }, '9.124 → 9.12'],
  ['dynamic', {}, {}, { quantity: '20', precise_total_amount_cents: '40' }, '0.40'],
  ['dynamic', {}, {}, { quantity: '20', amount: '0.402' }, '0.402 → 0.40'],
  ['dynamic', {}, {}, { quantity: '0', amount_cents: '40' }, '0.00'],
  ['dynamic', {}, {}, {}, '0.00'],
  ['custom', { custom_properties: { a: 1 } }, {}, { amount: '4.5' }, '4.50'],
  ['custom', {}, {}, {}, '0.00'],
  [
    'graduated',
    { graduated_ranges: TIERS },
    { prorated: true },
    { values: ['5', '10', '-4'], prorated_values: ['5', '5', '-1'] },
    // 5 × 2; half of (5 × 2 + 5 × 1); a quarter of −(4 × 1); flat fees of the two tiers there were.
    '24.50',
  ],
  ['graduated', { graduated_ranges: TIERS }, { prorated: true }, { quantity: '3' }, '11.00'],
  [
    'volume',
    { volume_ranges: TIERS },
    { prorated: true },
    { quantity: '6', full_quantity: '12' },
    '9.00',
  ],
  [
    'standard',
    { amount: '1.0' },
    { applied_pricing_unit: { code: 'credits', conversion_rate: 0.5 } },
    { quantity: '3.005' },
    // 3.005 credits are 3.01 before they become money.
    '1.505 → 1.51',
  ],
];

describe('each charge model', () => {
  it.each(GOLDEN)('%s %j %j with %j', (model, properties, given, calls, expected) => {
    const document = plan({ charges: [charge(model, properties, given)] });
    expect(linesOf(document, usage(calls))).toEqual([`calls ${expected}`]);
  });

  it('refuses what would need the amounts of the events', () => {
    const properties = { rate: '1', fixed_amount: '5', free_units_per_events: 2 };
    const { bundle } = imported(plan({ charges: [charge('percentage', properties)] }));
    const compiled = compileBundle(bundle);
    const rated = (calls: object) => compiled.ok && compiled.bundle.rate(usage(calls));
    expect(rated({ quantity: '40', events: 4 })).toMatchObject({
      issues: [{ code: 'events-needed' }],
    });
    expect(rated({ quantity: '40', events: 2 })).toMatchObject({ total: '0.00' });
    expect(rated({ quantity: 'many' })).toMatchObject({
      issues: [{ code: 'fact-type', path: '/usage/calls/quantity' }],
    });
  });

  it('refuses usage of another shape rather than billing nothing', () => {
    const { bundle } = imported(plan({ charges: [charge('standard', { amount: '3' })] }));
    const compiled = compileBundle(bundle);
    expect(compiled.ok && compiled.bundle.rate({ usage: { calls: '15' } })).toMatchObject({
      issues: [{ code: 'fact-type', path: '/usage/calls' }],
    });
  });
});
