'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { paths } from '../../paths.ts';
import { Select, Toolbar } from '../../ui/index.ts';
import { type RunFilter, STATUS_GROUPS, type StatusGroup } from './run-filter.ts';

interface RunFiltersProps {
  filter: RunFilter;
  years: readonly number[];
}

export function RunFilters({ filter, years }: RunFiltersProps) {
  const t = useTranslations('billRuns');
  const router = useRouter();
  const { cursor: _, ...kept } = filter;
  const groups = Object.keys(STATUS_GROUPS) as StatusGroup[];
  return (
    <Toolbar className="mb-0" label={t('filters')}>
      <Select
        aria-label={t('status')}
        className="w-44"
        onChange={({ target }) =>
          router.push(paths.billRuns({ ...kept, status: target.value || undefined }))
        }
        options={groups.map((value) => ({ value, label: t(`groups.${value}`) }))}
        placeholder={t('anyStatus')}
        value={filter.status ?? ''}
      />
      <Select
        aria-label={t('period')}
        className="w-32"
        onChange={({ target }) =>
          router.push(paths.billRuns({ ...kept, year: target.value || undefined }))
        }
        options={years.map((year) => ({ value: String(year), label: String(year) }))}
        placeholder={t('anyYear')}
        value={filter.year ?? ''}
      />
    </Toolbar>
  );
}
