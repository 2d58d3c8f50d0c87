'use client';

import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import type { BackTestSums, Bucket } from '#engine/runtime/back-test';
import { cn, formatDecimal, Panel, RowHeader, Select, Table, Td, Th } from '../../ui/index.ts';
import { Difference } from '../difference.tsx';
import { type Bar, barsOf } from './bars.ts';

type By = 'byAmount' | 'byPercent';
type Mode = 'asChart' | 'asTable';

const FILLS: Record<Bar['direction'], string> = {
  up: 'fill-positive',
  down: 'fill-negative',
  same: 'fill-muted',
};
const HEIGHT = 160;
/** Beyond this many bars their names stand upright. */
const MOST_LYING = 9;

/** "5 to 10", "above 100 %", "unchanged". */
function useRangeText(by: By) {
  const t = useTranslations('backTest.histogram');
  const locale = useLocale();
  const edge = (text: string) => `${formatDecimal(text, locale)}${by === 'byPercent' ? '%' : ''}`;
  return ({ from, to }: Bucket): string => {
    if (from === null) return t('less', { edge: edge(to ?? '0') });
    if (to === null) return t('more', { edge: edge(from) });
    if (from === '0' && to === '0') return t('none');
    return t('between', { from: edge(from), to: edge(to) });
  };
}

interface PartProps {
  bars: readonly Bar[];
  by: By;
  currency: string;
}

function BarChart({ bars, by }: PartProps) {
  const t = useTranslations('backTest.histogram');
  const format = useFormatter();
  const rangeOf = useRangeText(by);
  const isUpright = bars.length > MOST_LYING;
  return (
    <ol aria-label={t('label')} className="flex items-end gap-0.5 overflow-x-auto px-4 pt-3 pb-1">
      {bars.map(({ key, bucket, direction, height }) => {
        const range = rangeOf(bucket);
        return (
          <li
            className="relative flex min-w-7 max-w-28 grow basis-0 flex-col items-center text-xs"
            key={key}
            title={t('bar', { range, count: bucket.customers })}
          >
            <span aria-hidden="true" className="text-muted">
              {bucket.customers > 0 && format.number(bucket.customers)}
            </span>
            <svg
              aria-hidden="true"
              className="w-full"
              height={HEIGHT}
              preserveAspectRatio="none"
              viewBox={`0 0 10 ${HEIGHT}`}
            >
              <rect
                className={FILLS[direction]}
                height={height * HEIGHT}
                width="8"
                x="1"
                y={HEIGHT - height * HEIGHT}
              />
              <line
                className="stroke-line-strong"
                vectorEffect="non-scaling-stroke"
                x1="0"
                x2="10"
                y1={HEIGHT}
                y2={HEIGHT}
              />
            </svg>
            <span
              aria-hidden="true"
              className={cn(
                'mt-1 text-muted',
                isUpright
                  ? 'h-24 rotate-180 whitespace-nowrap text-right [writing-mode:vertical-rl]'
                  : 'text-center',
              )}
            >
              {range}
            </span>
            <span className="sr-only">{t('bar', { range, count: bucket.customers })}</span>
          </li>
        );
      })}
    </ol>
  );
}

function BarTable({ bars, by, currency }: PartProps) {
  const t = useTranslations('backTest.histogram');
  const format = useFormatter();
  const rangeOf = useRangeText(by);
  return (
    <Table caption={t('label')} className="relative">
      <thead>
        <tr>
          <Th>{t('range')}</Th>
          <Th number>{t('customers')}</Th>
          <Th number>{t('amount')}</Th>
        </tr>
      </thead>
      <tbody>
        {bars.map(({ key, bucket }) => (
          <tr key={key}>
            <RowHeader className="font-normal">{rangeOf(bucket)}</RowHeader>
            <Td number>{format.number(bucket.customers)}</Td>
            <Td number>
              <Difference amount={bucket.amount} currency={currency} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Customers by how much their bills differ, as a chart or as a table. */
export function HistogramPanel({ sums }: { sums: BackTestSums }) {
  const t = useTranslations('backTest.histogram');
  const [by, setBy] = useState<By>('byAmount');
  const [mode, setMode] = useState<Mode>('asChart');
  const bars = barsOf(sums[by]);
  const part = { bars, by, currency: sums.currency };
  const options = <Choice extends string>(choices: readonly Choice[]) =>
    choices.map((value) => ({ value, label: t(value as 'asChart') }));
  return (
    <Panel
      actions={
        <>
          <Select
            aria-label={t('by')}
            className="w-32"
            dense
            onChange={({ target }) => setBy(target.value as By)}
            options={options(['byAmount', 'byPercent'])}
            value={by}
          />
          <Select
            aria-label={t('mode')}
            className="w-24"
            dense
            onChange={({ target }) => setMode(target.value as Mode)}
            options={options(['asChart', 'asTable'])}
            value={mode}
          />
        </>
      }
      flush
      title={t('title')}
    >
      {bars.length === 0 && <p className="p-4 text-muted text-sm">{t('empty')}</p>}
      {bars.length > 0 && (mode === 'asChart' ? <BarChart {...part} /> : <BarTable {...part} />)}
      {by === 'byPercent' && sums.withoutPercent > 0 && (
        <p className="px-4 py-2 text-muted text-xs">
          {t('withoutPercent', { count: sums.withoutPercent })}
        </p>
      )}
    </Panel>
  );
}
