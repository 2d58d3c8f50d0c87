import { Download, Pencil } from 'lucide-react';
import type { Metadata } from 'next';
import { getFormatter, getLocale, getTranslations } from 'next-intl/server';
import type { PricingFlow } from '#schemas';
import { FlowView } from '../../../canvas/index.ts';
import { openPage } from '../../../data/open-page.ts';
import { DesignStatus, IssuesPanel, VersionName, VersionsTable } from '../../../design/index.ts';
import { loadDesign, versionQuery } from '../../../design/load-design.ts';
import { Words } from '../../../i18n/words.tsx';
import { paths } from '../../../paths.ts';
import { Badge, Dash, LinkButton, PageHeader } from '../../../ui/index.ts';
import { UsedBy } from './used-by.tsx';

type Props = PageProps<'/flows/[key]'>;

const one = (param: string | string[] | undefined) => (Array.isArray(param) ? param[0] : param);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).key };
}

export default async function FlowPage({ params, searchParams }: Props) {
  const { ctx, tenant, may } = await openPage('design.get');
  const { key } = await params;
  const wanted = one((await searchParams).version);
  const { design, versions, usage, issues } = await loadDesign(ctx, 'pricing-flow', key, wanted);
  const [t, edit, locale, format] = await Promise.all([
    getTranslations('flows'),
    getTranslations('editor'),
    getLocale(),
    getFormatter(),
  ]);
  const document = design.document as PricingFlow;
  const isInForce = design.version !== null && design.version === usage.inForce;
  return (
    <Words of={['flows']}>
      <PageHeader
        actions={
          <>
            <LinkButton
              href={paths.flowDocument(design.key, versionQuery(design))}
              icon={<Download aria-hidden="true" />}
              prefetch={false}
            >
              {t('design.download')}
            </LinkButton>
            {may('design.save-draft') && (
              <LinkButton
                href={paths.editFlow(design.key)}
                icon={<Pencil aria-hidden="true" />}
                variant="primary"
              >
                {edit('edit')}
              </LinkButton>
            )}
          </>
        }
        crumbs={[{ label: t('title'), href: paths.flows() }]}
        description={document.description?.[locale]}
        meta={
          <>
            <span className="font-mono text-muted text-sm">{design.key}</span>
            <Badge>
              <VersionName version={design.version} />
            </Badge>
            {isInForce ? (
              <Badge tone="accent">{t('design.inForce')}</Badge>
            ) : (
              <DesignStatus status={design.status} />
            )}
          </>
        }
        title={document.name?.[locale] ?? design.key}
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
        <VersionsTable
          hrefOf={(version) => paths.flow(key, versionQuery(version))}
          inForce={usage.inForce}
          onVersion={({ version }) =>
            version !== null && version === usage.inForce ? (
              format.number(usage.subscriptions)
            ) : (
              <Dash />
            )
          }
          shownId={design.id}
          timeZone={tenant.timeZone}
          versions={versions}
        />
      </div>
    </Words>
  );
}
