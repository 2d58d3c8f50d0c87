import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { CliFailure } from '#engine/cli/terminal';
import { parseJson } from './parse-json.ts';

/** Designs and bundles are small; a larger file is none. */
const MAX_DOCUMENT_BYTES = 64 * 1024 * 1024;

/** The bytes of a file, or of standard input for `-`. @throws CliFailure */
export async function openText(file: string): Promise<Readable> {
  if (file === '-') return process.stdin;
  await checkFile(file);
  return createReadStream(file);
}

/** @throws CliFailure where there is no such file, or it is no text */
export async function readTextFile(file: string): Promise<string> {
  const size = await checkFile(file);
  if (size > MAX_DOCUMENT_BYTES) {
    throw new CliFailure({
      code: 'file-too-large',
      text: {
        zh: `${file}：文件有 ${size} 字节，最多允许 ${MAX_DOCUMENT_BYTES} 字节`,
        en: `${file}: the file has ${size} bytes; at most ${MAX_DOCUMENT_BYTES} are accepted`,
      },
    });
  }
  return decode(file, await readFile(file));
}

/** A JSON document. @throws CliFailure that names file, line and column */
export async function readJsonFile(file: string): Promise<unknown> {
  const parsed = parseJson(await readTextFile(file));
  if (parsed.ok) return parsed.value;
  const { line, column, reason } = parsed;
  throw new CliFailure({
    code: 'json-broken',
    text: {
      zh: `${file}:${line}:${column}：不是有效的 JSON（${reason}）`,
      en: `${file}:${line}:${column}: not valid JSON (${reason})`,
    },
  });
}

function decode(file: string, bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new CliFailure({
      code: 'file-not-utf8',
      text: { zh: `${file}：不是 UTF-8 文本`, en: `${file}: not UTF-8 text` },
    });
  }
}

async function checkFile(file: string): Promise<number> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    const isMissing = error.code === 'ENOENT' || error.code === 'ENOTDIR';
    throw new CliFailure({
      code: isMissing ? 'file-missing' : 'file-unreadable',
      text: isMissing
        ? { zh: `${file}：文件不存在`, en: `${file}: there is no such file` }
        : {
            zh: `${file}：无法读取（${error.code}）`,
            en: `${file}: cannot be read (${error.code})`,
          },
    });
  });
  if (found.isDirectory()) {
    throw new CliFailure({
      code: 'file-is-directory',
      text: {
        zh: `${file}：这是目录，应为文件`,
        en: `${file}: this is a directory; a file is expected`,
      },
    });
  }
  return found.size;
}
