import { isUtf8 } from 'node:buffer';
import { once } from 'node:events';
import { parseJson, type SourceLine } from '#engine/cli/files';
import { issue } from '#engine/core/issue';
import type { CompiledBundle } from '#engine/core/rating';
import type { Refused } from '#schemas';

/** Results are written in pieces of this size; one write a line would cost more than the rating. */
const FLUSH_CHARS = 64 * 1024;

/** Rates a document a line and writes a compact result a line, in the same order. */
export async function rateLines(
  bundle: CompiledBundle,
  lines: AsyncIterable<SourceLine>,
  target: NodeJS.WritableStream = process.stdout,
): Promise<number> {
  let pending = '';
  let count = 0;
  let number = 0;
  const flush = async () => {
    const text = pending;
    pending = '';
    if (text !== '' && !target.write(text)) await once(target, 'drain');
  };
  for await (const line of lines) {
    number += 1;
    const result = rateLine(bundle, line, number);
    if (result === undefined) continue;
    pending += `${JSON.stringify(result)}\n`;
    count += 1;
    if (pending.length >= FLUSH_CHARS) await flush();
  }
  await flush();
  return count;
}

/** Undefined for a blank line. */
function rateLine(bundle: CompiledBundle, { bytes, isTooLong }: SourceLine, number: number) {
  if (isTooLong) return unreadable(number, 0, { zh: '该行过长', en: 'the line is too long' });
  if (!isUtf8(bytes)) return unreadable(number, 0, { zh: '不是 UTF-8 文本', en: 'not UTF-8 text' });
  const text = bytes.toString().replace(/^\uFEFF/, '');
  if (text.trim() === '') return undefined;
  try {
    return bundle.rate(JSON.parse(text));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  const parsed = parseJson(text);
  const [column, reason] = parsed.ok ? [0, ''] : [parsed.column, parsed.reason];
  return unreadable(number, column, {
    zh: `第 ${number} 行第 ${column} 列：不是有效的 JSON（${reason}）`,
    en: `line ${number}, column ${column}: not valid JSON (${reason})`,
  });
}

function unreadable(line: number, column: number, message: { zh: string; en: string }): Refused {
  return { issues: [issue('facts-not-json', '', message, { line, column })] };
}
