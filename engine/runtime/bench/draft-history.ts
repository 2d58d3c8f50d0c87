import { checkDesign } from '#engine/core/design';
import { compilePricingFlow } from '#engine/core/flow';
import type { CompiledFlow } from '#engine/core/graph';
import type { InvoiceDesigns, InvoiceFacts } from '#engine/core/invoice';
import { hasErrors } from '#engine/core/issue';
import { addHistory, loadPast } from '#engine/runtime/back-test';
import type { Scope } from '#engine/runtime/context';
import { getDesign, loadLibrary } from '#engine/runtime/design';
import { AppError } from '#engine/runtime/error';
import type { PricingFlow } from '#schemas';

/** The draft of a flow; undefined where there is none, or none that could be run. */
async function compileDraft(scope: Scope, key: string): Promise<CompiledFlow | undefined> {
  try {
    const name = { kind: 'pricing-flow', key, version: 'draft' as const };
    const { document } = await getDesign({ ctx: scope, input: name });
    const library = await loadLibrary(scope, document);
    if (hasErrors(checkDesign(document, library))) return undefined;
    const compiled = compilePricingFlow(document as PricingFlow, library);
    return compiled.ok ? compiled.flow : undefined;
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return undefined;
    throw error;
  }
}

/** Gives the facts of invoices the earlier periods that a draft asks for, as a back-test does. */
export async function draftHistory(
  scope: Scope,
  customerId: string,
  flowKey: string | undefined,
): Promise<(facts: InvoiceFacts, designs: InvoiceDesigns) => InvoiceFacts> {
  const draft = flowKey === undefined ? undefined : await compileDraft(scope, flowKey);
  if (!draft) return (facts) => facts;
  const past = await loadPast(scope.tx, { from: customerId, to: customerId });
  return (facts, designs) => addHistory(facts, { plan: designs.plan, flow: () => draft }, past);
}
