import { Download } from 'lucide-react';
import { paths } from '../../paths.ts';
import { buttonLook } from '../../ui/index.ts';
import { asQuery, type FilterQuery } from './filter.ts';

/** A plain link: the answer is a file, not a page. */
export function ExportLink({ label, query }: { label: string; query: FilterQuery }) {
  return (
    <a
      className={buttonLook('secondary', 'md')}
      download
      href={paths.exportInvoices(asQuery(query))}
    >
      <Download aria-hidden="true" />
      {label}
    </a>
  );
}
