import { useTranslations } from 'next-intl';
import type { DesignSummary } from '#engine/runtime/design';
import { Badge, Status, type Tone } from '../ui/index.ts';

const TONES: Record<DesignSummary['status'], Tone> = {
  draft: 'notice',
  published: 'positive',
  retired: 'neutral',
};

interface DesignStatusProps {
  status: DesignSummary['status'];
  /** A draft waits beside the published versions. */
  hasDraft?: boolean;
}

export function DesignStatus({ status, hasDraft = false }: DesignStatusProps) {
  const t = useTranslations('flows.design');
  return (
    <span className="inline-flex items-center gap-2">
      <Status tone={TONES[status]}>{t(`statuses.${status}`)}</Status>
      {hasDraft && status !== 'draft' && <Badge tone="notice">{t('withDraft')}</Badge>}
    </span>
  );
}

/** "v3", or that it is a draft. */
export function VersionName({ version }: { version: number | null }) {
  const t = useTranslations('flows.design');
  return <span>{version === null ? t('statuses.draft') : t('version', { version })}</span>;
}
