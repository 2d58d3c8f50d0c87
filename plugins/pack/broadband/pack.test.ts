import { describe, expect, it } from 'vitest';
import {
  validateDecisionTable,
  validateImportMapping,
  validatePlan,
  validatePricingFlow,
} from '#schemas';
import { broadbandPack } from './index.ts';

const VALIDATORS = {
  plan: validatePlan,
  'pricing-flow': validatePricingFlow,
  'decision-table': validateDecisionTable,
  'import-mapping': validateImportMapping,
};

describe('broadband pack', () => {
  it.each(broadbandPack.designs.map((design) => [`${design.kind} ${design.key}`, design]))(
    '%s follows its schema',
    (_, design) => {
      const validate = VALIDATORS[design.kind];
      expect(validate(design) ? [] : validate.errors).toEqual([]);
    },
  );

  it('refers only to its own designs, and names them before they are used', () => {
    const seen = new Set<string>();
    for (const design of broadbandPack.designs) {
      const needed =
        design.kind === 'plan'
          ? design.modules.flatMap(({ flow }) =>
              flow === undefined ? [] : [`pricing-flow ${flow}`],
            )
          : design.kind === 'import-mapping' && design.subscription
            ? [`plan ${design.subscription.plan}`]
            : [];
      for (const reference of needed) expect(seen).toContain(reference);
      seen.add(`${design.kind} ${design.key}`);
    }
    expect(seen.size).toBe(broadbandPack.designs.length);
  });
});
