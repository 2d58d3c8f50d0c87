import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { listInvoicePeriods, listInvoices } from '#engine/runtime/invoice';
import { openPage } from '../../data/open-page.ts';
import { Words } from '../../i18n/words.tsx';
import { paths } from '../../paths.ts';
import { CursorPager, ListPage, PageHeader } from '../../ui/index.ts';
import { ExportLink } from './export-link.tsx';
import { asQuery, filterOf, readQuery } from './filter.ts';
import { InvoiceList } from './invoice-list.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('invoices');
  return { title: t('title') };
}

const PAGE_ROWS = 50;

/** Months to choose from, with the one that is chosen. */
function monthsOf(periods: readonly string[], chosen: string | undefined): string[] {
  const months = periods.map((start) => start.slice(0, 7));
  return [...new Set(chosen === undefined ? months : [...months, chosen])].sort().reverse();
}

export default async function InvoicesPage({ searchParams }: PageProps<'/invoices'>) {
  const { ctx, may } = await openPage('invoice.list');
  const given = await searchParams;
  const query = readQuery(given);
  const cursor = typeof given.cursor === 'string' ? given.cursor : undefined;
  const t = await getTranslations('invoices');
  const filter = filterOf(query);
  const input = { ...filter, limit: PAGE_ROWS, ...(cursor !== undefined && { cursor }) };
  const [page, periods] = await Promise.all([
    listInvoices({ ctx, input }),
    listInvoicePeriods({ ctx }),
  ]);
  return (
    <ListPage>
      <PageHeader
        actions={may('invoice.export') && <ExportLink label={t('export')} query={query} />}
        description={t('description')}
        title={t('title')}
      />
      <Words of={['invoices']}>
        <InvoiceList
          filter={filter}
          months={monthsOf(periods, query.month)}
          pager={
            <CursorPager
              first={cursor === undefined ? undefined : paths.invoices(asQuery(query))}
              label={t('paging')}
              next={
                page.next === null
                  ? undefined
                  : paths.invoices({ ...asQuery(query), cursor: page.next })
              }
            />
          }
          query={query}
          rows={page.rows}
        />
      </Words>
    </ListPage>
  );
}
