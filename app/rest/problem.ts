import type { Issue, LocalText } from '#engine/core/issue';
import { AppError, type AppErrorCode } from '#engine/runtime/error';

/** Every kind of problem that the API answers with: status and title. */
export const PROBLEMS = {
  malformed: [400, { zh: '请求格式不正确', en: 'The request is malformed' }],
  unauthorized: [401, { zh: '需要有效的 API 密钥', en: 'A valid API key is needed' }],
  forbidden: [403, { zh: '该密钥无权执行此操作', en: 'The key may not do this' }],
  'not-found': [404, { zh: '没有找到', en: 'There is no such thing' }],
  'method-not-allowed': [
    405,
    { zh: '此地址不支持该方法', en: 'The method is not for this address' },
  ],
  conflict: [409, { zh: '与当前状态冲突', en: 'It conflicts with the present state' }],
  'idempotency-in-flight': [
    409,
    { zh: '相同 Idempotency-Key 的请求正在处理', en: 'The same command is being performed' },
  ],
  'too-large': [413, { zh: '请求体过大', en: 'The body is too large' }],
  'unsupported-media-type': [
    415,
    { zh: '请求体应为 application/json', en: 'The body must be application/json' },
  ],
  invalid: [422, { zh: '内容不符合规则', en: 'Something in the request is not valid' }],
  'idempotency-key-missing': [
    400,
    { zh: '缺少 Idempotency-Key 请求头', en: 'The header Idempotency-Key is missing' },
  ],
  'idempotency-key-reused': [
    422,
    {
      zh: 'Idempotency-Key 已用于另一个请求',
      en: 'The Idempotency-Key was used for another request',
    },
  ],
  'too-many-requests': [429, { zh: '请求过于频繁', en: 'Too many requests' }],
  internal: [500, { zh: '服务器内部错误', en: 'Something went wrong here' }],
  unavailable: [503, { zh: '暂时不可用', en: 'Not available at present' }],
} as const satisfies Record<string, readonly [number, LocalText]>;

export type ProblemKind = keyof typeof PROBLEMS;
export type Language = 'zh' | 'en';

/** Where a member of the input stood in the request. */
export type MemberPlace = 'path' | 'query' | 'body' | 'header';

export interface ProblemDetails {
  issues?: readonly Issue[];
  headers?: Readonly<Record<string, string>>;
  /** Where all the issues are; asked of the route if missing. */
  place?: MemberPlace;
}

/** A reason not to perform a request. */
export class Problem extends Error {
  readonly kind: ProblemKind;
  readonly text: LocalText;
  readonly issues: readonly Issue[];
  readonly headers: Readonly<Record<string, string>>;
  readonly place: MemberPlace | undefined;

  constructor(kind: ProblemKind, text: LocalText, details: ProblemDetails = {}) {
    super(text.en);
    this.kind = kind;
    this.text = text;
    this.issues = details.issues ?? [];
    this.headers = details.headers ?? {};
    this.place = details.place;
  }
}

const RETRY_SECONDS = '5';

function problemOf(error: AppError): Problem {
  const kinds: Record<AppErrorCode, ProblemKind> = {
    unauthorized: 'unauthorized',
    forbidden: 'forbidden',
    'not-found': 'not-found',
    conflict: 'conflict',
    invalid: 'invalid',
    unavailable: 'unavailable',
  };
  const kind = kinds[error.code];
  const headers: Record<string, string> =
    kind === 'unavailable' ? { 'Retry-After': RETRY_SECONDS } : {};
  return new Problem(kind, error.text, { issues: error.issues, headers });
}

const INTERNAL = new Problem('internal', {
  zh: '服务器内部错误，请稍后重试',
  en: 'something went wrong here; try again in a moment',
});

/** What a request failed for; a failure of the program itself tells nothing. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof AppError) return problemOf(error);
  console.error(error);
  return INTERNAL;
}

/** Documented on the reference page under this address. */
export const typeOf = (kind: ProblemKind): string => `/reference#problem-${kind}`;

/** An issue names a member by a JSON pointer into the body, or by the parameter's name. */
function shownIssue(issue: Issue, placeOf: (member: string) => MemberPlace, language: Language) {
  const { code, path, message, params } = issue;
  const [, member = '', ...rest] = path.split('/');
  const place = placeOf(member);
  const where =
    place === 'body' || member === ''
      ? { pointer: path === '' ? '' : `/${[member, ...rest].join('/')}` }
      : { parameter: member, in: place };
  return { code, ...where, detail: message[language], ...(params ? { params } : {}) };
}

/** The answer of RFC 9457 for a problem, in the language of the request. */
export function problemResponse(
  problem: Problem,
  language: Language,
  ofRoute: (member: string) => MemberPlace = () => 'body',
): Response {
  const placeOf = (member: string) => problem.place ?? ofRoute(member);
  const [status, title] = PROBLEMS[problem.kind];
  const body = {
    type: typeOf(problem.kind),
    title: title[language],
    status,
    detail: problem.text[language],
    ...(problem.issues.length === 0
      ? {}
      : { issues: problem.issues.map((each) => shownIssue(each, placeOf, language)) }),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      ...problem.headers,
      ...(status === 401 ? { 'WWW-Authenticate': 'Bearer realm="ratecraft"' } : {}),
      'Content-Type': 'application/problem+json',
      'Content-Language': language === 'zh' ? 'zh-CN' : 'en',
    },
  });
}

/** The language that a client likes best of the two; English where it says nothing of them. */
export function languageOf(accepted: string | null): Language {
  let best: { language: Language; weight: number } = { language: 'en', weight: 0 };
  for (const part of (accepted ?? '').split(',')) {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const language = /^(zh|en)(-|$)/.exec(tag)?.[1] as Language | undefined;
    const quality = parameters.map((each) => /^\s*q=([0-9.]+)$/.exec(each)?.[1]).find(Boolean);
    const weight = quality === undefined ? 1 : Number(quality);
    if (language && weight > best.weight) best = { language, weight };
  }
  return best.language;
}
