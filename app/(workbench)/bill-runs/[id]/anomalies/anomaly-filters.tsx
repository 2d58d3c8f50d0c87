'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import type { AnomalyKind, AnomalyPage, MarkFilter } from '#engine/runtime/bill-run';
import { paths } from '../../../../paths.ts';
import { Select, Toolbar } from '../../../../ui/index.ts';

export interface AnomalyFilter {
  kind?: AnomalyKind;
  mark?: MarkFilter;
  /** Percent. */
  change?: number;
}

interface AnomalyFiltersProps {
  runId: string;
  filter: AnomalyFilter;
  counts: AnomalyPage['counts'];
}

const KINDS = ['change', 'negative', 'zero'] as const;
const MARKS = ['unseen', 'right', 'wrong'] as const;
const PERCENTS = [10, 20, 30, 50, 100, 200];
const DEFAULT_PERCENT = 50;

const sumOf = (counts: AnomalyPage['counts']) => counts.reduce((sum, { count }) => sum + count, 0);

/** Each choice says how many it would show. */
export function AnomalyFilters({ runId, filter, counts }: AnomalyFiltersProps) {
  const t = useTranslations('billRuns.anomalyList');
  const id = useId();
  const router = useRouter();
  const go = (change: Record<string, string | undefined>) =>
    router.push(paths.billRunPart(runId, 'anomalies', { ...filter, ...change }));
  const ofKind = counts.filter(({ kind }) => filter.kind === undefined || kind === filter.kind);
  const ofMark = counts.filter(({ mark }) => filter.mark === undefined || mark === filter.mark);
  const counted = (name: string, some: AnomalyPage['counts']) =>
    t('kindCount', { kind: name, count: sumOf(some) });
  return (
    <Toolbar className="mb-0" label={t('filters')}>
      <Select
        aria-label={t('mark')}
        className="w-48"
        onChange={({ target }) => go({ mark: target.value })}
        options={MARKS.map((value) => ({
          value,
          label: counted(
            t(`marks.${value}`),
            ofKind.filter(({ mark }) => mark === value),
          ),
        }))}
        placeholder={counted(t('marks.any'), ofKind)}
        value={filter.mark ?? ''}
      />
      <Select
        aria-label={t('kind')}
        className="w-40"
        onChange={({ target }) => go({ kind: target.value })}
        options={KINDS.map((value) => ({
          value,
          label: counted(
            t(`kinds.${value}`),
            ofMark.filter(({ kind }) => kind === value),
          ),
        }))}
        placeholder={counted(t('anyKind'), ofMark)}
        value={filter.kind ?? ''}
      />
      <label className="flex items-center gap-2 text-muted text-sm" htmlFor={id}>
        {t('percent')}
        <Select
          className="w-24"
          id={id}
          onChange={({ target }) => go({ change: target.value })}
          options={[...new Set([...PERCENTS, filter.change ?? DEFAULT_PERCENT])]
            .sort((a, b) => a - b)
            .map((percent) => ({ value: String(percent), label: `${percent}%` }))}
          value={filter.change ?? DEFAULT_PERCENT}
        />
      </label>
    </Toolbar>
  );
}
