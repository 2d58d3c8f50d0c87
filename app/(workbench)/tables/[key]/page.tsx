import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import type { DecisionTable } from '#schemas';
import { openPage } from '../../../data/open-page.ts';
import { IssuesPanel } from '../../../design/index.ts';
import { DesignActions, DesignMeta, VersionsPanel } from '../../../design/lifecycle/index.ts';
import { loadDesign } from '../../../design/load-design.ts';
import { Words } from '../../../i18n/words.tsx';
import { paths } from '../../../paths.ts';
import { TableGrid } from '../../../table/index.ts';
import { HIT_POLICIES, POLICIES_EXPLAINED } from '../../../table/words/index.ts';
import { Dash, PageHeader, Panel } from '../../../ui/index.ts';

type Props = PageProps<'/tables/[key]'>;

const KIND = 'decision-table';

const one = (param: string | string[] | undefined) => (Array.isArray(param) ? param[0] : param);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).key };
}

export default async function TablePage({ params, searchParams }: Props) {
  const page = await openPage('design.get');
  const { key } = await params;
  const wanted = one((await searchParams).version);
  const loaded = await loadDesign(page.ctx, KIND, key, wanted);
  const { design, issues, lifecycle } = loaded;
  const [t, locale] = await Promise.all([getTranslations('tables'), getLocale()]);
  const { name: named, content } = design.document as DecisionTable;
  const name = { kind: KIND, key, name: named?.[locale] ?? key };
  const { hitPolicy, rules } = content;
  return (
    <Words of={['flows', 'lifecycle', 'tables']}>
      <PageHeader
        actions={<DesignActions loaded={loaded} name={name} page={page} />}
        crumbs={[{ label: t('title'), href: paths.tables() }]}
        meta={<DesignMeta loaded={loaded} />}
        title={name.name}
      />
      <div className="flex flex-col gap-4">
        {issues && <IssuesPanel issues={issues} />}
        <Panel
          note={`${HIT_POLICIES[hitPolicy][locale]} · ${POLICIES_EXPLAINED[hitPolicy][locale]}`}
          title={t('read.rows', { count: rules.length })}
        >
          <TableGrid isReadOnly key={design.id} label={name.name} table={content} />
        </Panel>
        <VersionsPanel
          design={name}
          lifecycle={lifecycle}
          onVersion={() => <Dash />}
          shownId={design.id}
          timeZone={page.tenant.timeZone}
        />
      </div>
    </Words>
  );
}
