import { useTranslations } from 'next-intl';
import { Status, type Tone } from '../../ui/index.ts';
import type { ImportRow } from './types.ts';

const TONES: Record<ImportRow['status'], Tone> = {
  uploading: 'notice',
  draft: 'neutral',
  rehearsing: 'info',
  rehearsed: 'accent',
  running: 'info',
  done: 'positive',
  failed: 'danger',
  cancelled: 'neutral',
};

export function ImportStatus({ status }: { status: ImportRow['status'] }) {
  const t = useTranslations('imports.status');
  return (
    <Status tone={TONES[status]} working={status === 'rehearsing' || status === 'running'}>
      {t(status)}
    </Status>
  );
}
