import type { FlowTrace } from '#engine/core/flow';
import type { FlowLine } from '#engine/core/graph';
import {
  computeInvoice,
  type InvoiceDesigns,
  type InvoiceDraft,
  type InvoiceFacts,
  type PricedLine,
  type Reduction,
  type SharedPeriod,
} from '#engine/core/invoice';

/** A reduction with the position of the line that it takes something off. */
export interface PlacedReduction extends Reduction {
  position: number;
}

/** Where a line of an invoice came from. */
export type LineSource =
  | { kind: 'flow'; period: SharedPeriod; trace: FlowTrace; line: FlowLine }
  | { kind: 'discount'; line: PricedLine; reductions: readonly PlacedReduction[] }
  | { kind: 'rounding' };

/** An invoice with the source of each of its lines. */
export interface TracedInvoice {
  facts: InvoiceFacts;
  designs: InvoiceDesigns;
  draft: InvoiceDraft;
  /** By the position of the line. */
  sources: LineSource[];
}

/**
 * Computes an invoice as the bill run does, by the same function, and keeps what happened.
 * @throws RatingError where the facts can't be rated
 */
export function traceInvoice(facts: InvoiceFacts, designs: InvoiceDesigns): TracedInvoice {
  const sources: LineSource[] = [];
  const draft = computeInvoice(facts, designs, {
    evaluated(_, period, trace) {
      for (const line of trace.lines) sources.push({ kind: 'flow', period, trace, line });
    },
    discounted(line, reductions, lines) {
      const placed = reductions.map((reduction) => ({
        ...reduction,
        position: lines.indexOf(reduction.target),
      }));
      sources.push({ kind: 'discount', line, reductions: placed });
    },
  });
  while (sources.length < draft.lines.length) sources.push({ kind: 'rounding' });
  return { facts, designs, draft, sources };
}
