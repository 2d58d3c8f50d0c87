'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { ExceptionPage } from '#engine/runtime/bill-run';
import { paths } from '../../../../paths.ts';
import { Select } from '../../../../ui/index.ts';

export interface ExceptionFilter {
  code?: string;
  status?: 'open' | 'resolved';
}

interface ExceptionFiltersProps {
  runId: string;
  filter: ExceptionFilter;
  counts: ExceptionPage['counts'];
}

/** How often each reason stands there, in the state that is looked at. */
function countCodes({ counts, filter }: ExceptionFiltersProps): Map<string, number> {
  const codes = new Map<string, number>();
  for (const { code, status, count } of counts) {
    const isMeant = filter.status === undefined || filter.status === status;
    codes.set(code, (codes.get(code) ?? 0) + (isMeant ? count : 0));
  }
  return codes;
}

export function ExceptionFilters(props: ExceptionFiltersProps) {
  const { runId, filter } = props;
  const t = useTranslations('billRuns.exceptionList');
  const router = useRouter();
  const go = (change: Partial<Record<keyof ExceptionFilter, string>>) =>
    router.push(paths.billRunPart(runId, 'exceptions', { ...filter, ...change }));
  return (
    <>
      <Select
        aria-label={t('state')}
        className="w-36"
        onChange={({ target }) => go({ status: target.value })}
        options={[
          { value: 'open', label: t('stateOpen') },
          { value: 'resolved', label: t('stateResolved') },
        ]}
        placeholder={t('anyState')}
        value={filter.status ?? ''}
      />
      <Select
        aria-label={t('reason')}
        className="w-56"
        onChange={({ target }) => go({ code: target.value })}
        options={[...countCodes(props)].map(([code, count]) => ({
          value: code,
          label: t('codeCount', { code, count }),
        }))}
        placeholder={t('anyCode')}
        value={filter.code ?? ''}
      />
    </>
  );
}
