import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { priceCard } from '#engine/runtime/design';
import { AppError } from '#engine/runtime/error';
import type { Plan } from '#schemas';
import { openPage } from '../../../data/open-page.ts';
import { IssuesPanel } from '../../../design/index.ts';
import { DesignActions, DesignMeta, VersionsPanel } from '../../../design/lifecycle/index.ts';
import { loadDesign } from '../../../design/load-design.ts';
import { Words } from '../../../i18n/words.tsx';
import { paths } from '../../../paths.ts';
import { Notice, PageHeader } from '../../../ui/index.ts';
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
  const page = await openPage('design.get');
  const { ctx, tenant } = page;
  const { key } = await params;
  const wanted = one((await searchParams).version);
  const loaded = await loadDesign(ctx, 'plan', key, wanted);
  const { design, usage, issues, lifecycle } = loaded;
  const version = design.version ?? 'draft';
  const [card, t, locale] = await Promise.all([
    findPrices({ ctx, input: { key, version } }),
    getTranslations('plans'),
    getLocale(),
  ]);
  const plan = design.document as Plan;
  const name = { kind: 'plan', key, name: plan.name?.[locale] ?? key };
  return (
    <Words of={['flows', 'plans', 'lifecycle']}>
      <PageHeader
        actions={<DesignActions loaded={loaded} name={name} page={page} />}
        crumbs={[{ label: t('title'), href: paths.plans() }]}
        description={plan.description?.[locale]}
        meta={<DesignMeta loaded={loaded} />}
        title={name.name}
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
        <VersionsPanel
          design={name}
          lifecycle={lifecycle}
          onVersion={({ id }) => (
            <VersionUsageText usage={usage.versions.find((of) => of.id === id)} />
          )}
          shownId={design.id}
          timeZone={tenant.timeZone}
        />
      </div>
    </Words>
  );
}
