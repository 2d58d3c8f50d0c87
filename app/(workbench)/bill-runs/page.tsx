import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { BillRunTable } from './bill-run-table.tsx';
import { DatabaseUnreachable } from './database-unreachable.tsx';
import { loadBillRuns } from './load-bill-runs.ts';
import { NoBillRuns, NoOlderBillRuns } from './no-bill-runs.tsx';
import { Paging } from './paging.tsx';
import { RefreshWhileRunning } from './refresh-while-running.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('billRuns'))('title') };
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const RUNNING = new Set(['planned', 'computing', 'posting', 'discarding']);

export default async function BillRunsPage({ searchParams }: PageProps<'/bill-runs'>) {
  const { cursor } = await searchParams;
  const after = typeof cursor === 'string' && UUID.test(cursor) ? cursor : undefined;
  const t = await getTranslations('billRuns');
  const loaded = await loadBillRuns(after);
  return (
    <div className="flex max-h-full flex-col">
      <h1 className="mb-4 font-semibold text-[20px] leading-7">{t('title')}</h1>
      {loaded.state === 'unreachable' && <DatabaseUnreachable />}
      {loaded.state === 'none' && <NoBillRuns />}
      {loaded.state === 'loaded' && loaded.rows.length === 0 && <NoOlderBillRuns />}
      {loaded.state === 'loaded' && loaded.rows.length > 0 && (
        <>
          <BillRunTable rows={loaded.rows} timeZone={loaded.timeZone} />
          <Paging first={after === undefined} nextCursor={loaded.nextCursor} />
          {loaded.rows.some(({ status }) => RUNNING.has(status)) && <RefreshWhileRunning />}
        </>
      )}
    </div>
  );
}
