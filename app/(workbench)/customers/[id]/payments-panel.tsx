import { getTranslations } from 'next-intl/server';
import type { CustomerOverview } from '#engine/runtime/customer';
import { DateText, Money, Panel, RowHeader, Table, Td, Th } from '../../../ui/index.ts';

const SHOWN = 12;

export async function PaymentsPanel({ overview }: { overview: CustomerOverview }) {
  const t = await getTranslations('customer.payment');
  const { payments, counts } = overview;
  return (
    <Panel
      flush
      note={
        counts.payments > SHOWN ? t('lastOf', { shown: SHOWN, count: counts.payments }) : undefined
      }
      title={t('list')}
    >
      {payments.length === 0 ? (
        <p className="p-4 text-muted text-sm">{t('none')}</p>
      ) : (
        <Table caption={t('list')}>
          <thead>
            <tr>
              <Th>{t('receivedOn')}</Th>
              <Th>{t('method')}</Th>
              <Th>{t('reference')}</Th>
              <Th>{t('by')}</Th>
              <Th number>{t('amount')}</Th>
            </tr>
          </thead>
          <tbody>
            {payments.slice(0, SHOWN).map((payment) => (
              <tr key={payment.id}>
                <RowHeader className="font-normal">
                  <DateText date={payment.receivedOn} />
                </RowHeader>
                <Td>{t(`methods.${payment.method}`)}</Td>
                <Td className="text-muted">{payment.reference}</Td>
                <Td className="text-muted">{payment.recordedBy}</Td>
                <Td number>
                  <Money amount={payment.amount} currency={payment.currency} />
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}
