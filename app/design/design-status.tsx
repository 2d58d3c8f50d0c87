import { useTranslations } from 'next-intl';
import type { DesignOverview, DesignSummary } from '#engine/runtime/design';
import { Badge, Status, type Tone } from '../ui/index.ts';

const TONES: Record<DesignSummary['status'], Tone> = {
  draft: 'notice',
  published: 'positive',
  retired: 'neutral',
  cancelled: 'neutral',
};

interface DesignStatusProps {
  status: DesignSummary['status'];
  /** A draft waits beside the published versions. */
  hasDraft?: boolean;
  /** How far that draft is. */
  review?: DesignOverview['review'];
}

export function DesignStatus({ status, hasDraft = false, review = null }: DesignStatusProps) {
  const t = useTranslations('flows.design');
  const draft = review === null ? 'withDraft' : (`reviews.${review}` as const);
  return (
    <span className="inline-flex items-center gap-2">
      <Status tone={TONES[status]}>{t(`statuses.${status}`)}</Status>
      {hasDraft && (status !== 'draft' || review !== null) && (
        <Badge tone={review === null ? 'notice' : 'info'}>{t(draft)}</Badge>
      )}
    </span>
  );
}

/** "v3", or that it is a draft. */
export function VersionName({ version }: { version: number | null }) {
  const t = useTranslations('flows.design');
  return <span>{version === null ? t('statuses.draft') : t('version', { version })}</span>;
}
