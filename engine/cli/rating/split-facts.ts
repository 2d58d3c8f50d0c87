import { readLines, type SourceLine } from '#engine/cli/files';
import { CliFailure } from '#engine/cli/terminal';

export type SplitFacts =
  | { kind: 'lines'; lines: AsyncIterable<SourceLine> }
  | { kind: 'document'; text: string };

/** A single document of facts that is larger is none. */
const MAX_DOCUMENT_BYTES = 64 * 1024 * 1024;

/**
 * Whether a source holds one document or a document a line: by its name, else by looking. It holds
 * lines where the first one that isn't blank is JSON by itself and another follows.
 */
export async function splitFacts(
  file: string,
  source: AsyncIterable<Buffer | string>,
): Promise<SplitFacts> {
  const lines = readLines(source);
  if (/\.(ndjson|jsonl)$/i.test(file)) return { kind: 'lines', lines };
  const seen: SourceLine[] = [];
  const first = await takeUntilText(lines, seen);
  if (first && isJson(first) && (await takeUntilText(lines, seen))) {
    return { kind: 'lines', lines: joined(seen, lines) };
  }
  let bytes = seen.reduce((sum, line) => sum + line.bytes.length + 1, 0);
  for await (const line of lines) {
    seen.push(line);
    bytes += line.bytes.length + 1;
    if (bytes > MAX_DOCUMENT_BYTES || line.isTooLong) throw tooLarge(file);
  }
  return { kind: 'document', text: decode(file, seen) };
}

/** The next line that isn't blank; every line read goes to `seen`. */
async function takeUntilText(
  lines: AsyncGenerator<SourceLine>,
  seen: SourceLine[],
): Promise<SourceLine | undefined> {
  for (let next = await lines.next(); !next.done; next = await lines.next()) {
    seen.push(next.value);
    if (next.value.bytes.toString('latin1').trim() !== '') return next.value;
  }
  return undefined;
}

function isJson({ bytes }: SourceLine): boolean {
  try {
    JSON.parse(bytes.toString().replace(/^\uFEFF/, ''));
    return true;
  } catch {
    return false;
  }
}

async function* joined(
  seen: readonly SourceLine[],
  rest: AsyncIterable<SourceLine>,
): AsyncGenerator<SourceLine> {
  yield* seen;
  yield* rest;
}

function decode(file: string, lines: readonly SourceLine[]): string {
  const newline = Buffer.from('\n');
  const parts = lines.flatMap(({ bytes }, index) => (index === 0 ? [bytes] : [newline, bytes]));
  const bytes = Buffer.concat(parts);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new CliFailure({
      code: 'file-not-utf8',
      text: { zh: `${file}：不是 UTF-8 文本`, en: `${file}: not UTF-8 text` },
    });
  }
}

function tooLarge(file: string): CliFailure {
  return new CliFailure({
    code: 'file-too-large',
    text: {
      zh: `${file}：单个事实文档过大；多份事实请一行一个（NDJSON）`,
      en: `${file}: too large for one document of facts; write many as NDJSON, one a line`,
    },
  });
}
