'use client';

import { Boxes } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { DesignOverview } from '#engine/runtime/design';
import { DesignTable, type DesignTableProps, useCountColumn } from '../../design/index.ts';
import type { DataColumn } from '../../ui/index.ts';

export function PlanTable(props: Pick<DesignTableProps, 'rows' | 'query' | 'first'>) {
  const t = useTranslations('plans');
  const count = useCountColumn();
  const own = useMemo(
    (): DataColumn<DesignOverview>[] => [
      {
        id: 'currency',
        header: t('currency'),
        cell: ({ currency }) => currency,
        sortBy: ({ currency }) => currency,
        wideOnly: true,
      },
      count('parts', t('modules'), { wideOnly: true }),
    ],
    [t, count],
  );
  return <DesignTable {...props} icon={<Boxes aria-hidden="true" />} kind="plans" own={own} />;
}
