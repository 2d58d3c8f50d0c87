import { DEFAULT_SAMPLE_SIZE, sampleDrafts } from '#engine/runtime/bill-run';
import { countOf, wordOf } from '../list-query.ts';
import { loadRun } from '../load-run.ts';
import { SampleList } from './sample-list.tsx';

const SIZE_BOUNDS = [1, 200] as const;

export default async function SamplePage(props: PageProps<'/bill-runs/[id]/sample'>) {
  const { ctx, run, may } = await loadRun((await props.params).id);
  const query = await props.searchParams;
  const size = countOf(query, 'size', SIZE_BOUNDS) ?? DEFAULT_SAMPLE_SIZE;
  const isByPlan = wordOf(query, 'by', ['all']) === undefined;
  const sample = await sampleDrafts({
    ctx,
    input: { runId: run.id, size, ...(isByPlan ? { by: 'plan' as const } : {}) },
  });
  return (
    <SampleList
      isByPlan={isByPlan}
      isMarkable={run.status === 'review' && may('bill-run.review-mark') && may('bill-run.hold')}
      runId={run.id}
      sample={sample}
      size={size}
    />
  );
}
