import { notFound } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { explainInvoiceLine } from '#engine/runtime/invoice';
import { openPage } from '../../../../../data/open-page.ts';
import { Words } from '../../../../../i18n/words.tsx';
import { formatMoney, formatPeriod } from '../../../../../ui/index.ts';
import { orNotFound } from '../../open-invoice.ts';
import { Explanation } from './explanation.tsx';
import { ExplanationSheet } from './explanation-sheet.tsx';

/** Why a line has its amount, beside the invoice. */
export default async function LinePage({ params }: PageProps<'/invoices/[id]/lines/[n]'>) {
  const { id, n } = await params;
  if (!/^[1-9]\d{0,5}$/.test(n)) notFound();
  const { ctx, tenant, may } = await openPage('invoice.explain');
  const input = { invoiceId: id, lineNo: Number(n) };
  const explanation = await orNotFound(explainInvoiceLine({ ctx, input }));
  const locale = await getLocale();
  const { line, lineCount, invoice } = explanation;
  const period =
    line.periodStart !== null && line.periodEnd !== null
      ? formatPeriod(line.periodStart, line.periodEnd, locale)
      : (line.periodStart ?? '');
  return (
    <Words of={['invoices', 'explanation', 'flows']}>
      <ExplanationSheet
        amount={`${formatMoney(line.amount, invoice.currency, locale)} ${invoice.currency}`}
        detail={[line.name[locale], period].filter(Boolean).join(' · ')}
        invoiceId={id}
        lineCount={lineCount}
        lineNo={line.lineNo}
      >
        <Explanation
          explanation={explanation}
          mayFlows={may('design.get')}
          timeZone={tenant.timeZone}
        />
      </ExplanationSheet>
    </Words>
  );
}
