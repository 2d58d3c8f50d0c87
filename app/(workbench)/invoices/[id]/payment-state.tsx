import { useTranslations } from 'next-intl';
import { Decimal } from '#engine/core/decimal';
import type { FoundInvoice, Settlement } from '#engine/runtime/invoice';
import { Panel, Status } from '../../../ui/index.ts';
import { Amount } from '../amount.tsx';

interface PaymentStateProps {
  invoice: FoundInvoice;
  settlement: Settlement;
}

/** What is paid of the invoice, and what is open and since when. */
export function PaymentState({ invoice: { currency }, settlement }: PaymentStateProps) {
  const t = useTranslations('invoices.page');
  const isOpen = Decimal.parse(settlement.open)?.isZero() !== true;
  const { daysLate } = settlement;
  return (
    <Panel>
      <dl className="grid grid-cols-2 gap-4">
        <div>
          <dt className="text-muted text-xs">{t('open')}</dt>
          <dd className="mt-0.5 font-semibold text-xl">
            <Amount amount={settlement.open} currency={currency} />
          </dd>
          <dd className="mt-1 text-sm">
            {isOpen ? (
              <Status tone={daysLate > 0 ? 'danger' : 'neutral'}>
                {daysLate > 0 ? t('late', { days: daysLate }) : t('notDue')}
              </Status>
            ) : (
              <Status tone="positive">{t('settled')}</Status>
            )}
          </dd>
        </div>
        <div>
          <dt className="text-muted text-xs">{t('paid')}</dt>
          <dd className="mt-0.5 font-semibold text-xl">
            <Amount amount={settlement.paid} currency={currency} />
          </dd>
        </div>
      </dl>
    </Panel>
  );
}
