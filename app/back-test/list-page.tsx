import { History } from 'lucide-react';
import { getLocale, getTranslations } from 'next-intl/server';
import { listBackTests, listClosedPeriods } from '#engine/runtime/back-test';
import type { Context } from '#engine/runtime/context';
import { openPage } from '../data/open-page.ts';
import { loadLifecycle } from '../design/lifecycle/load-lifecycle.ts';
import { Words } from '../i18n/words.tsx';
import { paths } from '../paths.ts';
import { EmptyState, LinkButton, Notice, PageHeader, Panel } from '../ui/index.ts';
import { BackTestTable } from './back-test-table.tsx';
import { StartButton } from './start/start-button.tsx';

interface BackTestsPageProps {
  kind: string;
  params: Promise<{ key: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const MOST_SHOWN = 20;

async function load(ctx: Context, kind: string, key: string) {
  const [lifecycle, { rows }, periods] = await Promise.all([
    loadLifecycle(ctx, kind, key),
    listBackTests({ ctx, input: { kind, key, limit: MOST_SHOWN } }),
    listClosedPeriods({ ctx, input: {} }),
  ]);
  return { lifecycle, rows, periods };
}

/** The page with all back-tests of a design of any kind, and the form for another. */
export async function BackTestsPage({ kind, params, searchParams }: BackTestsPageProps) {
  const { ctx, tenant, may } = await openPage('back-test.get');
  const { key } = await params;
  const isStarting = (await searchParams).new !== undefined;
  const [t, locale] = await Promise.all([getTranslations('backTest'), getLocale()]);
  const { lifecycle, rows, periods } = await load(ctx, kind, key);
  const name = lifecycle.versions.find(({ name: own }) => own !== null)?.name?.[locale] ?? key;
  const isReady = lifecycle.draft !== null && periods.length > 0 && may('back-test.start');
  const start = isReady && (
    <StartButton
      designKey={key}
      idempotencyKey={`web:${ctx.newId()}`}
      isOpen={isStarting}
      kind={kind}
      name={name}
      periods={periods}
    />
  );
  return (
    <Words of={['backTest']}>
      <PageHeader
        actions={start}
        crumbs={[{ label: name, href: paths.design(kind, key) }]}
        description={t('description')}
        title={t('title', { name })}
      />
      <div className="flex flex-col gap-3">
        {!lifecycle.draft && (
          <Notice
            actions={
              may('design.save-draft') && (
                <LinkButton href={paths.design(kind, key)} size="sm">
                  {name}
                </LinkButton>
              )
            }
            title={t('noDraft')}
          >
            {t('noDraftText')}
          </Notice>
        )}
        {periods.length === 0 && <Notice title={t('noPeriods')}>{t('noPeriodsText')}</Notice>}
        {rows.length === 0 ? (
          <EmptyState icon={<History aria-hidden="true" />} title={t('empty.title')}>
            {t('empty.text')}
            {kind === 'decision-table' && ` ${t('empty.table')}`}
          </EmptyState>
        ) : (
          <Panel flush>
            <BackTestTable rows={rows} timeZone={tenant.timeZone} />
            <p className="px-4 py-2 text-muted text-xs">{t('kept')}</p>
          </Panel>
        )}
      </div>
    </Words>
  );
}
