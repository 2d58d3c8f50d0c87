import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDesign, designLibrary, verifyDesign } from '#engine/core/design';
import { compilePricingFlow, runFlow } from '#engine/core/flow';
import { RatingError } from '#engine/core/graph';
import { hasErrors } from '#engine/core/issue';
import { checkWithScenarios } from '#engine/core/scenario';
import type { PricingFlow } from '#schemas';
import { flatFlow, largeFlow } from '#tests/flows';
import { damaged, hostileDocuments } from '#tests/hostile';

const library = designLibrary([flatFlow('flat')]);
const RUNS = 400;

/** Everything that is done with a document nobody has looked at. */
function handle(document: unknown): void {
  const issues = checkWithScenarios(document, library);
  for (const { code, message, path } of issues) {
    expect(code).toMatch(/^[a-z]/);
    expect(path.length).toBeLessThan(2000);
    expect(message.zh.length * message.en.length).toBeGreaterThan(0);
  }
  if (hasErrors(checkDesign(document, library))) return;
  verifyDesign(document as PricingFlow);
  if ((document as PricingFlow).kind !== 'pricing-flow') return;
  const compiled = compilePricingFlow(document as PricingFlow, library);
  if (!compiled.ok) return;
  try {
    runFlow(compiled.flow, { attributes: { region: 'north' } });
  } catch (error) {
    if (!(error instanceof RatingError)) throw error;
  }
}

describe('a hostile document', () => {
  it.each(hostileDocuments())('%s ends in lines or in issues', (_, document) => handle(document));
});

describe('a damaged document', () => {
  const honest = { ...largeFlow(30), scenarios: [] };
  it.each([
    ['a flow', honest],
    ['a flow with a fee', flatFlow('flat')],
  ])('%s ends in lines or in issues', (_, document) => {
    fc.assert(fc.property(damaged(document), handle), { numRuns: RUNS });
  });
});
