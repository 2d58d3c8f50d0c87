import { compileBundle } from '#engine/core/rating';
import type { Computed } from '#schemas';
import { lagoImporter } from './lago-importer.ts';

/** A plan object of Lago in short, for tests. */
export const plan = (given: object): object => ({
  name: 'Startup',
  code: 'startup',
  interval: 'monthly',
  amount_cents: 0,
  amount_currency: 'EUR',
  ...given,
});

export const charge = (model: string, properties: object, given: object = {}): object => ({
  billable_metric_code: 'calls',
  charge_model: model,
  properties,
  ...given,
});

export const imported = (document: object) =>
  lagoImporter.importDesigns(JSON.stringify(document), {});

/** Facts with the usage of the metric that charges have by default. */
export const usage = (calls: object): object => ({ usage: { calls } });

export function rate(document: object, facts: object): Computed {
  const { bundle, report } = imported(document);
  if (!bundle) throw new Error(JSON.stringify(report));
  const compiled = compileBundle(bundle);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
  const result = compiled.bundle.rate(facts);
  if ('issues' in result) throw new Error(JSON.stringify(result.issues));
  return result;
}

/** `calls 0.025 → 0.03`: item, unrounded amount where it differs, amount. */
export const linesOf = (document: object, facts: object): string[] =>
  rate(document, facts).lines.map(({ item, amountUnrounded, amount }) =>
    Number(amountUnrounded) === Number(amount)
      ? `${item} ${amount}`
      : `${item} ${amountUnrounded} → ${amount}`,
  );

export const TIERS = [
  { from_value: 0, to_value: 10, per_unit_amount: '2', flat_amount: '5' },
  { from_value: 11, to_value: 20, per_unit_amount: '1', flat_amount: '3' },
  { from_value: 21, to_value: null, per_unit_amount: '0.5', flat_amount: '1' },
];
