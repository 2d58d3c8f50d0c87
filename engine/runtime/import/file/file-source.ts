import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { type FileFacts, probeBytes } from './file-facts.ts';
import { refused } from './file-refused.ts';
import { IMPORT_LIMITS } from './limits.ts';

/** Where the bytes of a file come from: a path of this machine, or an upload. */
export interface FileSource {
  /** How messages call the file. */
  label: string;
  /** Its name without folders. */
  name: string;
  /** The bytes from the first. */
  read(signal?: AbortSignal): AsyncIterable<Buffer>;
  /** What is found by reading it once. @throws FileRefused */
  facts(signal?: AbortSignal): Promise<FileFacts>;
}

/** A file by its path on this machine: for who may read it there, never for a name from outside. */
export function pathSource(path: string, maxBytes: number = IMPORT_LIMITS.fileBytes): FileSource {
  const read = (signal?: AbortSignal): AsyncIterable<Buffer> => createReadStream(path, { signal });
  return {
    label: path,
    name: basename(path),
    read,
    facts: async (signal) => {
      await checkSize(path, maxBytes);
      return probeBytes(path, read(signal));
    },
  };
}

async function checkSize(path: string, maxBytes: number): Promise<void> {
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
}
