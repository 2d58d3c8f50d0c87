import { getTranslations } from 'next-intl/server';
import { listHeld } from '#engine/runtime/bill-run';
import { paths } from '../../../../paths.ts';
import { CursorPager } from '../../../../ui/index.ts';
import { textOf } from '../list-query.ts';
import { loadRun } from '../load-run.ts';
import { HeldList } from './held-list.tsx';

const PAGE_SIZE = 50;

export default async function HeldPage(props: PageProps<'/bill-runs/[id]/held'>) {
  const { ctx, run, may, tenant } = await loadRun((await props.params).id);
  const t = await getTranslations('billRuns.heldList');
  const cursor = textOf(await props.searchParams, 'cursor');
  const page = await listHeld({ ctx, input: { runId: run.id, cursor, limit: PAGE_SIZE } });
  const isPosted = run.status === 'posted';
  const mayRelease = may('bill-run.release') && (!isPosted || may('bill-run.post'));
  return (
    <HeldList
      isPosted={isPosted}
      may={{ release: mayRelease, discard: may('bill-run.discard-draft') }}
      pager={
        <CursorPager
          first={cursor ? paths.billRunPart(run.id, 'held') : undefined}
          label={t('pages')}
          next={page.next ? paths.billRunPart(run.id, 'held', { cursor: page.next }) : undefined}
        />
      }
      rows={page.rows}
      timeZone={tenant.timeZone}
    />
  );
}
