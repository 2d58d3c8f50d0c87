'use client';

import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { paths } from '../../paths.ts';
import { buttonLook } from '../../ui/index.ts';
import type { ListQuery } from './query.ts';

/** A plain link: the answer is a file, not a page. */
export function ExportLink({ query }: { query: ListQuery }) {
  const t = useTranslations('customers');
  const { sort: _sort, cursor: _cursor, ...filter } = query;
  return (
    <a
      className={buttonLook('secondary', 'sm')}
      download
      href={paths.exportCustomers({ ...filter })}
      title={t('exportHelp')}
    >
      <Download aria-hidden="true" />
      {t('export')}
    </a>
  );
}
