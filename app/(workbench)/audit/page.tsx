import { Download } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { listAudit } from '#engine/runtime/audit';
import { openPage } from '../../data/open-page.ts';
import { Words } from '../../i18n/words.tsx';
import { paths } from '../../paths.ts';
import { buttonLook, CursorPager, ListPage, PageHeader, Status } from '../../ui/index.ts';
import { AuditList } from './audit-list.tsx';
import { ChainStatus } from './chain-status.tsx';
import { EntryDetails } from './entry-details.tsx';
import { asQuery, filterOf, readQuery } from './filter.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('audit'))('title') };
}

const PAGE_ROWS = 50;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const textOf = (value: string | string[] | undefined): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

export default async function AuditPage({ searchParams }: PageProps<'/audit'>) {
  const { ctx, tenant, may } = await openPage('audit.list');
  const given = await searchParams;
  const query = readQuery(given);
  const cursor = textOf(given.cursor);
  const entry = textOf(given.entry);
  const t = await getTranslations('audit');
  const filter = filterOf(query, tenant.timeZone);
  const input = { ...filter, limit: PAGE_ROWS, ...(cursor !== undefined && { cursor }) };
  const page = await listAudit({ ctx, input });
  return (
    <ListPage>
      <PageHeader
        actions={
          may('audit.export') && (
            <a
              className={buttonLook('secondary', 'md')}
              download
              href={paths.exportAudit(asQuery(query))}
            >
              <Download aria-hidden="true" />
              {t('export')}
            </a>
          )
        }
        description={t('description')}
        meta={
          <Suspense fallback={<Status working>{t('chain.checking')}</Status>}>
            <ChainStatus ctx={ctx} />
          </Suspense>
        }
        title={t('title')}
      />
      <Words of={['audit', 'people']}>
        <AuditList
          cursor={cursor}
          entry={entry}
          pager={
            <CursorPager
              first={cursor === undefined ? undefined : paths.audit(asQuery(query))}
              label={t('paging')}
              next={
                page.next === null
                  ? undefined
                  : paths.audit({ ...asQuery(query), cursor: page.next })
              }
            />
          }
          query={query}
          rows={page.rows}
          timeZone={tenant.timeZone}
        />
        {entry !== undefined && UUID.test(entry) && (
          <EntryDetails
            back={paths.audit({ ...asQuery(query), cursor })}
            ctx={ctx}
            id={entry}
            timeZone={tenant.timeZone}
          />
        )}
      </Words>
    </ListPage>
  );
}
