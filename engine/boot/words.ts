import type { LocalText } from '#engine/core/issue';

function speaksChinese(environment: Readonly<Record<string, string | undefined>>): boolean {
  const language = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '';
  return language.toLowerCase().startsWith('zh');
}

const chinese = speaksChinese(process.env);

export function inWords(text: LocalText): string {
  return chinese ? text.zh : text.en;
}

export function say(text: LocalText): void {
  console.log(inWords(text));
}

export function complain(text: LocalText): void {
  console.error(inWords(text));
}
