import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { BillRunSummary } from '#engine/runtime/bill-run';
import { formatCount, formatInstant, formatMoney, formatPeriod } from '../../ui/format.ts';
import { StatusBadge } from './status-badge.tsx';

interface BillRunTableProps {
  rows: readonly BillRunSummary[];
  timeZone: string;
}

const willBePosted = new Set(['planned', 'computing', 'review', 'posting']);

function Heading({ number = false, children }: { number?: boolean; children: ReactNode }) {
  return (
    <th
      className={`sticky top-0 h-9 whitespace-nowrap border-line border-b bg-surface px-3 font-medium text-muted text-xs ${number ? 'text-right' : 'text-left'}`}
      scope="col"
    >
      {children}
    </th>
  );
}

function Cell({ number = false, children }: { number?: boolean; children: ReactNode }) {
  return <td className={`h-9 whitespace-nowrap px-3 ${number ? 'text-right' : ''}`}>{children}</td>;
}

export function BillRunTable({ rows, timeZone }: BillRunTableProps) {
  const t = useTranslations('billRuns');
  return (
    <>
      <section
        aria-label={t('caption')}
        className="min-h-0 overflow-auto rounded-panel border border-line bg-surface"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
      >
        <table className="w-full border-separate border-spacing-0 text-[13px]">
          <caption className="sr-only">{t('caption')}</caption>
          <thead>
            <tr>
              <Heading>{t('period')}</Heading>
              <Heading>{t('status')}</Heading>
              <Heading number>{t('customers')}</Heading>
              <Heading number>{t('invoices')}</Heading>
              <Heading number>{t('lines')}</Heading>
              <Heading number>{t('exceptions')}</Heading>
              <Heading number>{t('total')}</Heading>
              <Heading>{t('created')}</Heading>
              <Heading>{t('posted')}</Heading>
            </tr>
          </thead>
          <tbody className="[&>tr:not(:last-child)>*]:border-line [&>tr:not(:last-child)>*]:border-b">
            {rows.map((row) => (
              <BillRunTableRow key={row.id} row={row} timeZone={timeZone} />
            ))}
          </tbody>
        </table>
      </section>
      <p className="mt-2 text-muted text-xs">{t('timesIn', { timeZone })}</p>
    </>
  );
}

function BillRunTableRow({ row, timeZone }: { row: BillRunSummary; timeZone: string }) {
  const t = useTranslations('billRuns');
  const locale = useLocale();
  const money = formatMoney(row.total, row.currency, locale);
  return (
    <tr className="hover:bg-hover">
      <th className="h-9 whitespace-nowrap px-3 text-left font-medium" scope="row">
        {formatPeriod(row.periodStart, row.periodEnd, locale)}
      </th>
      <Cell>
        <StatusBadge status={row.status} />
      </Cell>
      <Cell number>{formatCount(row.customers, locale)}</Cell>
      <Cell number>{formatCount(row.invoices, locale)}</Cell>
      <Cell number>{formatCount(row.lines, locale)}</Cell>
      <Cell number>
        <span className={row.exceptions > 0 ? 'font-medium text-notice' : 'text-muted'}>
          {formatCount(row.exceptions, locale)}
        </span>
      </Cell>
      <Cell number>
        {money} <span className="text-muted">{row.currency}</span>
      </Cell>
      <Cell>{formatInstant(row.createdAt, locale, timeZone)}</Cell>
      <Cell>
        {row.postedAt === null ? (
          <span className="text-muted">
            {t(willBePosted.has(row.status) ? 'notPosted' : 'never')}
          </span>
        ) : (
          formatInstant(row.postedAt, locale, timeZone)
        )}
      </Cell>
    </tr>
  );
}
