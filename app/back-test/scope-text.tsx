import { useTranslations } from 'next-intl';
import type { BackTestHead } from '#engine/runtime/back-test';

/** All customers, or a sample of so many. */
export function ScopeText({ sampleSize }: Pick<BackTestHead, 'sampleSize'>) {
  const t = useTranslations('backTest');
  return sampleSize === null ? t('everybody') : t('sampleOf', { count: sampleSize });
}
