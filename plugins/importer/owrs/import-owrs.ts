import type { ImportedDesigns } from '#plugins/contract';
import { importClass } from './import-class.ts';
import { fault } from './problem.ts';
import { readOwrsFile } from './read-file.ts';

export interface OwrsOptions {
  /** The customer class; may be left out where the file has but one. */
  class?: string;
}

/** Turns one class of a rate file (Open Water Rate Specification) into a bundle. */
export function importOwrs(text: string, { class: wanted }: OwrsOptions): ImportedDesigns {
  const read = readOwrsFile(text);
  if ('issues' in read) return { report: read.issues };
  const { classes } = read.file;
  const known = [...classes.keys()];
  const className = wanted ?? (known.length === 1 ? known[0] : undefined);
  if (className !== undefined && classes.has(className)) return importClass(read.file, className);
  const list = known.join(', ');
  const message =
    className === undefined
      ? {
          zh: `文件有几个客户类别，请用 --class 选一个：${list}`,
          en: `the file has several customer classes; choose one with --class: ${list}`,
        }
      : {
          zh: `没有客户类别“${className}”；有：${list}`,
          en: `there is no customer class "${className}"; there are: ${list}`,
        };
  const code = className === undefined ? 'class-needed' : 'unknown-class';
  return { report: [fault(code, ['rate_structure'], message, { classes: list.slice(0, 500) })] };
}
