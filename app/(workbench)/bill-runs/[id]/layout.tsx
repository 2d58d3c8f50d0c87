import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { Segment } from '#engine/runtime/bill-run';
import { Words } from '../../../i18n/words.tsx';
import { paths } from '../../../paths.ts';
import { Badge, formatInstant, formatPeriod, Notice, PageHeader } from '../../../ui/index.ts';
import { actorName } from '../actor-name.ts';
import { toTick } from '../progress-stream.ts';
import { RunStatus } from '../run-status.tsx';
import { SegmentText } from '../segment-text.tsx';
import { LiveRun } from './live-run.tsx';
import { type LoadedRun, loadRun } from './load-run.ts';
import { loadSample } from './load-sample.ts';
import { RunActions } from './run-actions.tsx';
import { RunTabs } from './run-tabs.tsx';

type Params = Promise<{ id: string }>;

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  const { run } = await loadRun((await params).id);
  const t = await getTranslations('billRuns');
  const period = formatPeriod(run.periodStart, run.periodEnd, await getLocale());
  return { title: t('run.of', { period }) };
}

const REVIEWABLE: ReadonlySet<string> = new Set(['review', 'posting', 'posted']);
const GONE: ReadonlySet<string> = new Set(['discarded', 'cancelled']);

/** How much of the sample that is proposed somebody looked at. */
async function countChecked({ run }: LoadedRun) {
  if (run.status !== 'review') return { checked: 0, size: 0 };
  const { checked, rows } = await loadSample(run.id);
  return { checked, size: rows.length };
}

function rightsOf({ may, run }: LoadedRun) {
  return {
    pause: may('bill-run.pause') && may('bill-run.resume'),
    cancel: may('bill-run.cancel') && run.status === 'computing',
    discard: may('bill-run.discard') && run.status === 'review',
    post: may('bill-run.post') && run.status === 'review',
  };
}

async function Header({ loaded }: { loaded: LoadedRun }) {
  const { run, tenant, summary, progress } = loaded;
  const t = await getTranslations('billRuns');
  const locale = await getLocale();
  const period = formatPeriod(run.periodStart, run.periodEnd, locale);
  const time = formatInstant(run.createdAt, locale, tenant.timeZone);
  return (
    <PageHeader
      actions={
        <RunActions
          may={rightsOf(loaded)}
          run={{
            id: run.id,
            status: run.status,
            pausedAt: run.pausedAt,
            currency: run.currency,
            period,
            drafts: progress.invoices,
            total: progress.total,
          }}
          sample={await countChecked(loaded)}
          summary={summary}
        />
      }
      crumbs={[{ label: t('title'), href: paths.billRuns() }]}
      description={t('run.byPerson', { name: actorName(run.createdBy, t('run.system')), time })}
      meta={
        <>
          <RunStatus pausedAt={run.pausedAt} status={run.status} />
          {run.segment && (
            <Badge>
              <SegmentText segment={run.segment as Segment} />
            </Badge>
          )}
        </>
      }
      title={period}
    />
  );
}

async function GoneNotice({ loaded: { run, totals } }: { loaded: LoadedRun }) {
  const t = await getTranslations('billRuns.gone');
  if (totals?.invoices === 0 && run.status === 'discarded') return <Notice>{t('empty')}</Notice>;
  return <Notice>{t(run.status === 'cancelled' ? 'cancelled' : 'discarded')}</Notice>;
}

export default async function BillRunLayout(props: { params: Params; children: ReactNode }) {
  const loaded = await loadRun((await props.params).id);
  const { ctx, run, progress, summary } = loaded;
  const { open } = summary.exceptions;
  return (
    <Words of={['billRuns']}>
      <Header loaded={loaded} />
      <LiveRun
        currency={run.currency}
        first={toTick({ run, progress }, ctx.now.epochMilliseconds)}
        runId={run.id}
      />
      {GONE.has(run.status) && <GoneNotice loaded={loaded} />}
      {REVIEWABLE.has(run.status) && (
        <>
          <RunTabs held={summary.held.invoices} open={open} runId={run.id} />
          {props.children}
        </>
      )}
    </Words>
  );
}
