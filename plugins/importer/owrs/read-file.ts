import { parseDocument } from 'yaml';
import type { Issue } from '#engine/core/issue';
import type { Field, OwrsFile, RateClass } from './model.ts';
import { fault } from './problem.ts';
import { readField } from './read-field.ts';

const LONGEST_TEXT = 8_000_000;
const MOST_CLASSES = 1000;
const MOST_FIELDS = 2000;
const MOST_ALIASES = 100;

type Reading = { file: OwrsFile } | { issues: Issue[] };

/** Indentation by tabs, which YAML forbids and lenient readers take for blanks. */
const TAB_INDENT = /^ *(?:- *)*\t/m;

function refuseTabs(text: string): Issue[] {
  const found = TAB_INDENT.exec(text);
  if (!found) return [];
  const line = text.slice(0, found.index).split('\n').length;
  const message = {
    zh: `第 ${line} 行用制表符缩进，YAML 不允许`,
    en: `line ${line} is indented by a tab, which YAML does not allow`,
  };
  return [fault('yaml', [], message, { line })];
}

function parseYaml(text: string): { root: unknown } | { issues: Issue[] } {
  const tabs = refuseTabs(text);
  if (tabs.length > 0) return { issues: tabs };
  // Every scalar stays text: 25.90 keeps its zero, and keys compare by how they are written.
  const document = parseDocument(text, { schema: 'failsafe', merge: true, uniqueKeys: true });
  if (document.errors.length > 0) {
    return {
      issues: document.errors.slice(0, 20).map(({ code, message, linePos }) => {
        const line = linePos?.[0].line ?? 1;
        return fault(
          'yaml',
          [],
          {
            zh: `第 ${line} 行不是有效的 YAML（${code}）`,
            en: `line ${line} is no valid YAML: ${message.split('\n')[0]}`,
          },
          { line, code },
        );
      }),
    };
  }
  try {
    return { root: document.toJS({ mapAsMap: true, maxAliasCount: MOST_ALIASES }) };
  } catch {
    return {
      issues: [
        fault('yaml', [], {
          zh: 'YAML 别名过多或无法解析',
          en: 'too many aliases in the YAML, or one that leads nowhere',
        }),
      ],
    };
  }
}

function readClass(value: unknown): RateClass {
  if (!(value instanceof Map) || value.size > MOST_FIELDS) return undefined;
  const fields = new Map<string, Field>();
  for (const [name, content] of value) {
    if (typeof name === 'string') fields.set(name, readField(content));
  }
  return fields;
}

function readMetadata(value: unknown): Map<string, string> {
  if (!(value instanceof Map)) return new Map();
  return new Map(
    [...value].filter(
      (entry): entry is [string, string] =>
        typeof entry[0] === 'string' && typeof entry[1] === 'string',
    ),
  );
}

/** Reads the text of a rate file. A YAML error or a duplicate key refuses all of it. */
export function readOwrsFile(text: string): Reading {
  if (text.length > LONGEST_TEXT) {
    const issues = [
      fault('too-large', [], {
        zh: `文件超过 ${LONGEST_TEXT} 个字符`,
        en: `the file has more than ${LONGEST_TEXT} characters`,
      }),
    ];
    return { issues };
  }
  const parsed = parseYaml(text);
  if ('issues' in parsed) return parsed;
  const root = parsed.root instanceof Map ? parsed.root : new Map<unknown, unknown>();
  const structure = root.get('rate_structure');
  if (!(structure instanceof Map) || structure.size === 0 || structure.size > MOST_CLASSES) {
    const issues = [
      fault('no-rate-structure', [], {
        zh: `文件应有 rate_structure，其中有 1 到 ${MOST_CLASSES} 个客户类别`,
        en: `the file must have a rate_structure with 1 to ${MOST_CLASSES} customer classes`,
      }),
    ];
    return { issues };
  }
  const classes = new Map<string, RateClass>();
  for (const [name, value] of structure) {
    if (typeof name === 'string') classes.set(name, readClass(value));
  }
  return {
    file: {
      metadata: readMetadata(root.get('metadata')),
      hasCapacityCharge: root.has('capacity_charge'),
      classes,
    },
  };
}
