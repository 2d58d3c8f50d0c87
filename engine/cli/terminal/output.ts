import type { LocalText } from '#engine/core/issue';
import { CliFailure } from './cli-failure.ts';
import { describeIssues } from './describe-issues.ts';
import { type Language, type Speaker, speaker } from './language.ts';

export interface Output {
  json: boolean;
  language: Language;
  speak: Speaker;
  /** A line for people; nothing with --json. */
  say(text: LocalText): void;
  /** A line on standard error for people; nothing with --json. */
  warn(text: LocalText): void;
  /** The result: the one JSON object with --json, else the lines for people. */
  result(data: unknown, lines: readonly LocalText[]): void;
  fail(error: unknown): number;
}

/** Anything with a text in both languages, as the database's failures have. */
function textOf(error: unknown): LocalText | undefined {
  const text = (error as { text?: unknown } | null)?.text;
  return text !== null && typeof text === 'object' && 'zh' in text && 'en' in text
    ? (text as LocalText)
    : undefined;
}

export function createOutput(json: boolean, language: Language): Output {
  const speak = speaker(language);
  const warn = (text: LocalText) => {
    if (!json) process.stderr.write(`${speak(text)}\n`);
  };
  const say = (text: LocalText) => {
    if (!json) process.stdout.write(`${speak(text)}\n`);
  };
  const writeJson = (data: unknown) => process.stdout.write(`${JSON.stringify(data)}\n`);
  const failKnown = (code: string, text: LocalText, issues: CliFailure['issues']) => {
    if (json) writeJson({ error: { code, message: text, issues } });
    else warn(text);
  };
  return {
    json,
    language,
    speak,
    say,
    warn,
    result(data, lines) {
      if (json) writeJson(data);
      else for (const line of lines) say(line);
    },
    fail(error) {
      if (error instanceof CliFailure) {
        failKnown(error.code, error.text, error.issues);
        for (const line of describeIssues('', error.issues)) warn(line);
        return error.status;
      }
      const text = textOf(error);
      const code = (error as { code?: unknown })?.code;
      if (text) {
        failKnown(typeof code === 'string' ? code : 'failed', text, []);
        return 1;
      }
      const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
      failKnown('unexpected', { zh: `意外错误：${reason}`, en: `Unexpected error: ${reason}` }, []);
      return 1;
    },
  };
}
