import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileBundle } from '#engine/core/rating';
import { lagoImporter } from './lago-importer.ts';

const MEMBERS = [
  'amount_currency',
  'amount_cents',
  'charges',
  'fixed_charges',
  'minimum_commitment',
  'taxes',
  'billable_metric_code',
  'charge_model',
  'properties',
  'filters',
  'values',
  'amount',
  'rate',
  'graduated_ranges',
  'from_value',
  'to_value',
  'per_unit_amount',
  'applied_pricing_unit',
  'conversion_rate',
  '__proto__',
  'constructor',
];
const MODELS = [
  'standard',
  'graduated',
  'graduated_percentage',
  'volume',
  'package',
  'percentage',
  'dynamic',
  'custom',
];

const leaf = fc.oneof(
  fc.constantFrom(...MODELS, '1', '0', '-1', '1e9', '', 'EUR', 'x'),
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.string(),
);
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { depthSize: 'medium' },
    leaf,
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...MEMBERS), tie('tree'), { maxKeys: 8 }),
  ),
}));
const properties = fc.record(
  {
    amount: fc.oneof(leaf, tree),
    rate: leaf,
    package_size: leaf,
    free_units_per_events: leaf,
    graduated_ranges: tree,
    volume_ranges: tree,
  },
  { requiredKeys: [] },
);
const charge = fc.record(
  {
    billable_metric_code: leaf,
    charge_model: fc.constantFrom(...MODELS),
    properties,
    filters: fc.array(fc.record({ values: tree, properties }), { maxLength: 3 }),
    min_amount_cents: leaf,
    applied_pricing_unit: tree,
    prorated: fc.boolean(),
    taxes: tree,
  },
  { requiredKeys: ['charge_model'] },
);
const plan = fc.record({
  code: leaf,
  amount_currency: fc.constantFrom('EUR', 'JPY', ''),
  amount_cents: leaf,
  charges: fc.array(charge, { maxLength: 5 }),
  fixed_charges: tree,
  minimum_commitment: tree,
});

it('whatever the document, gives a bundle that compiles, or says why there is none', () => {
  fc.assert(
    fc.property(fc.oneof(tree, plan), (document) => {
      const { bundle, report } = lagoImporter.importDesigns(JSON.stringify(document), {});
      if (bundle) {
        const compiled = compileBundle(bundle);
        expect(compiled.ok ? [] : compiled.issues).toEqual([]);
        if (compiled.ok) compiled.bundle.rate({ usage: {} });
      } else {
        const errors = report.filter(({ severity }) => severity === 'error');
        expect(errors.length).toBeGreaterThan(0);
        // A fault of the bundle itself would be ours, not the document's.
        expect(
          errors.map(({ code }) => code).filter((code) => !/^lago-|^unknown-cur/.test(code)),
        ).toEqual([]);
      }
    }),
    { numRuns: 300 },
  );
});
