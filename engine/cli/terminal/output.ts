import type { Issue, LocalText } from '#engine/core/issue';
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

interface Failure {
  code: string;
  text: LocalText;
  issues: readonly Issue[];
  status: 1 | 2;
}

/** What a verb refuses because of what it was given is bad input. */
const BAD_INPUT = new Set(['invalid', 'not-found']);

/** Our own failures and those of verbs and database: all have a text in both languages. */
function asFailure(error: unknown): Failure | undefined {
  const given = error as Partial<Failure> | null;
  const text = given?.text;
  if (text === null || typeof text !== 'object' || !('zh' in text) || !('en' in text)) {
    return undefined;
  }
  const code = typeof given?.code === 'string' ? given.code : 'failed';
  const issues = Array.isArray(given?.issues) ? given.issues : [];
  const status = error instanceof CliFailure ? error.status : BAD_INPUT.has(code) ? 2 : 1;
  return { code, text, issues, status };
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
      const known = asFailure(error);
      if (known) {
        failKnown(known.code, known.text, known.issues);
        const further = known.issues.filter(({ message }) => !known.text.en.includes(message.en));
        for (const line of describeIssues('', further)) warn(line);
        return known.status;
      }
      const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
      failKnown('unexpected', { zh: `意外错误：${reason}`, en: `Unexpected error: ${reason}` }, []);
      return 1;
    },
  };
}
