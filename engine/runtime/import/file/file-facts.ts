import { createHash } from 'node:crypto';
import { type BadByte, EncodingProbe, type FileEncoding } from './encoding-probe.ts';
import { refused } from './file-refused.ts';

/** What a file is, whatever encoding is asked for. */
export interface FileFacts {
  bytes: number;
  /** SHA-256 in hexadecimal. */
  hash: string;
  sniffed: FileEncoding;
  /** The first byte that an encoding can't read. */
  bad: Partial<Record<FileEncoding, BadByte>>;
  /** The file's beginning, enough for the first record of any sensible file. */
  head: Buffer;
}

const HEAD_BYTES = 256 * 1024;

/** Reads all bytes once. @throws FileRefused where they are no text */
export async function probeBytes(label: string, chunks: AsyncIterable<Buffer>): Promise<FileFacts> {
  const hash = createHash('sha256');
  const probe = new EncodingProbe();
  const head: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    if (bytes === 0) refuseUtf16(label, chunk);
    hash.update(chunk);
    probe.feed(chunk);
    if (bytes < HEAD_BYTES) head.push(chunk.subarray(0, HEAD_BYTES - bytes));
    bytes += chunk.length;
  }
  probe.end();
  if (probe.hasNul) {
    throw refused(
      'file-is-binary',
      {
        zh: `${label} 不是文本文件；请从电子表格导出 CSV`,
        en: `${label} is no text file; export it from the spreadsheet as CSV`,
      },
      { file: label },
    );
  }
  const bad: FileFacts['bad'] = {};
  for (const encoding of ['utf-8', 'gb18030'] as const) {
    const found = probe.badByteIn(encoding);
    if (found) bad[encoding] = found;
  }
  return {
    bytes,
    hash: hash.digest('hex'),
    sniffed: probe.result(),
    bad,
    head: Buffer.concat(head),
  };
}

function refuseUtf16(label: string, head: Buffer): void {
  const mark = head.subarray(0, 2).toString('hex');
  if (mark !== 'fffe' && mark !== 'feff') return;
  throw refused(
    'file-encoding-unsupported',
    {
      zh: `文件 ${label} 是 UTF-16 编码；请另存为 UTF-8 或 GB18030 的 CSV`,
      en: `${label} is written in UTF-16; save it as CSV in UTF-8 or GB18030`,
    },
    { file: label, encoding: 'utf-16' },
  );
}
