import { getTranslations } from 'next-intl/server';
import { listExceptions } from '#engine/runtime/bill-run';
import { paths } from '../../../../paths.ts';
import { CursorPager } from '../../../../ui/index.ts';
import { textOf, wordOf } from '../list-query.ts';
import { loadRun } from '../load-run.ts';
import { ExceptionList } from './exception-list.tsx';

const PAGE_SIZE = 50;

export default async function ExceptionsPage(props: PageProps<'/bill-runs/[id]/exceptions'>) {
  const { ctx, run, may } = await loadRun((await props.params).id);
  const query = await props.searchParams;
  const t = await getTranslations('billRuns.exceptionList');
  const filter = {
    code: textOf(query, 'code'),
    status: wordOf(query, 'status', ['open', 'resolved']),
  };
  const cursor = textOf(query, 'cursor');
  const page = await listExceptions({
    ctx,
    input: { runId: run.id, ...filter, cursor, limit: PAGE_SIZE },
  });
  const here = (more = {}) => paths.billRunPart(run.id, 'exceptions', { ...filter, ...more });
  return (
    <ExceptionList
      filter={filter}
      may={{
        retry: may('bill-run.retry') && run.status === 'review',
        resolve: may('bill-run.resolve'),
      }}
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
