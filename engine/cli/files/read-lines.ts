const NEWLINE = 0x0a;
const RETURN = 0x0d;

/** A longer line is cut off there, and marked. */
const MAX_LINE_BYTES = 16 * 1024 * 1024;

export interface SourceLine {
  bytes: Buffer;
  isTooLong: boolean;
}

/**
 * Splits bytes at newlines only: JSON texts may hold U+2028, which Node's own line reader would
 * take for an end of line.
 */
export async function* readLines(
  source: AsyncIterable<Buffer | string>,
): AsyncGenerator<SourceLine> {
  let parts: Buffer[] = [];
  let length = 0;
  const take = (): SourceLine => {
    const whole = parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
    const bytes = whole.at(-1) === RETURN ? whole.subarray(0, -1) : whole;
    const line = { bytes, isTooLong: length > MAX_LINE_BYTES };
    parts = [];
    length = 0;
    return line;
  };
  const keep = (part: Buffer) => {
    if (length <= MAX_LINE_BYTES) parts.push(part);
    length += part.length;
  };
  for await (const piece of source) {
    const chunk = typeof piece === 'string' ? Buffer.from(piece) : piece;
    let start = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, start)) {
      keep(chunk.subarray(start, at));
      yield take();
      start = at + 1;
    }
    if (start < chunk.length) keep(chunk.subarray(start));
  }
  if (length > 0) yield take();
}
