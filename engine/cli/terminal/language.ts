import type { LocalText } from '#engine/core/issue';

export type Language = 'zh' | 'en';
export type Speaker = (text: LocalText) => string;

/** The language asked for, else that of the environment, else English. */
export function chooseLanguage(
  arguments_: readonly string[],
  environment: NodeJS.ProcessEnv,
): Language {
  const given = givenLanguage(arguments_);
  if (given === 'zh' || given === 'en') return given;
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  const wished = LC_ALL || LC_MESSAGES || LANG || '';
  return wished.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

function givenLanguage(arguments_: readonly string[]): string | undefined {
  const joined = arguments_.find((argument) => argument.startsWith('--lang='));
  if (joined) return joined.slice('--lang='.length);
  const at = arguments_.indexOf('--lang');
  return at < 0 ? undefined : arguments_[at + 1];
}

export function speaker(language: Language): Speaker {
  return (text) => text[language];
}
