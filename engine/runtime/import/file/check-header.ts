import { refused } from './file-refused.ts';
import { IMPORT_LIMITS } from './limits.ts';

/** The names of the columns, trimmed. @throws FileRefused where one is blank or stands twice */
export function checkHeader(path: string, cells: readonly string[]): string[] {
  if (cells.length > IMPORT_LIMITS.columns) {
    throw refused(
      'file-too-many-columns',
      {
        zh: `文件 ${path} 有 ${cells.length} 列，最多允许 ${IMPORT_LIMITS.columns} 列`,
        en: `${path} has ${cells.length} columns; at most ${IMPORT_LIMITS.columns} are accepted`,
      },
      { file: path, columns: cells.length },
    );
  }
  const names = cells.map((cell) => cell.trim().normalize('NFC'));
  const blank = names.indexOf('');
  if (blank >= 0) {
    throw refused(
      'file-column-unnamed',
      {
        zh: `文件 ${path} 第 ${blank + 1} 列没有列名`,
        en: `${path}: column ${blank + 1} has no name`,
      },
      { file: path, position: blank + 1 },
    );
  }
  const repeated = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
  if (repeated.length > 0) {
    const list = repeated.slice(0, 10).join(', ');
    throw refused(
      'file-column-repeated',
      {
        zh: `文件 ${path} 的列名重复：${list}`,
        en: `${path}: these columns stand twice: ${list}`,
      },
      { file: path, columns: list },
    );
  }
  return names;
}
