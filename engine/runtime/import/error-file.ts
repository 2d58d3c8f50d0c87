import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { safeCsvLine } from '#engine/runtime/export';
import { refused } from '#engine/runtime/import/file';
import type { RowIssue } from './report.ts';

const BYTE_ORDER_MARK = '\uFEFF';
const HEADER = ['row', 'code', 'column', 'message_zh', 'message_en'];

/** A CSV file of the rows with errors, each with its cells; appears only when it is complete. */
export class ErrorFile {
  private readonly path: string;
  private readonly stream: WriteStream;

  private constructor(path: string, stream: WriteStream) {
    this.path = path;
    this.stream = stream;
  }

  /** Spreadsheets take the mark at its start as UTF-8. */
  static async open(path: string, columns: readonly string[]): Promise<ErrorFile> {
    const stream = createWriteStream(`${path}.part`);
    await once(stream, 'open').catch((error: NodeJS.ErrnoException) => {
      throw refused(
        'error-file-unwritable',
        {
          zh: `无法写入文件 ${path}（${error.code}）`,
          en: `${path} cannot be written (${error.code})`,
        },
        { file: path },
      );
    });
    const file = new ErrorFile(path, stream);
    await file.write(BYTE_ORDER_MARK + safeCsvLine([...HEADER, ...columns]));
    return file;
  }

  async add({ row, issue }: RowIssue, cells: readonly string[]): Promise<void> {
    const { code, message, params } = issue;
    const column = typeof params.column === 'string' ? params.column : '';
    await this.write(safeCsvLine([String(row), code, column, message.zh, message.en, ...cells]));
  }

  async close(): Promise<void> {
    this.stream.end();
    await finished(this.stream);
    await rename(`${this.path}.part`, this.path);
  }

  async discard(): Promise<void> {
    this.stream.end();
    await finished(this.stream).catch(() => {});
    await rm(`${this.path}.part`, { force: true });
  }

  private async write(text: string): Promise<void> {
    if (!this.stream.write(text)) await once(this.stream, 'drain');
  }
}
