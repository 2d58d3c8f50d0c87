import { Download } from 'lucide-react';
import type { Route } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { type BackTestView, getBackTest } from '#engine/runtime/back-test';
import type { Context } from '#engine/runtime/context';
import { AppError } from '#engine/runtime/error';
import { actorName } from '../(workbench)/bill-runs/actor-name.ts';
import { openPage } from '../data/open-page.ts';
import { loadLifecycle } from '../design/lifecycle/load-lifecycle.ts';
import { Words } from '../i18n/words.tsx';
import { paths } from '../paths.ts';
import {
  Badge,
  EmptyState,
  formatDuration,
  formatInstant,
  formatPeriod,
  LinkButton,
  PageHeader,
} from '../ui/index.ts';
import { CustomerSheet } from './customer-sheet.tsx';
import { LiveBackTest } from './live-back-test.tsx';
import { loadHeat } from './load-heat.ts';
import { ResultView } from './result/result-view.tsx';
import { ScopeText } from './scope-text.tsx';
import { BackTestStatus } from './status.tsx';

interface BackTestPageProps {
  kind: string;
  params: Promise<{ key: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

async function load(ctx: Context, kind: string, key: string, id: string): Promise<BackTestView> {
  if (!UUID.test(id)) notFound();
  try {
    const view = await getBackTest({ ctx, input: { id } });
    const { designKind, designKey } = view.backTest;
    if (designKind !== kind || designKey !== key) notFound();
    return view;
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') notFound();
    throw error;
  }
}

const MS_PER_S = 1000;

interface HeaderProps {
  view: BackTestView;
  name: string;
  timeZone: string;
  mayExport: boolean;
}

async function Header({ view: { backTest }, name, timeZone, mayExport }: HeaderProps) {
  const [t, system, locale] = await Promise.all([
    getTranslations('backTest'),
    getTranslations('flows.design'),
    getLocale(),
  ]);
  const { id, designKind: kind, designKey: key, createdAt, finishedAt } = backTest;
  const by = t('head.by', {
    name: actorName(backTest.createdBy, system('system')),
    time: formatInstant(createdAt, locale, timeZone),
  });
  const seconds = finishedAt ? (Date.parse(finishedAt) - Date.parse(createdAt)) / MS_PER_S : null;
  const took =
    seconds === null || backTest.status !== 'done'
      ? ''
      : ` · ${t('head.took', { time: formatDuration(seconds, locale) })}`;
  return (
    <PageHeader
      actions={
        mayExport &&
        backTest.status === 'done' && (
          <LinkButton
            href={paths.exportBackTest(id)}
            icon={<Download aria-hidden="true" />}
            prefetch={false}
          >
            {t('export')}
          </LinkButton>
        )
      }
      crumbs={[
        { label: name, href: paths.design(kind, key) },
        { label: t('of'), href: paths.backTests(kind, key) },
      ]}
      description={by + took}
      meta={
        <>
          <BackTestStatus status={backTest.status} />
          <Badge>
            <ScopeText sampleSize={backTest.sampleSize} />
          </Badge>
          <Badge>{t(`form.${backTest.projection}`)}</Badge>
        </>
      }
      title={formatPeriod(backTest.periodStart, backTest.periodEnd, locale)}
    />
  );
}

function customersOf({ result }: BackTestView): string[] {
  const movers = result?.currencies.flatMap(({ risers, fallers }) => [...risers, ...fallers]);
  return (movers ?? []).map(({ customerId }) => customerId);
}

/** The page of one back-test: how far it is, or what came of it. */
export async function BackTestPage({ kind, params, searchParams }: BackTestPageProps) {
  const { ctx, tenant, may } = await openPage('back-test.get');
  const { key, id } = await params;
  const view = await load(ctx, kind, key, id);
  const [t, locale] = await Promise.all([getTranslations('backTest'), getLocale()]);
  const { backTest, result } = view;
  const { versions } = await loadLifecycle(ctx, kind, key);
  const name = versions.find(({ name: own }) => own !== null)?.name?.[locale] ?? key;
  const customer = (await searchParams).customer;
  const at = paths.backTest(kind, key, id);
  const hrefs: Record<string, Route> = Object.fromEntries(
    customersOf(view).map((each) => [each, paths.backTest(kind, key, id, { customer: each })]),
  );
  return (
    <Words of={['backTest', 'flows']}>
      <Header
        mayExport={may('back-test.export')}
        name={name}
        timeZone={tenant.timeZone}
        view={view}
      />
      {backTest.status === 'running' && (
        <LiveBackTest
          first={view.progress}
          id={id}
          mayCancel={may('back-test.cancel')}
          seenAt={ctx.now.toString()}
          startedAt={backTest.createdAt}
        />
      )}
      {backTest.status === 'cancelled' && (
        <EmptyState
          actions={
            <LinkButton href={paths.backTests(kind, key, { new: 1 })}>
              {t('cancelled.again')}
            </LinkButton>
          }
          title={t('cancelled.title')}
        >
          {t('cancelled.text')}
        </EmptyState>
      )}
      {result && (
        <ResultView
          flows={await loadHeat(ctx, id, result.heat, locale)}
          hrefs={hrefs}
          result={result}
        />
      )}
      {typeof customer === 'string' && UUID.test(customer) && (
        <CustomerSheet back={at} customerId={customer} id={id} />
      )}
    </Words>
  );
}
