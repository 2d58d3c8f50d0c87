'use client';

import { useTranslations } from 'next-intl';
import { Badge } from '../../../ui/index.ts';

interface MarkCellProps {
  outcome: 'right' | 'wrong' | null;
  note: string | null;
}

/** What somebody found on looking at the invoice. */
export function MarkCell({ outcome, note }: MarkCellProps) {
  const t = useTranslations('billRuns.marks');
  if (outcome === null) return <span className="text-muted">{t('unseen')}</span>;
  return (
    <span className="inline-flex max-w-64 items-center gap-2">
      <Badge tone={outcome === 'right' ? 'positive' : 'negative'}>{t(outcome)}</Badge>
      {note && <span className="truncate text-muted">{note}</span>}
    </span>
  );
}

export function HoldCell({ reason }: { reason: string | null }) {
  const t = useTranslations('billRuns.marks');
  if (reason === null) return null;
  return (
    <span className="inline-flex max-w-64 items-center gap-2">
      <Badge tone="notice">{t('held')}</Badge>
      <span className="truncate text-muted">{reason}</span>
    </span>
  );
}
