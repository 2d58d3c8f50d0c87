import { isAscii, isUtf8 } from 'node:buffer';

export type FileEncoding = 'utf-8' | 'gb18030';

/** Where the first byte stands that an encoding can't read; both counted from 1. */
export interface BadByte {
  line: number;
  byte: number;
}

const NEWLINE = 0x0a;

/**
 * Finds out in one pass which encoding a file is written in. Both encodings leave the byte of the
 * newline to newlines, so a file is judged in pieces that end with one.
 */
export class EncodingProbe {
  private lines = 0;
  private utf8Lines = 0;
  private brokenUtf8Lines = 0;
  private carry: Buffer = Buffer.alloc(0);
  private readonly bad: Partial<Record<FileEncoding, BadByte>> = {};
  hasNul = false;

  feed(chunk: Buffer): void {
    const end = chunk.lastIndexOf(NEWLINE) + 1;
    if (end === 0) {
      this.carry = Buffer.concat([this.carry, chunk]);
      return;
    }
    const whole = chunk.subarray(0, end);
    this.judge(this.carry.length > 0 ? Buffer.concat([this.carry, whole]) : whole);
    this.carry = Buffer.from(chunk.subarray(end));
  }

  end(): void {
    if (this.carry.length > 0) this.judge(this.carry);
  }

  result(): FileEncoding {
    // A file that is UTF-8 but for a few lines is broken UTF-8, though GB18030 may read on.
    const isUtf8File = !this.bad['utf-8'] || this.utf8Lines > this.brokenUtf8Lines;
    return isUtf8File ? 'utf-8' : 'gb18030';
  }

  badByteIn(encoding: FileEncoding): BadByte | undefined {
    return this.bad[encoding];
  }

  private judge(block: Buffer): void {
    if (block.includes(0)) this.hasNul = true;
    if (isAscii(block)) {
      this.lines += countLines(block);
      return;
    }
    if (isUtf8(block) && this.bad.gb18030) {
      const lines = countLines(block);
      this.utf8Lines += lines;
      this.lines += lines;
      return;
    }
    for (const line of linesOf(block)) this.judgeLine(line);
  }

  private judgeLine(line: Buffer): void {
    this.lines += 1;
    if (isAscii(line)) return;
    if (isUtf8(line)) {
      this.utf8Lines += 1;
    } else {
      this.brokenUtf8Lines += 1;
      this.bad['utf-8'] ??= { line: this.lines, byte: firstBadByte(line, 'utf-8') };
    }
    if (!this.bad.gb18030 && !isReadable(line, 'gb18030')) {
      this.bad.gb18030 = { line: this.lines, byte: firstBadByte(line, 'gb18030') };
    }
  }
}

function countLines(block: Buffer): number {
  let lines = 0;
  for (let at = block.indexOf(NEWLINE); at >= 0; at = block.indexOf(NEWLINE, at + 1)) lines += 1;
  return block.at(-1) === NEWLINE ? lines : lines + 1;
}

function* linesOf(block: Buffer): Generator<Buffer> {
  let start = 0;
  while (start < block.length) {
    const at = block.indexOf(NEWLINE, start);
    const end = at < 0 ? block.length : at + 1;
    yield block.subarray(start, end);
    start = end;
  }
}

const decoders: Record<FileEncoding, TextDecoder> = {
  'utf-8': new TextDecoder('utf-8', { fatal: true }),
  gb18030: new TextDecoder('gb18030', { fatal: true }),
};

function isReadable(bytes: Buffer, encoding: FileEncoding): boolean {
  try {
    decoders[encoding].decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The longest readable beginning, by trying byte after byte as a stream does. */
function firstBadByte(line: Buffer, encoding: FileEncoding): number {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for (let index = 0; index < line.length; index += 1) {
    try {
      decoder.decode(line.subarray(index, index + 1), { stream: true });
    } catch {
      return index + 1;
    }
  }
  return line.length;
}
