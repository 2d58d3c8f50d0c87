import { createTranslator } from 'next-intl';
import type { Locale } from '../../../../i18n/locale.ts';
import { en } from '../../../../messages/en/index.ts';
import { zh } from '../../../../messages/zh/index.ts';

/** The words of invoices in the language of the paper, whatever that of the screens is. */
export function wordsIn(locale: Locale) {
  return createTranslator({ locale, messages: { zh, en }[locale], namespace: 'invoices' });
}

export type Words = ReturnType<typeof wordsIn>;
