import { useTranslations } from 'next-intl';
import type { BillRunSummary } from '#engine/runtime/bill-run';

type BillRunStatus = BillRunSummary['status'];

interface Look {
  text: string;
  dot: string;
}

const atWork: Look = { text: 'text-accent', dot: 'bg-accent motion-safe:animate-pulse' };
const done: Look = { text: 'text-ink', dot: 'bg-accent' };
const given: Look = { text: 'text-muted', dot: 'border border-line-strong' };

/** Only what waits for a person stands out; the word carries the meaning, the dot repeats it. */
const looks: Record<BillRunStatus, Look> = {
  planned: { text: 'text-muted', dot: 'bg-line-strong' },
  computing: atWork,
  review: { text: 'rounded bg-notice-soft px-1.5 -mx-1.5 text-notice', dot: 'bg-notice' },
  posting: atWork,
  posted: done,
  discarding: atWork,
  discarded: given,
  cancelled: given,
  failed: { text: 'font-medium text-notice', dot: 'bg-notice' },
};

export function StatusBadge({ status }: { status: BillRunStatus }) {
  const t = useTranslations('billRuns.statuses');
  const { text, dot } = looks[status];
  return (
    <span className={`inline-flex h-5 items-center gap-1.5 ${text}`}>
      <span aria-hidden="true" className={`size-1.5 rounded-full ${dot}`} />
      {t(status)}
    </span>
  );
}
