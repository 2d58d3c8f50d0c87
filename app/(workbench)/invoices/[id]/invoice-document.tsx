import { useTranslations } from 'next-intl';
import type { InvoiceDetails } from '#engine/runtime/invoice';
import { DocumentHead } from './document-head.tsx';
import { DocumentLines } from './document-lines.tsx';
import { DocumentSums } from './document-sums.tsx';

interface InvoiceDocumentProps {
  details: InvoiceDetails;
  seller: string;
  mayExplain: boolean;
}

/** The invoice as a sheet of paper: parties, lines, taxes, what is due. */
export function InvoiceDocument({ details, seller, mayExplain }: InvoiceDocumentProps) {
  const t = useTranslations('invoices.page');
  const { invoice, groups, taxes } = details;
  return (
    <article
      aria-label={invoice.number === null ? t('draftOf') : t('number', { number: invoice.number })}
      className="min-w-0 rounded-panel border border-line bg-surface"
    >
      <DocumentHead invoice={invoice} seller={seller} />
      <DocumentLines groups={groups} invoice={invoice} mayExplain={mayExplain} />
      <DocumentSums invoice={invoice} taxes={taxes} />
    </article>
  );
}
