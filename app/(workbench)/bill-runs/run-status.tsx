import { useTranslations } from 'next-intl';
import { Status } from '../../ui/index.ts';
import { type BillRunStatus, isAtWork, RUN_TONES } from './run-state.ts';

interface RunStatusProps {
  status: BillRunStatus;
  pausedAt: string | null;
}

export function RunStatus({ status, pausedAt }: RunStatusProps) {
  const t = useTranslations('billRuns');
  const name = t(`statuses.${status}`);
  return (
    <Status
      soft={status === 'review'}
      tone={RUN_TONES[status]}
      working={isAtWork(status, pausedAt)}
    >
      {pausedAt === null ? name : t('paused', { status: name })}
    </Status>
  );
}
