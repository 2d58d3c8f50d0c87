'use client';

import { useTranslations } from 'next-intl';
import type { SecurityState } from '../../../auth/security-actions.ts';
import { Notice } from '../../../ui/index.ts';

interface OutcomeProps {
  state: SecurityState;
  /** The words for what is particular to the form. */
  words: Partial<Record<NonNullable<SecurityState['error' | 'done']>, string>>;
}

/** What became of a form, above it. */
export function Outcome({ state: { error, done }, words }: OutcomeProps) {
  const t = useTranslations('security');
  if (error) {
    const general = error === 'tooMany' ? t('tooMany') : t('failed');
    return <Notice tone="danger">{words[error] ?? general}</Notice>;
  }
  return done && words[done] ? <Notice>{words[done]}</Notice> : null;
}
