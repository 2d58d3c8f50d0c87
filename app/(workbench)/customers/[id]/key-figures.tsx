import { getLocale, getTranslations } from 'next-intl/server';
import type { CustomerOverview } from '#engine/runtime/customer';
import { formatDate, formatMonth, Money, Sparkline, Stat, StatRow } from '../../../ui/index.ts';

const isZero = (text: string): boolean => Number(text) === 0;

/** What one wants to know first: what is owed, what of it is late, and how the bills go. */
export async function KeyFigures({ overview }: { overview: CustomerOverview }) {
  const t = await getTranslations('customer.figures');
  const { ageing, currency, invoices, payments } = overview;
  const [last] = invoices;
  const [paid] = payments;
  const locale = await getLocale();
  const money = (amount: string) => <Money amount={amount} currency={currency} />;
  const masked = '•••';
  const balance = ageing?.balance ?? masked;
  const overdue = ageing?.overdue ?? masked;
  const oldest = ageing?.open.find(({ daysLate }) => daysLate > 0);
  return (
    <StatRow>
      <Stat label={t('balance')} note={t(balanceNote(balance))} value={money(balance)} />
      <Stat
        label={t('overdue')}
        note={oldest ? t('daysLate', { days: oldest.daysLate }) : t('notLate')}
        value={
          <span className={isZero(overdue) ? undefined : 'text-danger'}>{money(overdue)}</span>
        }
      />
      <Stat
        label={t('lastBill')}
        note={last ? formatMonth(last.periodStart, locale) : t('none')}
        value={last ? money(last.total) : '–'}
      />
      <Stat
        label={t('lastPayment')}
        note={paid ? formatDate(paid.receivedOn, locale) : t('none')}
        value={paid ? money(paid.amount) : '–'}
      />
      <BillsStat overview={overview} />
    </StatRow>
  );
}

function balanceNote(balance: string): 'owed' | 'credit' | 'even' {
  if (isZero(balance)) return 'even';
  return balance.startsWith('-') ? 'credit' : 'owed';
}

/** The totals of the last bills, the oldest at the left. */
async function BillsStat({ overview: { invoices, ageing } }: { overview: CustomerOverview }) {
  const t = await getTranslations('customer.figures');
  const locale = await getLocale();
  const points = invoices
    .map(({ periodStart, total }) => ({
      label: formatMonth(periodStart, locale),
      value: Number(total),
    }))
    .reverse();
  const [first] = points;
  const last = points.at(-1);
  return (
    <Stat
      label={t('bills', { count: points.length })}
      value={
        first && last && ageing ? (
          <Sparkline
            height={36}
            points={points}
            title={t('billsTitle', { from: first.value, to: last.value })}
            width={150}
          />
        ) : (
          '–'
        )
      }
    />
  );
}
