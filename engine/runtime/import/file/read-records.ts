import { pipeline, Readable, Transform } from 'node:stream';
import { CsvError, type Info, type Parser, parse } from 'csv-parse';
import { checkHeader } from './check-header.ts';
import { refused } from './file-refused.ts';
import type { InspectedFile } from './inspect-file.ts';
import { IMPORT_LIMITS } from './limits.ts';

/** One record; `row` is its number in a spreadsheet, where the header is row 1. */
export interface SourceRecord {
  row: number;
  cells: string[];
  /** How far into the file it ends; of the decoded text where that is not UTF-8. */
  bytes: number;
}

export interface SourceReader {
  columns: string[];
  records: AsyncGenerator<SourceRecord>;
}

/**
 * Reads a file record by record; never more than a few of them are in memory.
 * @throws FileRefused, also while the records are read
 */
export async function openRecords(
  file: InspectedFile,
  signal?: AbortSignal,
): Promise<SourceReader> {
  const records = recordsOf(file, signal);
  const first = await records.next();
  if (first.done) {
    throw refused(
      'file-empty',
      { zh: `文件 ${file.source.label} 是空的`, en: `${file.source.label} is empty` },
      { file: file.source.label },
    );
  }
  try {
    return { columns: checkHeader(file.source.label, first.value.cells), records };
  } catch (error) {
    await records.return(undefined);
    throw error;
  }
}

async function* recordsOf(
  file: InspectedFile,
  signal: AbortSignal | undefined,
): AsyncGenerator<SourceRecord> {
  const parser = startParser(file, signal);
  let count = 0;
  try {
    for await (const item of parser) {
      const { record, info } = item as { record: string[]; info: Info };
      count += 1;
      if (count > IMPORT_LIMITS.rows + 1) throw tooManyRows(file.source.label);
      yield { row: info.records + info.empty_lines, cells: record, bytes: info.bytes };
    }
  } catch (error) {
    throw asRefusal(file.source.label, error);
  } finally {
    parser.destroy();
  }
}

function startParser(file: InspectedFile, signal: AbortSignal | undefined): Parser {
  const parser = parse({
    bom: true,
    delimiter: file.delimiter,
    info: true,
    max_record_size: IMPORT_LIMITS.recordBytes,
    relax_column_count: true,
    skip_empty_lines: true,
  });
  const source = Readable.from(file.source.read(signal), { objectMode: false });
  const done = () => {};
  if (file.encoding === 'utf-8') pipeline(source, parser, done);
  else pipeline(source, decoding(file.encoding), parser, done);
  return parser;
}

function decoding(encoding: string): Transform {
  const decoder = new TextDecoder(encoding, { fatal: true });
  return new Transform({
    transform(chunk: Buffer, _, done) {
      try {
        done(null, decoder.decode(chunk, { stream: true }));
      } catch (error) {
        done(error as Error);
      }
    },
    flush(done) {
      done(null, decoder.decode());
    },
  });
}

function tooManyRows(path: string) {
  return refused(
    'file-too-many-rows',
    {
      zh: `文件 ${path} 超过 ${IMPORT_LIMITS.rows} 行；请拆分后导入`,
      en: `${path} has more than ${IMPORT_LIMITS.rows} rows; split it`,
    },
    { file: path, maxRows: IMPORT_LIMITS.rows },
  );
}

function asRefusal(path: string, error: unknown): unknown {
  if (!(error instanceof CsvError)) return error;
  const { code, message } = error;
  const line = typeof error.lines === 'number' ? error.lines : 0;
  if (code === 'CSV_MAX_RECORD_SIZE') {
    return refused(
      'file-record-too-large',
      {
        zh: `文件 ${path} 第 ${line} 行附近有一条记录过长，可能缺少右引号`,
        en: `${path}, near line ${line}: a record is too long; a closing quote may be missing`,
      },
      { file: path, line },
    );
  }
  return refused(
    'file-quotes-broken',
    {
      zh: `文件 ${path} 第 ${line} 行的引号不成对（${message}）`,
      en: `${path}, line ${line}: quotes do not match (${message})`,
    },
    { file: path, line },
  );
}
