import { LayoutTemplate } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { overviewDesigns } from '#engine/runtime/design';
import { openPage } from '../../data/open-page.ts';
import { NewDesignButton, templatesOf } from '../../design/create/index.ts';
import { listQueryOf } from '../../design/list-query.ts';
import { WaitingBanner } from '../../design/review/index.ts';
import { Words } from '../../i18n/words.tsx';
import { paths } from '../../paths.ts';
import { CursorPager, LinkButton, ListPage, PageHeader } from '../../ui/index.ts';
import { FlowTable } from './flow-table.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('flows'))('title') };
}

export default async function FlowsPage({ searchParams }: PageProps<'/flows'>) {
  const { ctx, may } = await openPage('design.list');
  const query = listQueryOf(await searchParams);
  const t = await getTranslations('flows');
  const gallery = await getTranslations('templates');
  const { rows, next } = await overviewDesigns({
    ctx,
    input: { kind: 'pricing-flow', ...query },
  });
  const { search: q, status, cursor } = query;
  return (
    <ListPage>
      <Words of={['lifecycle']}>
        <PageHeader
          actions={
            <>
              <LinkButton href={paths.flowTemplates()} icon={<LayoutTemplate aria-hidden="true" />}>
                {gallery('link')}
              </LinkButton>
              {may('design.create') && (
                <NewDesignButton kind="pricing-flow" templates={templatesOf('pricing-flow')} />
              )}
            </>
          }
          description={t('description')}
          title={t('title')}
        />
      </Words>
      <WaitingBanner ctx={ctx} />
      <Words of={['flows']}>
        <FlowTable query={{ q, status }} rows={rows} />
      </Words>
      <CursorPager
        first={cursor ? paths.flows({ q, status }) : undefined}
        label={t('paging')}
        next={next ? paths.flows({ q, status, cursor: next }) : undefined}
      />
    </ListPage>
  );
}
