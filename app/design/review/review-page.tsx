import { getLocale, getTranslations } from 'next-intl/server';
import { civilDateIn } from '#engine/core/calendar';
import { openPage } from '../../data/open-page.ts';
import { Words } from '../../i18n/words.tsx';
import { paths } from '../../paths.ts';
import { EmptyState, LinkButton, Notice, PageHeader } from '../../ui/index.ts';
import { Comparison } from '../compare/index.ts';
import { BACK_TESTED } from '../lifecycle/design-actions.tsx';
import { DraftActions } from '../lifecycle/draft-actions.tsx';
import { hasScenarios } from '../lifecycle/has-scenarios.ts';
import { StateBadge } from '../lifecycle/state-badge.tsx';
import { BackTestPanel, HistoryPanel, ScenarioPanel } from './evidence.tsx';
import { type LoadedReview, loadReview } from './load-review.ts';
import { RequestPanel } from './request-panel.tsx';

interface ReviewPageProps {
  kind: string;
  params: Promise<{ key: string }>;
}

async function Changes({ kind, loaded }: { kind: string; loaded: LoadedReview }) {
  const t = await getTranslations('lifecycle.review');
  const { comparison } = loaded;
  if (!comparison) return <Notice>{t('first')}</Notice>;
  return (
    <section aria-label={t('against')}>
      <h2 className="mb-2 font-semibold">{t('against')}</h2>
      <Comparison kind={kind} {...comparison} />
    </section>
  );
}

/** The page on which a second person looks through a draft, of any kind of design. */
export async function ReviewPage({ kind, params }: ReviewPageProps) {
  const { ctx, tenant, person, may } = await openPage('design.get');
  const { key } = await params;
  const [t, locale] = await Promise.all([getTranslations('lifecycle.review'), getLocale()]);
  const loaded = await loadReview(ctx, kind, key);
  const { lifecycle, draft, scenarios, lastBackTest } = loaded;
  const name = lifecycle.versions.find(({ name: own }) => own !== null)?.name?.[locale] ?? key;
  const design = { kind, key, name };
  const crumbs = [{ label: name, href: paths.design(kind, key) }];
  if (!draft || !scenarios) {
    return (
      <>
        <PageHeader crumbs={crumbs} title={t('title', { name })} />
        <EmptyState
          actions={<LinkButton href={paths.design(kind, key)}>{t('toDesign')}</LinkButton>}
          title={t('gone')}
        >
          {t('goneText')}
        </EmptyState>
      </>
    );
  }
  const isOwn = [draft.submittedBy, ...draft.editors].includes(person.id);
  return (
    <Words of={['flows', 'compare', 'tables', 'lifecycle', 'backTest']}>
      <PageHeader
        actions={
          <DraftActions
            design={design}
            draft={draft}
            hasBackTests={BACK_TESTED.has(kind) && may('back-test.get')}
            hasEditor={false}
            isComparable={lifecycle.versions.length > 1}
            isLater={lifecycle.versions.some(({ version }) => version !== null)}
            isReview
            rights={lifecycle.rights}
            today={civilDateIn(ctx.now, tenant.timeZone).toString()}
            version={null}
          />
        }
        crumbs={crumbs}
        meta={<StateBadge state={draft.state} />}
        title={t('title', { name })}
      />
      <div className="flex flex-col gap-4">
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <RequestPanel
            design={design}
            draft={draft}
            isOwn={isOwn}
            mayApprove={may('design.approve')}
            timeZone={tenant.timeZone}
          />
          <div className="grid gap-4">
            {hasScenarios(kind, scenarios) && <ScenarioPanel scenarios={scenarios} />}
            {may('back-test.get') && BACK_TESTED.has(kind) && (
              <BackTestPanel
                design={design}
                last={lastBackTest}
                reviewHash={draft.reviewHash}
                timeZone={tenant.timeZone}
              />
            )}
            <HistoryPanel reviews={draft.reviews} timeZone={tenant.timeZone} />
          </div>
        </div>
        <Changes kind={kind} loaded={loaded} />
      </div>
    </Words>
  );
}
