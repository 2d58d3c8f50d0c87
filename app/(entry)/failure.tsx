'use client';

import { useTranslations } from 'next-intl';
import type { FormState } from '../auth/actions.ts';
import { Notice } from '../ui/index.ts';

const GENERAL = { tooMany: 'tooMany', failed: 'failed' } as const;

interface FailureProps {
  error: FormState['error'];
  /** The words for what is particular to the form. */
  words: Partial<Record<NonNullable<FormState['error']>, string>>;
}

/** What went wrong with a form, above it. */
export function Failure({ error, words }: FailureProps) {
  const t = useTranslations('signIn');
  if (!error) return null;
  const general = error === 'tooMany' || error === 'failed' ? t(GENERAL[error]) : undefined;
  return (
    <div role="alert">
      <Notice title={words[error] ?? general ?? t('failed')} tone="danger" />
    </div>
  );
}
