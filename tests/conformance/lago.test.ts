import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Decimal } from '#engine/core/decimal';
import { compileBundle } from '#engine/core/rating';
import { lagoImporter } from '#plugins/importer/lago';
import type { Computed } from '#schemas';

interface Vector {
  id: string;
  model: string;
  config: Record<string, unknown>;
  input: Record<string, unknown>;
  expected: Record<string, string>;
}

interface VectorTier {
  from: string;
  to: string | null;
  unit?: string;
  rate?: string;
  flat?: string;
}

const FILE = join(import.meta.dirname, '../../../shared/data/billing-vectors/vectors.json');
const vectors: Vector[] = existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')).charges : [];

/** A metric's code that a path, a name and a key must survive. */
const METRIC = 'api calls/v1 ~ 用量';

const ranges = (config: Record<string, unknown>): object[] =>
  (config.tiers as VectorTier[]).map(({ from, to, unit, rate, flat }) => ({
    from_value: from,
    to_value: to,
    flat_amount: flat ?? '0',
    ...(unit !== undefined && { per_unit_amount: unit }),
    ...(rate !== undefined && { rate }),
  }));

const percentageOf = (config: Record<string, unknown>): object => ({
  rate: config.rate,
  fixed_amount: config.fixed_amount ?? null,
  free_units_per_events: config.free_events ?? null,
  free_units_per_total_aggregation: config.free_amount ?? null,
  per_transaction_min_amount: config.min_per_txn ?? null,
  per_transaction_max_amount: config.max_per_txn ?? null,
});

/** A charge as Lago's API writes it; models that no charge of a plan stands for give none. */
const CHARGES: Record<string, (config: Record<string, unknown>) => object> = {
  standard: (config) => ({ charge_model: 'standard', properties: { amount: config.unit_price } }),
  graduated: (config) => ({
    charge_model: 'graduated',
    properties: { graduated_ranges: ranges(config) },
  }),
  graduated_percentage: (config) => ({
    charge_model: 'graduated_percentage',
    properties: { graduated_percentage_ranges: ranges(config) },
  }),
  volume: (config) => ({ charge_model: 'volume', properties: { volume_ranges: ranges(config) } }),
  package: ({ amount, package_size, free_units }) => ({
    charge_model: 'package',
    properties: { amount, package_size: Number(package_size), free_units: Number(free_units) },
  }),
  percentage: (config) => ({ charge_model: 'percentage', properties: percentageOf(config) }),
  percentage_single_event: (config) => ({
    charge_model: 'percentage',
    pay_in_advance: true,
    properties: percentageOf(config),
  }),
  dynamic: () => ({ charge_model: 'dynamic', properties: {} }),
  prorated_graduated: (config) => ({
    charge_model: 'graduated',
    prorated: true,
    properties: { graduated_ranges: ranges(config) },
  }),
  pricing_unit_standard: ({ unit_price, conversion_rate }) => ({
    charge_model: 'standard',
    applied_pricing_unit: { code: 'credits', conversion_rate },
    properties: { amount: unit_price },
  }),
};

const factsOf = ({ input }: Vector): object => ({
  period: { start: '2026-01-01', end: '2026-02-01' },
  usage: {
    [METRIC]: {
      quantity: input.units,
      events: input.events,
      values: input.event_values ?? input.full_units,
      prorated_values: input.prorated_units,
      amount_cents: input.sum_event_amount_cents,
    },
  },
});

function rate(charge: object, facts: object): Computed {
  const plan = {
    code: 'imported',
    name: 'Imported',
    interval: 'monthly',
    amount_cents: 0,
    amount_currency: 'EUR',
    charges: [{ billable_metric_code: METRIC, ...charge }],
  };
  const { bundle, report } = lagoImporter.importDesigns(JSON.stringify({ plan }), {});
  expect(report.filter(({ severity }) => severity === 'error')).toEqual([]);
  const compiled = compileBundle(bundle);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
  const result = compiled.bundle.rate(facts);
  if ('issues' in result) throw new Error(JSON.stringify(result.issues));
  return result;
}

describe.skipIf(vectors.length === 0)('charges of Lago through its importer', () => {
  const covered = vectors.filter(({ model }) => Object.hasOwn(CHARGES, model));

  it.each(covered.map((vector) => [vector.id, vector] as const))('%s', (_, vector) => {
    const { model, config, expected } = vector;
    const result = rate((CHARGES[model] as (config: object) => object)(config as never), {
      ...factsOf(vector),
    });
    expect(result.lines).toHaveLength(1);
    const [line] = result.lines;
    const isExact = model !== 'prorated_graduated' || expected.amount_exact !== undefined;
    const exact = expected.amount_exact ?? expected.amount;
    expect(isExact ? line?.amountUnrounded : line?.amount).toBe(exact);
    if (expected.fee_cents !== undefined) {
      expect(
        Decimal.of(line?.amount ?? '')
          .shifted(2)
          .toString(),
      ).toBe(expected.fee_cents);
    }
    if (expected.pricing_unit_amount !== undefined) {
      expect(line?.quantity).toBe(expected.pricing_unit_amount);
    }
  });

  it('covers every charge model of the vectors', () => {
    const others = new Set(
      vectors.filter((vector) => !covered.includes(vector)).map(({ model }) => model),
    );
    expect([...others].sort()).toEqual([
      'aggregation_prorated_sum',
      'aggregation_weighted_sum',
      'charge_minimum_true_up',
      'coupon_credit_cents',
      'graduated_percentage_single_tier',
      'graduated_single_tier',
      'pay_in_advance:dynamic',
      'pay_in_advance:graduated_percentage',
      'pay_in_advance:package',
      'pay_in_advance:standard',
      'unit_rounding',
      'wallet_credits_to_money',
    ]);
  });

  const trueUps = vectors.filter(({ model }) => model === 'charge_minimum_true_up');
  it.each(trueUps.map((vector) => [vector.id, vector] as const))('%s', (_, vector) => {
    const { config, input, expected } = vector;
    const charge = {
      charge_model: 'standard',
      properties: { amount: '0.01' },
      min_amount_cents: Number(config.min_cents),
    };
    const { lines } = rate(charge, {
      usage: { [METRIC]: { quantity: input.used_cents } },
      period: {
        start: '2026-01-01',
        end: '2026-02-01',
        share: { numerator: Number(input.days), denominator: Number(input.period_days) },
      },
    });
    const cents = Decimal.of(lines[1]?.amount ?? '0').shifted(2);
    expect(cents.toString()).toBe(expected.amount_cents);
  });
});

it.runIf(vectors.length === 0)('skips: ../shared/data/billing-vectors is absent', () => {
  console.info('skipped: ../shared/data/billing-vectors is absent');
});
