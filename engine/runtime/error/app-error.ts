import type { Issue, LocalText } from '#engine/core/issue';

/** Everything a verb may answer besides its result; each face maps the codes once. */
export const APP_ERROR_CODES = [
  'unauthorized',
  'not-found',
  'conflict',
  'forbidden',
  'invalid',
  'unavailable',
] as const;
export type AppErrorCode = (typeof APP_ERROR_CODES)[number];

export class AppError extends Error {
  readonly code: AppErrorCode;
  readonly text: LocalText;
  readonly issues: readonly Issue[];
  /** All that a page in the browser is told of an error that ended its rendering. */
  readonly digest: string;

  constructor(code: AppErrorCode, text: LocalText, issues: readonly Issue[] = [], cause?: unknown) {
    super(text.en, { cause });
    this.name = 'AppError';
    this.code = code;
    this.text = text;
    this.issues = issues;
    this.digest = `app-error:${code}`;
  }
}

export function appError(
  code: AppErrorCode,
  text: LocalText,
  issues: readonly Issue[] = [],
  cause?: unknown,
): AppError {
  return new AppError(code, text, issues, cause);
}

/** `what` names the thing, such as { zh: '客户', en: 'customer' }. */
export function notFound(what: LocalText, id: string): AppError {
  return appError('not-found', {
    zh: `找不到${what.zh} ${id}`,
    en: `there is no ${what.en} ${id}`,
  });
}

export function conflict(text: LocalText, cause?: unknown): AppError {
  return appError('conflict', text, [], cause);
}

export function invalid(issues: readonly Issue[]): AppError {
  const [first] = issues;
  const text = first?.message ?? { zh: '输入无效', en: 'the input is not valid' };
  const where = first?.path ? `${first.path}: ` : '';
  return appError('invalid', { zh: `${where}${text.zh}`, en: `${where}${text.en}` }, issues);
}
