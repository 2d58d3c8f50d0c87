'use client';

import { Workflow } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { DesignTable, type DesignTableProps, useCountColumn } from '../../design/index.ts';

export function FlowTable(props: Pick<DesignTableProps, 'rows' | 'query'>) {
  const t = useTranslations('flows');
  const count = useCountColumn();
  const own = useMemo(
    () => [count('parts', t('nodes'), { wideOnly: true }), count('plans', t('plans'))],
    [t, count],
  );
  return <DesignTable {...props} icon={<Workflow aria-hidden="true" />} kind="flows" own={own} />;
}
