import { useTranslations } from 'next-intl';
import { Steps } from '../../ui/index.ts';

export const IMPORT_STEPS = ['upload', 'columns', 'check', 'import', 'done'] as const;
export type ImportStep = (typeof IMPORT_STEPS)[number];

export function ImportSteps({ current }: { current: ImportStep }) {
  const t = useTranslations('imports.steps');
  return (
    <Steps
      current={IMPORT_STEPS.indexOf(current)}
      label={t('label')}
      steps={IMPORT_STEPS.map((step) => t(step))}
    />
  );
}
