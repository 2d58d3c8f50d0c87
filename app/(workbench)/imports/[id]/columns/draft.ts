import type { ImportMapping } from '#schemas';
import type { Batch, UploadPreview } from '../../types.ts';

export type Encoding = UploadPreview['file']['encoding'];
export type Delimiter = UploadPreview['file']['delimiter'];

/** What a person has chosen for a file before it is checked. */
export interface Draft {
  /** The key of an offered mapping, `guess`, or `current` for one that was edited here. */
  choice: string;
  mapping: ImportMapping;
  /** '' while no day is chosen. */
  billingFrom: string;
  duplicates: Batch['options']['duplicates'];
}

/** How the file is read; as found where absent. */
export interface Format {
  encoding?: Encoding;
  delimiter?: Delimiter;
}

/** A format that this browser kept, else that of the last check. */
export function formatOf(kept: string | null, batch: Batch | null): Format {
  if (kept !== null) return JSON.parse(kept) as Format;
  const { encoding, delimiter } = batch?.options ?? {};
  return { encoding, delimiter };
}

/** What was checked last, else what the file suggests. */
export function firstDraft(preview: UploadPreview, batch: Batch | null): Draft {
  if (batch?.mapping) {
    const { billingFrom, duplicates } = batch.options;
    return {
      choice: 'current',
      mapping: batch.mapping,
      billingFrom: billingFrom ?? '',
      // What is imported already would be refused as a second time.
      duplicates: batch.status === 'done' && duplicates === 'refuse' ? 'skip' : duplicates,
    };
  }
  const suggested = preview.mappings.find(({ key }) => key === preview.suggested);
  return {
    choice: suggested?.key ?? 'guess',
    mapping: suggested?.mapping ?? preview.guess,
    billingFrom: '',
    duplicates: 'refuse',
  };
}

/** A draft that this browser kept, where it still reads as one. */
export function keptDraft(text: string | null): Draft | undefined {
  if (text === null) return undefined;
  try {
    const draft = JSON.parse(text) as Partial<Draft>;
    return draft.mapping?.kind === 'import-mapping' ? (draft as Draft) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the subscription's billing day comes from neither the file nor a person yet. */
export function needsBillingDay({ mapping, billingFrom }: Draft): boolean {
  const { subscription } = mapping;
  return subscription !== undefined && !subscription.billingFrom && billingFrom === '';
}
