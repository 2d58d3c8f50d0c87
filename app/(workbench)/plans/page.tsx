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
import { PlanTable } from './plan-table.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('plans'))('title') };
}

export default async function PlansPage({ searchParams }: PageProps<'/plans'>) {
  const { ctx, may } = await openPage('design.list');
  const query = listQueryOf(await searchParams);
  const t = await getTranslations('plans');
  const { rows, next } = await overviewDesigns({ ctx, input: { kind: 'plan', ...query } });
  const { search: q, status, cursor } = query;
  return (
    <ListPage>
      <Words of={['lifecycle']}>
        <PageHeader
          actions={
            may('design.create') && <NewDesignButton kind="plan" templates={templatesOf('plan')} />
          }
          description={t('description')}
          title={t('title')}
        />
      </Words>
      <WaitingBanner ctx={ctx} />
      <Words of={['flows', 'plans']}>
        <PlanTable query={{ q, status }} rows={rows} />
      </Words>
      <CursorPager
        first={cursor ? paths.plans({ q, status }) : undefined}
        label={t('paging')}
        next={next ? paths.plans({ q, status, cursor: next }) : undefined}
      />
    </ListPage>
  );
}
