import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Delimiter, sniffDelimiter } from './delimiter.ts';
import { EncodingProbe, type FileEncoding } from './encoding-probe.ts';
import { type FileRefused, refused } from './file-refused.ts';
import { IMPORT_LIMITS } from './limits.ts';

/** What a file is, found by reading it once from end to end. */
export interface InspectedFile {
  path: string;
  name: string;
  bytes: number;
  /** SHA-256 in hexadecimal. */
  hash: string;
  encoding: FileEncoding;
  delimiter: Delimiter;
}

export interface InspectOptions {
  encoding?: FileEncoding;
  delimiter?: Delimiter;
  maxBytes?: number;
  signal?: AbortSignal;
}

/** Enough for the first record of any sensible file. */
const HEAD_BYTES = 256 * 1024;

/** @throws FileRefused */
export async function inspectFile(
  path: string,
  options: InspectOptions = {},
): Promise<InspectedFile> {
  const bytes = await sizeOf(path, options.maxBytes ?? IMPORT_LIMITS.fileBytes);
  const hash = createHash('sha256');
  const probe = new EncodingProbe();
  const head: Buffer[] = [];
  let headBytes = 0;
  for await (const chunk of createReadStream(path, { signal: options.signal })) {
    const buffer = chunk as Buffer;
    if (headBytes === 0) refuseUtf16(path, buffer);
    hash.update(buffer);
    probe.feed(buffer);
    if (headBytes < HEAD_BYTES) head.push(buffer);
    headBytes += buffer.length;
  }
  probe.end();
  if (probe.hasNul) throw binaryFile(path);
  const encoding = checkedEncoding(path, probe, options.encoding);
  const text = new TextDecoder(encoding).decode(Buffer.concat(head));
  if (text.trim() === '') throw emptyFile(path);
  return {
    path,
    name: basename(path),
    bytes,
    hash: hash.digest('hex'),
    encoding,
    delimiter: options.delimiter ?? sniffDelimiter(text),
  };
}

async function sizeOf(path: string, maxBytes: number): Promise<number> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT'
      ? refused(
          'file-missing',
          { zh: `文件 ${path} 不存在`, en: `the file ${path} does not exist` },
          { file: path },
        )
      : refused(
          'file-unreadable',
          {
            zh: `无法读取文件 ${path}（${error.code}）`,
            en: `${path} cannot be read (${error.code})`,
          },
          { file: path },
        );
  });
  if (!found.isFile()) {
    throw refused(
      'file-is-no-file',
      { zh: `${path} 不是文件`, en: `${path} is no file` },
      { file: path },
    );
  }
  if (found.size > maxBytes) {
    throw refused(
      'file-too-large',
      {
        zh: `文件 ${path} 有 ${found.size} 字节，最多允许 ${maxBytes} 字节`,
        en: `${path} has ${found.size} bytes; at most ${maxBytes} are accepted`,
      },
      { file: path, bytes: found.size, maxBytes },
    );
  }
  return found.size;
}

function checkedEncoding(
  path: string,
  probe: EncodingProbe,
  wished: FileEncoding | undefined,
): FileEncoding {
  const sniffed = probe.result();
  const encoding = wished ?? sniffed.encoding;
  const bad = wished ? probe.badByteIn(wished) : sniffed.bad;
  if (!bad) return encoding;
  const label = encoding === 'utf-8' ? 'UTF-8' : 'GB18030';
  throw refused(
    'file-encoding-broken',
    {
      zh: `文件 ${path} 第 ${bad.line} 行第 ${bad.byte} 个字节不是有效的 ${label}；请以 UTF-8 重新保存`,
      en: `${path}, line ${bad.line}, byte ${bad.byte} of the line: not valid ${label}; save the file as UTF-8`,
    },
    { file: path, line: bad.line, byte: bad.byte, encoding },
  );
}

function refuseUtf16(path: string, head: Buffer): void {
  const mark = head.subarray(0, 2).toString('hex');
  if (mark !== 'fffe' && mark !== 'feff') return;
  throw refused(
    'file-encoding-unsupported',
    {
      zh: `文件 ${path} 是 UTF-16 编码；请另存为 UTF-8 或 GB18030 的 CSV`,
      en: `${path} is written in UTF-16; save it as CSV in UTF-8 or GB18030`,
    },
    { file: path, encoding: 'utf-16' },
  );
}

function binaryFile(path: string): FileRefused {
  return refused(
    'file-is-binary',
    {
      zh: `${path} 不是文本文件；请从电子表格导出 CSV`,
      en: `${path} is no text file; export it from the spreadsheet as CSV`,
    },
    { file: path },
  );
}

function emptyFile(path: string): FileRefused {
  return refused(
    'file-empty',
    { zh: `文件 ${path} 是空的`, en: `${path} is empty` },
    { file: path },
  );
}
