import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import type { InvoiceRow } from '#engine/runtime/invoice';
import { paths } from '../../paths.ts';
import { formatPeriod } from '../../ui/index.ts';
import { Amount } from './amount.tsx';
import { InvoiceStatus } from './invoice-status.tsx';

/** The list on a phone: who, how much, and what of it stands where. */
export function InvoiceCards({ rows }: { rows: readonly InvoiceRow[] }) {
  const t = useTranslations('invoices');
  const locale = useLocale();
  if (rows.length === 0) return null;
  return (
    <ul
      aria-label={t('title')}
      className="divide-y divide-line overflow-hidden rounded-panel border border-line bg-surface sm:hidden"
    >
      {rows.map((row) => (
        <li key={row.id}>
          <Link
            className="block px-4 py-3 hover:bg-hover focus-visible:-outline-offset-2"
            href={paths.invoice(row.id)}
          >
            <span className="flex items-baseline justify-between gap-3">
              <span className="min-w-0 truncate font-medium">{row.customerName}</span>
              <Amount amount={row.total} className="font-medium" currency={row.currency} />
            </span>
            <span className="mt-0.5 flex items-center justify-between gap-3 text-muted text-sm">
              <span className="min-w-0 truncate">
                {row.number ?? t('draftNumber')}
                {' · '}
                {formatPeriod(row.periodStart, row.periodEnd, locale)}
              </span>
              <InvoiceStatus status={row.status} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
