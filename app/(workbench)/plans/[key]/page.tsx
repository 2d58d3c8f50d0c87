import { Download } from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { priceCard } from '#engine/runtime/design';
import { AppError } from '#engine/runtime/error';
import type { Plan } from '#schemas';
import { openPage } from '../../../data/open-page.ts';
import { DesignStatus, IssuesPanel, VersionName, VersionsTable } from '../../../design/index.ts';
import { loadDesign, versionQuery } from '../../../design/load-design.ts';
import { Words } from '../../../i18n/words.tsx';
import { paths } from '../../../paths.ts';
import { Badge, LinkButton, Notice, PageHeader } from '../../../ui/index.ts';
import { PlanAttributes } from './plan-attributes.tsx';
import { PlanFigures } from './plan-figures.tsx';
import { PriceCardPanel } from './price-card-panel.tsx';
import { QuotePanel } from './quote-panel.tsx';
import { VersionUsageText } from './version-usage.tsx';

type Props = PageProps<'/plans/[key]'>;

const one = (param: string | string[] | undefined) => (Array.isArray(param) ? param[0] : param);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).key };
}

/** A draft that can't be billed with has no prices yet, only problems. */
async function findPrices(...call: Parameters<typeof priceCard>) {
  try {
    return await priceCard(...call);
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid') return undefined;
    throw error;
  }
}

export default async function PlanPage({ params, searchParams }: Props) {
  const { ctx, tenant } = await openPage('design.get');
  const { key } = await params;
  const wanted = one((await searchParams).version);
  const { design, versions, usage, issues } = await loadDesign(ctx, 'plan', key, wanted);
  const version = design.version ?? 'draft';
  const [card, t, locale] = await Promise.all([
    findPrices({ ctx, input: { key, version } }),
    getTranslations('plans'),
    getLocale(),
  ]);
  const plan = design.document as Plan;
  return (
    <Words of={['flows', 'plans']}>
      <PageHeader
        actions={
          <LinkButton
            href={paths.planDocument(design.key, versionQuery(design))}
            icon={<Download aria-hidden="true" />}
            prefetch={false}
          >
            {t('download')}
          </LinkButton>
        }
        crumbs={[{ label: t('title'), href: paths.plans() }]}
        description={plan.description?.[locale]}
        meta={
          <>
            <span className="font-mono text-muted text-sm">{design.key}</span>
            <Badge>
              <VersionName version={design.version} />
            </Badge>
            {design.version !== null && design.version === usage.inForce ? (
              <Badge tone="accent">{t('inForce')}</Badge>
            ) : (
              <DesignStatus status={design.status} />
            )}
          </>
        }
        title={plan.name?.[locale] ?? design.key}
      />
      <div className="flex flex-col gap-4">
        {issues && <IssuesPanel issues={issues} />}
        {card ? (
          <>
            <PlanFigures plan={plan} usage={usage} />
            <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_22rem]">
              <PriceCardPanel card={card} plan={plan} />
              <QuotePanel card={card} key={design.id} plan={plan} version={version} />
            </div>
            <PlanAttributes plan={plan} />
          </>
        ) : (
          <Notice tone="notice">{t('notPriced')}</Notice>
        )}
        <VersionsTable
          hrefOf={(row) => paths.plan(key, versionQuery(row))}
          inForce={usage.inForce}
          onVersion={({ id }) => (
            <VersionUsageText usage={usage.versions.find((of) => of.id === id)} />
          )}
          shownId={design.id}
          timeZone={tenant.timeZone}
          versions={versions}
        />
      </div>
    </Words>
  );
}
