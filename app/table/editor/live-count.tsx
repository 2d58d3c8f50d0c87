import { useQuery } from '@tanstack/react-query';
import { Users } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { TableFinding } from '#engine/core/table/verify';
import { useTrpc } from '../../trpc/client.tsx';
import { Spinner } from '../../ui/index.ts';
import type { TableHost } from './host.ts';

const FRESH_MS = 60_000;

/** How many live customers fall into a finding's cases, asked for where somebody wants to know. */
export function LiveCount({ finding, host }: { finding: TableFinding; host: TableHost }) {
  const t = useTranslations('tables.counts');
  const [isAsked, setAsked] = useState(false);
  const { tests } = finding.box;
  const { data, error, isFetching } = useQuery(
    useTrpc().design.tableCases.queryOptions(
      {
        ...host.place,
        expressions: host.table.inputs.map(({ expression }) => String(expression)),
        tests: [...tests],
      },
      { enabled: isAsked, staleTime: FRESH_MS, retry: false },
    ),
  );
  if (!isAsked) {
    return (
      <button
        className="mt-1 flex items-center gap-1 text-accent text-xs hover:underline"
        onClick={() => setAsked(true)}
        type="button"
      >
        <Users aria-hidden="true" className="size-3.5" />
        {t('ask')}
      </button>
    );
  }
  const said = () => {
    if (error) return t('failed');
    if (!data) return t('counting');
    if (!data.isKnown) return t(`unknown.${data.reason}`);
    return t('count', { customers: data.customers, subscriptions: data.subscriptions });
  };
  return (
    <p className="mt-1 flex items-center gap-1 text-xs" role="status">
      {isFetching ? <Spinner /> : <Users aria-hidden="true" className="size-3.5 text-muted" />}
      {said()}
    </p>
  );
}
