import type { Locale } from '../i18n/locale.ts';
import type { ShownError } from './procedure.ts';

const UNREACHABLE: ShownError = {
  code: 'unavailable',
  text: {
    zh: '连接不上服务器，请检查网络后重试',
    en: "the server can't be reached; check the connection and try again",
  },
  issues: [],
};

/** What is known of an error of a procedure; an answer that never came counts as unavailable. */
export function shownErrorOf(error: unknown): ShownError {
  const data = (error as { data?: { shown?: ShownError } | null } | null)?.data;
  return data?.shown ?? UNREACHABLE;
}

/** The text of an error in the person's language, as a sentence. */
export function errorText(error: unknown, locale: Locale): string {
  const text = shownErrorOf(error).text[locale];
  return text.charAt(0).toUpperCase() + text.slice(1);
}
