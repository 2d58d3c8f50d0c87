import { useTranslations } from 'next-intl';
import type { BackTestHead } from '#engine/runtime/back-test';
import { Status, type Tone } from '../ui/index.ts';

const TONES: Record<BackTestHead['status'], Tone> = {
  running: 'accent',
  done: 'positive',
  cancelled: 'neutral',
};

export function BackTestStatus({ status }: Pick<BackTestHead, 'status'>) {
  const t = useTranslations('backTest.statuses');
  return (
    <Status tone={TONES[status]} working={status === 'running'}>
      {t(status)}
    </Status>
  );
}
