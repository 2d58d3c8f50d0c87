import { Decimal } from '#engine/core/decimal';
import { type Issue, issue, type LocalText, warning } from '#engine/core/issue';

/** A member of the document with the JSON pointer it stands at. */
export interface Found {
  value: unknown;
  path: string;
}

export type Members = Record<string, unknown>;

/** No more than this many problems are listed; the last one says that there are more. */
const MAX_ISSUES = 1000;
const MAX_DECIMAL_CHARS = 60;

const step = (name: string | number): string =>
  `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;

export const isMissing = (value: unknown): boolean =>
  value === undefined || value === null || value === '';

/** A number of the document as it was written: no binary float stands between. */
export class Numeral {
  readonly source: string;
  constructor(source: string) {
    this.source = source;
  }
}

export const isObject = (value: unknown): value is Members =>
  value !== null &&
  typeof value === 'object' &&
  !Array.isArray(value) &&
  !(value instanceof Numeral);

/** Reads a foreign document member by member; what doesn't fit goes to the report. */
export class Reading {
  readonly report: Issue[] = [];
  private isFull = false;

  refuse(code: string, path: string, message: LocalText, params: Issue['params'] = {}): void {
    this.add(issue(code, path, message, params));
  }

  note(code: string, path: string, message: LocalText, params: Issue['params'] = {}): void {
    this.add(warning(code, path, message, params));
  }

  private add(found: Issue): void {
    if (this.report.length < MAX_ISSUES) {
      this.report.push(found);
    } else if (!this.isFull) {
      this.isFull = true;
      const message = {
        zh: `问题超过 ${MAX_ISSUES} 条，其余未列出`,
        en: `there are more than ${MAX_ISSUES} problems; the others are not listed`,
      };
      this.report.push(issue('lago-report-cut', '', message, { limit: MAX_ISSUES }));
    }
  }

  private expected(path: string, what: LocalText): undefined {
    this.refuse('lago-value', path, {
      zh: `${path} 应为${what.zh}`,
      en: `${path} must be ${what.en}`,
    });
    return undefined;
  }

  /** A member of an object, never one that every object has. */
  member(of: Found, name: string): Found {
    const has = of.value !== null && typeof of.value === 'object' && Object.hasOwn(of.value, name);
    return { value: has ? (of.value as Members)[name] : undefined, path: of.path + step(name) };
  }

  /** An object; undefined where there is none. */
  object({ value, path }: Found): Members | undefined {
    if (isMissing(value)) return undefined;
    if (isObject(value)) return value;
    return this.expected(path, { zh: '对象', en: 'an object' });
  }

  /** The items of a list; none where there is no list. */
  list({ value, path }: Found): Found[] {
    if (isMissing(value)) return [];
    if (Array.isArray(value)) {
      return value.map((item: unknown, index) => ({ value: item, path: path + step(index) }));
    }
    this.expected(path, { zh: '列表', en: 'a list' });
    return [];
  }

  text({ value, path }: Found): string | undefined {
    if (isMissing(value)) return undefined;
    if (typeof value === 'string') return value;
    return this.expected(path, { zh: '文本', en: 'a text' });
  }

  flag({ value, path }: Found): boolean {
    if (isMissing(value)) return false;
    if (typeof value === 'boolean') return value;
    this.expected(path, { zh: 'true 或 false', en: 'true or false' });
    return false;
  }

  /** A decimal of zero or more, written as text or as a number; undefined where there is none. */
  amount({ value, path }: Found): Decimal | undefined {
    if (isMissing(value)) return undefined;
    const text = value instanceof Numeral ? value.source : value;
    const decimal =
      typeof text === 'string' && text.length <= MAX_DECIMAL_CHARS
        ? Decimal.parse(text.trim())
        : undefined;
    if (decimal && decimal.sign() >= 0 && decimal.toString().length <= MAX_DECIMAL_CHARS) {
      return decimal;
    }
    return this.expected(path, { zh: '不小于 0 的十进制数', en: 'a decimal number, zero or more' });
  }

  /** A decimal that must be there; undefined after it was reported. */
  required(found: Found): Decimal | undefined {
    if (isMissing(found.value)) {
      this.refuse(
        'lago-missing',
        found.path,
        { zh: `缺少 ${found.path}`, en: `${found.path} is missing` },
        { path: found.path },
      );
      return undefined;
    }
    return this.amount(found);
  }
}
