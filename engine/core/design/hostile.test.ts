import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDesigns } from '#engine/core/compare';
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
const HONEST = { ...largeFlow(30), scenarios: [] };

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

/** A draft is no deeper than its limit, so that it can be compared as well. */
function handleDraft(document: unknown): void {
  for (const change of [...compareDesigns(HONEST, document), ...compareDesigns(document, HONEST)]) {
    expect(change.sentence.zh.length * change.sentence.en.length).toBeGreaterThan(0);
  }
  handle(document);
}

describe('a hostile document', () => {
  it.each(hostileDocuments())('%s ends in lines or in issues', (_, document) => handle(document));
});

describe('a damaged document', () => {
  it.each([
    ['a flow', HONEST],
    ['a flow with a fee', flatFlow('flat')],
  ])('%s ends in lines or in issues', (_, document) => {
    fc.assert(fc.property(damaged(document), handleDraft), { numRuns: RUNS });
  });
});
