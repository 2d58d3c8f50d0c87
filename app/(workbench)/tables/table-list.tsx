'use client';

import { Table2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { DesignTable, type DesignTableProps, useCountColumn } from '../../design/index.ts';

export function TableList(props: Pick<DesignTableProps, 'rows' | 'query' | 'first'>) {
  const t = useTranslations('tables');
  const count = useCountColumn();
  const own = useMemo(() => [count('parts', t('rows'))], [t, count]);
  return <DesignTable {...props} icon={<Table2 aria-hidden="true" />} kind="tables" own={own} />;
}
