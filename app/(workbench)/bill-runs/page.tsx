import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { listBillRuns } from '#engine/runtime/bill-run';
import { openPage } from '../../data/open-page.ts';
import { Words } from '../../i18n/words.tsx';
import { paths } from '../../paths.ts';
import { CursorPager, EmptyState, LinkButton, ListPage, PageHeader } from '../../ui/index.ts';
import { RefreshWhileRunning } from './refresh-while-running.tsx';
import { readRunFilter, STATUS_GROUPS } from './run-filter.ts';
import { RunFilters } from './run-filters.tsx';
import { RunList } from './run-list.tsx';
import { isAtWork } from './run-state.ts';

const PAGE_SIZE = 50;
const YEARS = 6;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('billRuns'))('title') };
}

/** This year by the operator's clock, and those before it. */
function recentYears(now: Temporal.Instant, timeZone: string): number[] {
  const { year } = now.toZonedDateTimeISO(timeZone);
  return Array.from({ length: YEARS }, (_, index) => year + 1 - index);
}

export default async function BillRunsPage({ searchParams }: PageProps<'/bill-runs'>) {
  const { ctx, tenant, may } = await openPage('bill-run.get');
  const t = await getTranslations('billRuns');
  const filter = readRunFilter(await searchParams);
  const { status, year, cursor } = filter;
  const statuses = status && [...STATUS_GROUPS[status]];
  const { rows, nextCursor } = await listBillRuns({
    ctx,
    input: { statuses, year, cursor, limit: PAGE_SIZE },
  });
  const create = may('bill-run.plan') && (
    <LinkButton href={paths.newBillRun()} icon={<Plus aria-hidden="true" />} variant="primary">
      {t('newRun')}
    </LinkButton>
  );
  const isFiltered = Object.keys(filter).length > 0;
  return (
    <ListPage>
      <PageHeader actions={create} title={t('title')} />
      {rows.length === 0 && !isFiltered ? (
        <EmptyState actions={create} title={t('empty.title')}>
          {t('empty.text')}
        </EmptyState>
      ) : (
        <Words of={['billRuns']}>
          <RunList
            empty={
              <EmptyState
                actions={<LinkButton href={paths.billRuns()}>{t('empty.clear')}</LinkButton>}
                className="border-0 p-0"
                title={t('empty.filtered')}
              />
            }
            pager={
              <CursorPager
                first={cursor ? paths.billRuns({ status, year }) : undefined}
                label={t('paging')}
                next={nextCursor ? paths.billRuns({ status, year, cursor: nextCursor }) : undefined}
                note={t('timesIn', { timeZone: tenant.timeZone })}
              />
            }
            rows={rows}
            timeZone={tenant.timeZone}
            toolbar={<RunFilters filter={filter} years={recentYears(ctx.now, tenant.timeZone)} />}
          />
          {rows.some((run) => isAtWork(run.status, run.pausedAt)) && <RefreshWhileRunning />}
        </Words>
      )}
    </ListPage>
  );
}
