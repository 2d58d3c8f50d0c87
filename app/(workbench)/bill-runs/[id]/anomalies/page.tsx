import { getTranslations } from 'next-intl/server';
import { listAnomalies } from '#engine/runtime/bill-run';
import { paths } from '../../../../paths.ts';
import { CursorPager } from '../../../../ui/index.ts';
import { countOf, textOf, wordOf } from '../list-query.ts';
import { loadRun } from '../load-run.ts';
import { AnomalyList } from './anomaly-list.tsx';

const PAGE_SIZE = 50;
const PERCENT_BOUNDS = [1, 1_000] as const;

export default async function AnomaliesPage(props: PageProps<'/bill-runs/[id]/anomalies'>) {
  const { ctx, run, may } = await loadRun((await props.params).id);
  const query = await props.searchParams;
  const t = await getTranslations('billRuns.anomalyList');
  const filter = {
    kind: wordOf(query, 'kind', ['zero', 'negative', 'change']),
    mark: wordOf(query, 'mark', ['unseen', 'right', 'wrong']),
    change: countOf(query, 'change', PERCENT_BOUNDS),
  };
  const cursor = textOf(query, 'cursor');
  const { kind, mark, change: changePercent } = filter;
  const page = await listAnomalies({
    ctx,
    input: { runId: run.id, kind, mark, changePercent, cursor, limit: PAGE_SIZE },
  });
  const here = (more = {}) => paths.billRunPart(run.id, 'anomalies', { ...filter, ...more });
  return (
    <AnomalyList
      filter={filter}
      isMarkable={run.status === 'review' && may('bill-run.review-mark') && may('bill-run.hold')}
      page={page}
      pager={
        <CursorPager
          first={cursor ? here() : undefined}
          label={t('pages')}
          next={page.next ? here({ cursor: page.next }) : undefined}
        />
      }
      runId={run.id}
    />
  );
}
