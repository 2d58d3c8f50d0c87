import { writeFile } from 'node:fs/promises';
import { CliFailure, type Output } from '#engine/cli/terminal';

/**
 * Writes a document to the file, or to standard output where none is named; with --json the result
 * goes to standard output instead. @throws CliFailure where the file cannot be written
 */
export async function writeDocument(
  output: Output,
  file: string | undefined,
  text: string,
  result: object,
): Promise<void> {
  if (file === undefined) {
    if (output.json) output.result(result, []);
    else process.stdout.write(text);
    return;
  }
  await writeFile(file, text).catch((error: NodeJS.ErrnoException) => {
    throw new CliFailure({
      code: 'file-unwritable',
      status: 1,
      text: {
        zh: `${file}：无法写入（${error.code}）`,
        en: `${file}: cannot be written (${error.code})`,
      },
    });
  });
  output.result(result, [{ zh: `已写入 ${file}`, en: `Wrote ${file}` }]);
}
