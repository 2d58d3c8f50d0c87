import { type Delimiter, sniffDelimiter } from './delimiter.ts';
import type { FileEncoding } from './encoding-probe.ts';
import type { FileFacts } from './file-facts.ts';
import { refused } from './file-refused.ts';
import type { FileSource } from './file-source.ts';

/** A file and how it is to be read. */
export interface InspectedFile {
  source: FileSource;
  name: string;
  bytes: number;
  /** SHA-256 in hexadecimal. */
  hash: string;
  encoding: FileEncoding;
  delimiter: Delimiter;
}

export interface InspectOptions {
  encoding?: FileEncoding | undefined;
  delimiter?: Delimiter | undefined;
  signal?: AbortSignal | undefined;
}

/** Finds encoding and delimiter where they are not given. @throws FileRefused */
export async function inspectFile(
  source: FileSource,
  options: InspectOptions = {},
): Promise<InspectedFile> {
  const facts = await source.facts(options.signal);
  const { label, name } = source;
  const encoding = checkedEncoding(label, facts, options.encoding);
  const text = new TextDecoder(encoding).decode(facts.head);
  if (text.trim() === '') {
    throw refused(
      'file-empty',
      { zh: `文件 ${label} 是空的`, en: `${label} is empty` },
      { file: label },
    );
  }
  return {
    source,
    name,
    bytes: facts.bytes,
    hash: facts.hash,
    encoding,
    delimiter: options.delimiter ?? sniffDelimiter(text),
  };
}

function checkedEncoding(
  label: string,
  { sniffed, bad: badBytes }: FileFacts,
  wished: FileEncoding | undefined,
): FileEncoding {
  const encoding = wished ?? sniffed;
  const bad = badBytes[encoding];
  if (!bad) return encoding;
  const shown = encoding === 'utf-8' ? 'UTF-8' : 'GB18030';
  throw refused(
    'file-encoding-broken',
    {
      zh: `文件 ${label} 第 ${bad.line} 行第 ${bad.byte} 个字节不是有效的 ${shown}；请以 UTF-8 重新保存`,
      en: `${label}, line ${bad.line}, byte ${bad.byte} of the line: not valid ${shown}; save the file as UTF-8`,
    },
    { file: label, line: bad.line, byte: bad.byte, encoding },
  );
}
