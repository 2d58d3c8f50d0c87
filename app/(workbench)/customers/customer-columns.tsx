'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { CustomerRow } from '#engine/runtime/customer';
import { Badge, Dash, type DataColumn, DateText, Money } from '../../ui/index.ts';
import { CustomerStatus, useTierName } from './customer-status.tsx';

type Column = DataColumn<CustomerRow>;

function Tags({ tags }: { tags: readonly string[] }) {
  if (tags.length === 0) return <Dash />;
  return (
    <span className="flex gap-1">
      {tags.slice(0, 2).map((tag) => (
        <Badge key={tag}>{tag}</Badge>
      ))}
      {tags.length > 2 && <span className="text-muted">+{tags.length - 2}</span>}
    </span>
  );
}

function useReachColumns(): Column[] {
  const t = useTranslations('customers.columns');
  return useMemo(
    () => [
      { id: 'phone', header: t('phone'), cell: (row) => row.phone ?? <Dash /> },
      {
        id: 'email',
        header: t('email'),
        hidden: true,
        cell: (row) => row.email ?? <Dash />,
      },
      {
        id: 'address',
        header: t('address'),
        wideOnly: true,
        cell: (row) =>
          row.addressLine === '' ? (
            <Dash />
          ) : (
            <span className="block max-w-44 truncate 2xl:max-w-96" title={row.addressLine}>
              {row.addressLine}
            </span>
          ),
      },
    ],
    [t],
  );
}

function useKindColumns(): Column[] {
  const t = useTranslations('customers');
  const tierName = useTierName();
  const locale = useLocale();
  return useMemo(
    () => [
      {
        id: 'plans',
        header: t('columns.plans'),
        cell: ({ plans }) =>
          plans.length === 0 ? <Dash /> : plans.map(({ name }) => name[locale]).join(', '),
      },
      {
        id: 'tags',
        header: t('columns.tags'),
        wideOnly: true,
        cell: (row) => <Tags tags={row.tags} />,
      },
      {
        id: 'tier',
        header: t('columns.tier'),
        wideOnly: true,
        cell: ({ tier }) => (tier === null ? <Dash /> : tierName(tier)),
      },
      {
        id: 'region',
        header: t('columns.region'),
        hidden: true,
        cell: (row) => row.region ?? <Dash />,
      },
      {
        id: 'kind',
        header: t('columns.kind'),
        hidden: true,
        cell: (row) => t(`kinds.${row.kind}`),
      },
    ],
    [t, tierName, locale],
  );
}

function useTimeColumns(timeZone: string): Column[] {
  const t = useTranslations('customers.columns');
  return useMemo(
    () =>
      (['created', 'updated'] as const).map((id) => ({
        id,
        header: t(id),
        hidden: true,
        sortable: true,
        cell: (row: CustomerRow) => (
          <DateText
            instant={id === 'created' ? row.createdAt : row.updatedAt}
            timeZone={timeZone}
          />
        ),
      })),
    [t, timeZone],
  );
}

/** The columns of the list. */
export function useCustomerColumns(currency: string, timeZone: string): Column[] {
  const t = useTranslations('customers.columns');
  const [reach, kinds, times] = [useReachColumns(), useKindColumns(), useTimeColumns(timeZone)];
  return useMemo(
    () => [
      { id: 'name', header: t('name'), sortable: true, cell: (row) => row.name },
      {
        id: 'number',
        header: t('number'),
        cell: (row) => <span className="text-muted">{row.externalId ?? '–'}</span>,
      },
      ...reach,
      ...kinds,
      {
        id: 'status',
        header: t('status'),
        cell: (row) => <CustomerStatus status={row.status} />,
      },
      {
        id: 'balance',
        header: t('balance', { currency }),
        number: true,
        cell: (row) => <Money amount={row.balance} bare currency={currency} />,
      },
      ...times,
    ],
    [t, reach, kinds, times, currency],
  );
}
