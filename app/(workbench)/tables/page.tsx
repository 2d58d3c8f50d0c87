import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { overviewDesigns } from '#engine/runtime/design';
import { openPage } from '../../data/open-page.ts';
import { NewDesignButton, templatesOf } from '../../design/create/index.ts';
import { listQueryOf } from '../../design/list-query.ts';
import { WaitingBanner } from '../../design/review/index.ts';
import { Words } from '../../i18n/words.tsx';
import { paths } from '../../paths.ts';
import { CursorPager, ListPage, PageHeader } from '../../ui/index.ts';
import { TableList } from './table-list.tsx';

const KIND = 'decision-table';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('tables'))('title') };
}

export default async function TablesPage({ searchParams }: PageProps<'/tables'>) {
  const { ctx, may } = await openPage('design.list');
  const query = listQueryOf(await searchParams);
  const t = await getTranslations('tables');
  const { rows, next } = await overviewDesigns({ ctx, input: { kind: KIND, ...query } });
  const { search: q, status, cursor } = query;
  return (
    <ListPage>
      <Words of={['lifecycle']}>
        <PageHeader
          actions={
            may('design.create') && <NewDesignButton kind={KIND} templates={templatesOf(KIND)} />
          }
          description={t('description')}
          title={t('title')}
        />
      </Words>
      <WaitingBanner ctx={ctx} />
      <Words of={['flows', 'tables']}>
        <TableList query={{ q, status }} rows={rows} />
      </Words>
      <CursorPager
        first={cursor ? paths.tables({ q, status }) : undefined}
        label={t('paging')}
        next={next ? paths.tables({ q, status, cursor: next }) : undefined}
      />
    </ListPage>
  );
}
