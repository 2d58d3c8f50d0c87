import type { InvoiceDetails } from '#engine/runtime/invoice';
import { addressLines } from '../../../../(workbench)/invoices/[id]/address-lines.ts';
import type { Locale } from '../../../../i18n/locale.ts';
import { formatDate, formatPeriod } from '../../../../ui/format.ts';
import { PaperLines } from './paper-lines.tsx';
import { PaperSums } from './paper-sums.tsx';
import { wordsIn } from './words.ts';

export interface PaperProps {
  details: InvoiceDetails;
  language: Locale;
}

const tags = { zh: 'zh-CN', en: 'en' };

function Parties({ details: { invoice }, language }: PaperProps) {
  const t = wordsIn(language);
  const facts = [
    [t('page.issued'), formatDate(invoice.issuedOn, language)],
    [t('page.period'), formatPeriod(invoice.periodStart, invoice.periodEnd, language)],
    [
      t('page.due'),
      invoice.dueOn === null ? t('page.notYet') : formatDate(invoice.dueOn, language),
    ],
    [t('page.customerId'), invoice.externalId ?? invoice.globalId],
    [t('page.currency'), invoice.currency],
  ];
  return (
    <div className="mt-8 grid grid-cols-[1fr_auto] gap-8 text-sm">
      <div className="min-w-0">
        <h2 className="text-muted text-xs">{t('page.to')}</h2>
        <p className="mt-1 font-semibold text-base">{invoice.customerName}</p>
        {addressLines(invoice.address, language).map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <dl className="grid h-fit grid-cols-[auto_auto] gap-x-6 gap-y-1">
        {facts.map(([label, value]) => (
          <div className="contents" key={label}>
            <dt className="text-muted">{label}</dt>
            <dd className="text-right">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** One invoice on A4. */
export function Paper({ details, language, seller }: PaperProps & { seller: string }) {
  const t = wordsIn(language);
  const { invoice } = details;
  return (
    <article
      className="paper mx-auto my-4 max-w-[210mm] rounded-panel border border-line bg-surface px-[14mm] py-[16mm] max-sm:px-4 print:m-0 print:max-w-none print:rounded-none print:border-0 print:p-0"
      lang={tags[language]}
    >
      <header className="flex items-start justify-between gap-6 border-ink border-b-2 pb-4">
        <p className="font-semibold text-xl">{seller}</p>
        <div className="text-right">
          <h1 className="font-semibold text-2xl">{t('printed.invoice')}</h1>
          <p className="text-sm">{invoice.number ?? t('printed.draft')}</p>
        </div>
      </header>
      <Parties details={details} language={language} />
      <PaperLines details={details} language={language} />
      <PaperSums details={details} language={language} />
      <footer className="mt-10 border-line border-t pt-3 text-muted text-xs">
        {t('printed.thanks')}
      </footer>
    </article>
  );
}
