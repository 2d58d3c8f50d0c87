export type ParsedJson =
  | { ok: true; value: unknown }
  | { ok: false; line: number; column: number; reason: string };

/** Reads JSON; a fault comes back with its line and column, both counted from 1. */
export function parseJson(text: string): ParsedJson {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    const reason = (error as Error).message;
    const at = faultPosition(text, reason);
    const before = text.slice(0, at);
    const line = before.split('\n').length;
    const column = at - before.lastIndexOf('\n');
    return { ok: false, line, column, reason: plainReason(reason) };
  }
}

/** V8 names the position, or nothing where the text only ended too early. */
function faultPosition(text: string, message: string): number {
  const match = /at position (\d+)/.exec(message);
  if (match) return Number(match[1]);
  const token = /Unexpected token '(.)', /su.exec(message);
  if (!token) return text.length;
  return shortestFault(text);
}

/** Where no position is named: the shortest beginning that fails other than by ending. */
function shortestFault(text: string): number {
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (failsEarly(text.slice(0, middle + 1))) high = middle;
    else low = middle + 1;
  }
  return low;
}

function failsEarly(start: string): boolean {
  try {
    JSON.parse(start);
    return false;
  } catch (error) {
    return !/end of JSON|Unterminated/.test((error as Error).message);
  }
}

function plainReason(message: string): string {
  return message.replace(/ in JSON at position.*$/s, '').replace(/, ".*$/s, '');
}
