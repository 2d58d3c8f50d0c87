'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { CustomerRow } from '#engine/runtime/customer';
import { paths } from '../../paths.ts';
import { Money } from '../../ui/index.ts';
import { CustomerStatus } from './customer-status.tsx';

/** The list on a phone: who, where to reach them, and what they owe. */
export function CustomerCards({ rows, currency }: { rows: CustomerRow[]; currency: string }) {
  const t = useTranslations('customers');
  return (
    <ul
      aria-label={t('title')}
      className="divide-y divide-line overflow-hidden rounded-panel border border-line bg-surface"
    >
      {rows.map((row) => (
        <li key={row.id}>
          <Link
            className="block px-4 py-3 hover:bg-hover focus-visible:-outline-offset-2"
            href={paths.customer(row.id)}
          >
            <span className="flex items-baseline justify-between gap-3">
              <span className="min-w-0 truncate font-medium">{row.name}</span>
              <Money amount={row.balance} currency={currency} />
            </span>
            <span className="mt-0.5 flex items-center justify-between gap-3 text-muted text-sm">
              <span className="min-w-0 truncate">
                {[row.phone, row.externalId].filter(Boolean).join(' · ')}
              </span>
              <CustomerStatus status={row.status} />
            </span>
            {row.addressLine !== '' && (
              <span className="mt-0.5 block truncate text-muted text-xs">{row.addressLine}</span>
            )}
          </Link>
        </li>
      ))}
    </ul>
  );
}
