import { useQuery } from '@tanstack/react-query';
import { Users } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { TableFinding } from '#engine/core/table/verify';
import { useTrpc } from '../../trpc/client.tsx';
import { cn, Spinner } from '../../ui/index.ts';
import type { TableHost } from './host.ts';

const FRESH_MS = 60_000;

/** How many live customers fall into a finding's cases, asked for where somebody wants to know. */
export function LiveCount({ finding, host }: { finding: TableFinding; host: TableHost }) {
  const t = useTranslations('tables.counts');
  const [isAsked, setAsked] = useState(false);
  const { tests } = finding.box;
  const { data, error, isFetching, refetch } = useQuery(
    useTrpc().design.tableCases.queryOptions(
      {
        ...host.place,
        expressions: host.table.inputs.map(({ expression }) => String(expression)),
        tests: [...tests],
      },
      { enabled: isAsked, staleTime: FRESH_MS, retry: false },
    ),
  );
  const said = () => {
    if (!isAsked) return t('ask');
    if (isFetching) return t('counting');
    if (error) return t('failed');
    if (!data) return '';
    if (!data.isKnown) return t(`unknown.${data.reason}`);
    return t('count', { customers: data.customers, subscriptions: data.subscriptions });
  };
  // One button before and after: it keeps the focus, and asks again.
  return (
    <button
      className={cn(
        'mt-1 flex items-center gap-1 text-left text-xs hover:underline',
        !isAsked && 'text-accent',
      )}
      onClick={() => (isAsked ? void refetch() : setAsked(true))}
      title={isAsked ? t('ask') : undefined}
      type="button"
    >
      {isFetching ? (
        <Spinner />
      ) : (
        <Users aria-hidden="true" className={cn('size-3.5 shrink-0', isAsked && 'text-muted')} />
      )}
      <span aria-live="polite">{said()}</span>
    </button>
  );
}
