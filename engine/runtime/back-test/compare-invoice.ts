import { Decimal } from '#engine/core/decimal';
import { RatingError } from '#engine/core/graph';
import { computeInvoice, type InvoiceDraft, type InvoiceFacts } from '#engine/core/invoice';
import { type Issue, issue } from '#engine/core/issue';
import { addHistory } from './add-history.ts';
import type { DraftDesigns } from './draft-designs.ts';
import { withDraft } from './draft-facts.ts';
import type { BilledInvoice } from './load-billed.ts';
import type { PastItems } from './load-past.ts';
import type { MovesFrom } from './renewal.ts';

/** One invoice as it stands and as the draft would have made it. */
export interface ComparedInvoice {
  facts: InvoiceFacts;
  /** Computed again from the kept facts. */
  before: InvoiceDraft;
  after: InvoiceDraft;
  /** The facts of `after`, which may name the draft. */
  factsAfter: InvoiceFacts;
  /** Whether the draft prices anything of it. */
  isTouched: boolean;
  /** Whether computing again gives what stands posted. */
  isReplayed: boolean;
}

function readFacts({ facts, number }: BilledInvoice): InvoiceFacts {
  if (facts !== null) return JSON.parse(facts) as InvoiceFacts;
  throw new RatingError(
    issue(
      'facts-missing',
      '',
      {
        zh: `账单 ${number} 的计费依据已丢失`,
        en: `the facts of invoice ${number} are gone`,
      },
      { number },
    ),
  );
}

function isSame(invoice: BilledInvoice, draft: InvoiceDraft): boolean {
  return (['subtotal', 'tax', 'rounding', 'total'] as const).every((member) =>
    draft[member].equals(Decimal.of(invoice[member])),
  );
}

const NOTHING: PastItems = new Map();

/**
 * Both sides by the function of the bill run, from the same facts. What the draft doesn't touch is
 * computed once. @throws RatingError where the draft can't rate the facts
 */
export function compareInvoice(
  invoice: BilledInvoice,
  designs: DraftDesigns,
  movesFrom: MovesFrom,
  past: PastItems = NOTHING,
): ComparedInvoice {
  const facts = readFacts(invoice);
  const before = computeInvoice(facts, designs.before);
  const drafted = withDraft(facts, designs, movesFrom);
  const moved = drafted && addHistory(drafted, designs.after, past);
  return {
    facts,
    before,
    after: moved ? computeInvoice(moved, designs.after) : before,
    factsAfter: moved ?? facts,
    isTouched: moved !== undefined,
    isReplayed: isSame(invoice, before),
  };
}

/** Why a customer could not be compared; a fault of ours is told of too, and the others go on. */
export function issueOf(error: unknown): Issue {
  if (error instanceof RatingError) return error.issue;
  const reason = error instanceof Error ? error.message : String(error);
  return issue(
    'internal-error',
    '',
    { zh: `计算出错：${reason}`, en: `the computation failed: ${reason}` },
    { reason },
  );
}
