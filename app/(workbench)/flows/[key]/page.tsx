import type { Metadata } from 'next';
import { getFormatter, getLocale, getTranslations } from 'next-intl/server';
import type { PricingFlow } from '#schemas';
import { FlowView } from '../../../canvas/index.ts';
import { openPage } from '../../../data/open-page.ts';
import { IssuesPanel } from '../../../design/index.ts';
import { DesignActions, DesignMeta, VersionsPanel } from '../../../design/lifecycle/index.ts';
import { loadDesign } from '../../../design/load-design.ts';
import { Words } from '../../../i18n/words.tsx';
import { paths } from '../../../paths.ts';
import { Dash, PageHeader } from '../../../ui/index.ts';
import { UsedBy } from './used-by.tsx';

type Props = PageProps<'/flows/[key]'>;

const KIND = 'pricing-flow';

const one = (param: string | string[] | undefined) => (Array.isArray(param) ? param[0] : param);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).key };
}

export default async function FlowPage({ params, searchParams }: Props) {
  const page = await openPage('design.get');
  const { key } = await params;
  const wanted = one((await searchParams).version);
  const loaded = await loadDesign(page.ctx, KIND, key, wanted);
  const { design, usage, issues, lifecycle } = loaded;
  const [t, locale, format] = await Promise.all([
    getTranslations('flows'),
    getLocale(),
    getFormatter(),
  ]);
  const document = design.document as PricingFlow;
  const name = { kind: KIND, key, name: document.name?.[locale] ?? key };
  return (
    <Words of={['flows', 'lifecycle']}>
      <PageHeader
        actions={<DesignActions loaded={loaded} name={name} page={page} />}
        crumbs={[{ label: t('title'), href: paths.flows() }]}
        description={document.description?.[locale]}
        meta={<DesignMeta loaded={loaded} />}
        title={name.name}
      />
      <div className="flex flex-col gap-4">
        {issues && <IssuesPanel issues={issues} />}
        <FlowView
          className="h-[clamp(420px,58vh,760px)]"
          document={document}
          issues={issues ?? undefined}
          key={design.id}
          locale={locale}
        />
        <UsedBy usage={usage} />
        <VersionsPanel
          design={name}
          lifecycle={lifecycle}
          onVersion={({ version }) =>
            version !== null && version === usage.inForce ? (
              format.number(usage.subscriptions)
            ) : (
              <Dash />
            )
          }
          shownId={design.id}
          timeZone={page.tenant.timeZone}
        />
      </div>
    </Words>
  );
}
