import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { FoundInvoice } from '#engine/runtime/invoice';
import { paths } from '../../../paths.ts';
import { DateText, formatPeriod, TextLink } from '../../../ui/index.ts';
import { addressLines } from './address-lines.ts';

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex justify-between gap-6 py-0.5 sm:contents">
      <dt className="text-muted">{label}</dt>
      <dd className="text-right">{children}</dd>
    </div>
  );
}

/** Who bills whom, for what time. */
export function DocumentHead({ invoice, seller }: { invoice: FoundInvoice; seller: string }) {
  const t = useTranslations('invoices.page');
  const locale = useLocale();
  return (
    <header className="grid gap-6 border-line border-b px-4 py-5 sm:grid-cols-[1fr_1fr_auto] sm:px-6">
      <section>
        <h2 className="text-muted text-xs">{t('from')}</h2>
        <p className="mt-1 font-semibold">{seller}</p>
      </section>
      <section className="min-w-0">
        <h2 className="text-muted text-xs">{t('to')}</h2>
        <p className="mt-1 break-words font-semibold">
          <TextLink href={paths.customer(invoice.customerId)}>{invoice.customerName}</TextLink>
        </p>
        {addressLines(invoice.address, locale).map((line) => (
          <p className="text-muted text-sm" key={line}>
            {line}
          </p>
        ))}
        <p className="text-muted text-sm">
          {t('customerId')} {invoice.externalId ?? invoice.globalId}
        </p>
      </section>
      <dl className="content-start gap-x-6 gap-y-1 text-sm sm:grid sm:grid-cols-[auto_auto]">
        <Fact label={t('issued')}>
          <DateText date={invoice.issuedOn} />
        </Fact>
        <Fact label={t('period')}>
          <span className="whitespace-nowrap">
            {formatPeriod(invoice.periodStart, invoice.periodEnd, locale)}
          </span>
        </Fact>
        <Fact label={t('due')}>
          {invoice.dueOn === null ? (
            <span className="text-muted">{t('notYet')}</span>
          ) : (
            <DateText date={invoice.dueOn} />
          )}
        </Fact>
        <Fact label={t('currency')}>{invoice.currency}</Fact>
      </dl>
    </header>
  );
}
