import { useLocale, useTranslations } from 'next-intl';
import type { InvoiceDetails } from '#engine/runtime/invoice';
import { paths } from '../../../paths.ts';
import {
  CopyButton,
  DateText,
  DescriptionList,
  formatPeriod,
  Notice,
  Panel,
  TextLink,
} from '../../../ui/index.ts';
import { InvoiceHistory } from './invoice-history.tsx';
import { PaymentState } from './payment-state.tsx';

interface InvoiceAsideProps {
  details: InvoiceDetails;
  timeZone: string;
  mayRun: boolean;
}

/** What isn't on the paper: what is paid, where it comes from, what happened to it. */
export function InvoiceAside({ details, timeZone, mayRun }: InvoiceAsideProps) {
  const t = useTranslations('invoices');
  const { invoice, settlement, history } = details;
  const { hold } = invoice;
  return (
    <div className="flex min-w-0 flex-col gap-4">
      {hold && (
        <Notice title={t('hold.held', { reason: hold.reason })} tone="notice">
          {hold.heldBy !== null && `${hold.heldBy} · `}
          <DateText instant={hold.heldAt} timeZone={timeZone} />
        </Notice>
      )}
      {settlement && <PaymentState invoice={invoice} settlement={settlement} />}
      <Panel title={t('page.details')}>
        <DescriptionList
          items={[
            {
              label: t('page.to'),
              value: (
                <TextLink href={paths.customer(invoice.customerId)}>
                  {invoice.customerName}
                </TextLink>
              ),
            },
            {
              label: t('page.run'),
              value: mayRun ? (
                <TextLink href={paths.billRun(invoice.runId)}>
                  <RunName invoice={invoice} />
                </TextLink>
              ) : (
                <RunName invoice={invoice} />
              ),
            },
            {
              label: t('page.fingerprint'),
              value: (
                <span className="flex items-center gap-1" title={t('page.fingerprintNote')}>
                  <code className="truncate font-mono text-xs">
                    {invoice.contentHash.slice(0, 16)}
                  </code>
                  <CopyButton text={invoice.contentHash} />
                </span>
              ),
            },
          ]}
        />
      </Panel>
      <Panel title={t('page.history')}>
        <InvoiceHistory events={history} timeZone={timeZone} />
      </Panel>
    </div>
  );
}

function RunName({ invoice: { periodStart, periodEnd } }: { invoice: InvoiceDetails['invoice'] }) {
  return formatPeriod(periodStart, periodEnd, useLocale());
}
