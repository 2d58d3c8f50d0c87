import { type Found, isObject, Numeral, type Reading } from './reading.ts';

const MAX_TEXT_CHARS = 16 * 1024 * 1024;

type Reviver = (key: string, value: unknown, context: { source?: string }) => unknown;

/** JSON whose numbers keep the text they were written with. */
function parseExactly(text: string): unknown {
  const parse = JSON.parse as (text: string, reviver: Reviver) => unknown;
  return parse(text, (_, value, { source }) =>
    typeof value === 'number' ? new Numeral(source ?? String(value)) : value,
  );
}

function parsed(text: string, reading: Reading): unknown {
  if (text.length > MAX_TEXT_CHARS) {
    const message = { zh: '文件过大', en: 'the file is too large' };
    reading.refuse('lago-too-large', '', message, { limit: MAX_TEXT_CHARS });
    return undefined;
  }
  try {
    return parseExactly(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const reason = (error as Error).message.slice(0, 200);
    reading.refuse('lago-not-json', '', {
      zh: `不是有效的 JSON（${reason}）`,
      en: `not valid JSON (${reason})`,
    });
    return undefined;
  }
}

/** The plan object of a file: bare, or as the API answers with `{ "plan": … }`. */
export function parsePlan(text: string, reading: Reading): Found | undefined {
  const value = parsed(text, reading);
  if (value === undefined) return undefined;
  const whole: Found = { value, path: '' };
  const inner = reading.member(whole, 'plan');
  const plan = inner.value === undefined ? whole : inner;
  if (isObject(plan.value)) return plan;
  reading.refuse('lago-not-a-plan', plan.path, {
    zh: '文件中没有 Lago 的 plan 对象',
    en: 'the file holds no plan object of Lago',
  });
  return undefined;
}
