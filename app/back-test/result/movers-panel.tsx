'use client';

import type { Route } from 'next';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { BackTestResult } from '#engine/runtime/back-test';
import { Money, Panel, RowHeader, Table, Tabs, Td, TextLink, Th } from '../../ui/index.ts';
import { Difference } from '../difference.tsx';

type Sums = BackTestResult['currencies'][number];

interface MoversPanelProps {
  sums: Pick<Sums, 'risers' | 'fallers' | 'currency'>;
  /** Where the bills of each customer stand side by side. */
  hrefs: Readonly<Record<string, Route>>;
}

interface MoverTableProps extends Pick<MoversPanelProps, 'hrefs'> {
  movers: Sums['risers'];
  currency: string;
  none: string;
}

const AT_FIRST = 20;

function MoverTable({ movers, currency, hrefs, none }: MoverTableProps) {
  const t = useTranslations('backTest.movers');
  const [isAll, setAll] = useState(false);
  if (movers.length === 0) return <p className="px-4 pb-4 text-muted text-sm">{none}</p>;
  const shown = isAll ? movers : movers.slice(0, AT_FIRST);
  return (
    <>
      <Table caption={t('caption')} className="relative">
        <thead>
          <tr>
            <Th>{t('customer')}</Th>
            <Th number>{t('before')}</Th>
            <Th number>{t('after')}</Th>
            <Th number>{t('difference')}</Th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ customerId, customerName, externalId, before, after, difference }) => {
            const name = customerName ?? t('unknown');
            return (
              <tr key={customerId}>
                <RowHeader>
                  <span className="flex flex-wrap items-baseline gap-x-2">
                    <TextLink
                      aria-label={t('open', { name })}
                      href={hrefs[customerId] as Route}
                      scroll={false}
                    >
                      {name}
                    </TextLink>
                    <span className="font-mono font-normal text-muted text-xs">{externalId}</span>
                  </span>
                </RowHeader>
                <Td number>
                  <Money amount={before} bare currency={currency} />
                </Td>
                <Td number>
                  <Money amount={after} bare currency={currency} />
                </Td>
                <Td number>
                  <Difference amount={difference} currency={currency} />
                </Td>
              </tr>
            );
          })}
        </tbody>
      </Table>
      {shown.length < movers.length && (
        <button
          className="m-2 rounded px-2 py-1 text-accent text-sm hover:bg-hover"
          onClick={({ currentTarget }) => {
            const list = currentTarget.previousElementSibling;
            setAll(true);
            // The button goes; the keys go on with the first of those that come.
            setTimeout(() => list?.querySelectorAll('a')[AT_FIRST]?.focus());
          }}
          type="button"
        >
          {t('more', { count: movers.length - shown.length })}
        </button>
      )}
    </>
  );
}

/** The customers whose bills change most, either way; each opens its lines side by side. */
export function MoversPanel({ sums, hrefs }: MoversPanelProps) {
  const t = useTranslations('backTest.movers');
  const { risers, fallers, currency } = sums;
  const tabs = [
    { value: 'risers', label: t('risers'), movers: risers, none: t('noneUp') },
    { value: 'fallers', label: t('fallers'), movers: fallers, none: t('noneDown') },
  ];
  return (
    <Panel flush title={t('title')}>
      <Tabs
        className="[&>[role=tablist]]:px-4 [&>[role=tabpanel]]:pt-1"
        defaultValue={risers.length === 0 && fallers.length > 0 ? 'fallers' : 'risers'}
        items={tabs.map(({ value, label, movers, none }) => ({
          value,
          label,
          count: movers.length,
          content: <MoverTable currency={currency} hrefs={hrefs} movers={movers} none={none} />,
        }))}
        label={t('title')}
      />
    </Panel>
  );
}
