import { getTranslations } from 'next-intl/server';
import type { ComponentType, ReactNode } from 'react';
import { overviewDesigns } from '#engine/runtime/design';
import { openPage } from '../data/open-page.ts';
import { Words } from '../i18n/words.tsx';
import { paths } from '../paths.ts';
import { CursorPager, ListPage, PageHeader } from '../ui/index.ts';
import { NewDesignButton, type NewKind, templatesOf } from './create/index.ts';
import type { DesignTableProps } from './design-table.tsx';
import { listQueryOf } from './list-query.ts';
import { WaitingBanner } from './review/index.ts';

interface DesignListPageProps {
  kind: NewKind;
  /** The file of its words, which is the beginning of its addresses too. */
  part: DesignTableProps['kind'];
  params: Parameters<typeof listQueryOf>[0];
  list: ComponentType<Pick<DesignTableProps, 'rows' | 'query' | 'first'>>;
  /** Beside the button that makes a new one. */
  actions?: ReactNode;
}

/** The designs of a kind, and what waits for approval. */
export async function DesignListPage({
  kind,
  part,
  params,
  list: List,
  actions,
}: DesignListPageProps) {
  const { ctx, may } = await openPage('design.list');
  const query = listQueryOf(params);
  const t = await getTranslations(part);
  const { rows, next } = await overviewDesigns({ ctx, input: { kind, ...query } });
  const { search: q, status, cursor } = query;
  const address = paths[part];
  const create = may('design.create') && (
    <NewDesignButton kind={kind} templates={templatesOf(kind)} />
  );
  // The same button where the eye is while there is nothing else.
  const first = rows.length === 0 && create && <Words of={['lifecycle']}>{create}</Words>;
  return (
    <ListPage>
      <Words of={['lifecycle']}>
        <PageHeader
          actions={
            <>
              {actions}
              {create}
            </>
          }
          description={t('description')}
          title={t('title')}
        />
      </Words>
      <WaitingBanner ctx={ctx} />
      <Words of={['flows', part]}>
        <List first={first} query={{ q, status }} rows={rows} />
      </Words>
      <CursorPager
        first={cursor ? address({ q, status }) : undefined}
        label={t('paging')}
        next={next ? address({ q, status, cursor: next }) : undefined}
      />
    </ListPage>
  );
}
