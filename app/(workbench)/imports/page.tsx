import { FileUp, Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { listImports } from '#engine/runtime/import';
import { openPage } from '../../data/open-page.ts';
import { Words } from '../../i18n/words.tsx';
import { paths } from '../../paths.ts';
import { CursorPager, EmptyState, LinkButton, ListPage, PageHeader } from '../../ui/index.ts';
import { ImportList } from './import-list.tsx';
import { importRights } from './rights.ts';

const PAGE_SIZE = 50;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('imports'))('title') };
}

export default async function ImportsPage({ searchParams }: PageProps<'/imports'>) {
  const given = await searchParams;
  const cursor = typeof given.cursor === 'string' ? given.cursor : undefined;
  const { ctx, tenant } = await openPage('import.list');
  const t = await getTranslations('imports');
  const { rows, next } = await listImports({ ctx, input: { cursor, limit: PAGE_SIZE } });
  const may = importRights(ctx);
  const begin = may.upload && (
    <LinkButton href={paths.newImport()} icon={<Plus aria-hidden="true" />} variant="primary">
      {t('new')}
    </LinkButton>
  );
  const isEmpty = rows.length === 0 && cursor === undefined;
  return (
    <ListPage>
      <PageHeader actions={begin} description={t('listNote')} title={t('title')} />
      {isEmpty ? (
        <EmptyState actions={begin} icon={<FileUp />} title={t('empty.title')}>
          {t('empty.text')}
        </EmptyState>
      ) : (
        <Words of={['imports']}>
          <ImportList may={may} rows={rows} timeZone={tenant.timeZone} />
        </Words>
      )}
      <CursorPager
        first={cursor === undefined ? undefined : paths.imports()}
        label={t('pages')}
        next={next === null ? undefined : paths.imports({ cursor: next })}
      />
    </ListPage>
  );
}
