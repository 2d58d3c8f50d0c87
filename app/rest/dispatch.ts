import type { KeyHolder } from '#engine/runtime/api-key';
import type { Origin } from '#engine/runtime/context';
import { AppError } from '#engine/runtime/error';
import { answerResponse, quotaHeaders } from './answer.ts';
import type { FailedKeys } from './failed-keys.ts';
import { matchRoute } from './match.ts';
import { performRoute } from './perform.ts';
import { type Language, languageOf, Problem, problemResponse, toProblem } from './problem.ts';
import { placeIn, readInput, routeInput } from './read-request.ts';
import type { Route } from './route.ts';

export const BASE_PATH = '/api/v1';

/** What the API needs of the server around it. */
export interface Surroundings {
  routes: readonly Route[];
  /** Who holds a key; throws `unauthorized`. */
  open(key: string): Promise<KeyHolder>;
  /** Where the request comes from. */
  caller: { ip?: string | undefined; userAgent?: string | undefined };
  failedKeys: FailedKeys;
  nowMs: number;
}

function findRoute(routes: readonly Route[], method: string, path: string) {
  const match = matchRoute(routes, method, path);
  if (match.kind === 'route') return match;
  if (match.kind === 'none') {
    throw new Problem('not-found', {
      zh: '没有这个地址',
      en: 'there is nothing at this address',
    });
  }
  const methods = match.allowed.includes('GET') ? ['HEAD', ...match.allowed] : match.allowed;
  const allow = [...methods, 'OPTIONS'].join(', ');
  throw new Problem(
    'method-not-allowed',
    { zh: `此地址支持：${allow}`, en: `this address takes ${allow}` },
    { headers: { Allow: allow } },
  );
}

function tooMany(seconds: number, headers: Record<string, string> = {}): Problem {
  const text = {
    zh: `请在 ${seconds} 秒后重试`,
    en: `try again in ${seconds} seconds`,
  };
  const all = { ...headers, 'Retry-After': String(seconds) };
  return new Problem('too-many-requests', text, { headers: all });
}

/** Only the header counts: a cookie of somebody signed in is worth nothing here. */
async function openHolder(request: Request, around: Surroundings): Promise<KeyHolder> {
  const { caller, failedKeys, nowMs } = around;
  const address = caller.ip ?? '';
  const wait = failedKeys.secondsToWait(address, nowMs);
  if (wait > 0) throw tooMany(wait);
  const key = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  if (!key) {
    throw new Problem('unauthorized', {
      zh: '请以 Authorization: Bearer 提供 API 密钥',
      en: 'give an API key as Authorization: Bearer',
    });
  }
  try {
    return await around.open(key);
  } catch (error) {
    if (error instanceof AppError && error.code === 'unauthorized') failedKeys.add(address, nowMs);
    throw error;
  }
}

async function serve(request: Request, around: Surroundings, language: Language) {
  const url = new URL(request.url);
  const path = url.pathname.slice(BASE_PATH.length);
  const { route, path: members } = findRoute(around.routes, request.method, path);
  const { ctx, quota } = await openHolder(request, around);
  const headers = quotaHeaders(quota);
  let response: Response;
  try {
    if (quota.remaining < 0) throw tooMany(quota.resetSeconds);
    const input = await readInput(route, request, members);
    const origin: Origin = { via: 'api', ...around.caller };
    const { answer, isReplayed } = await performRoute(
      route,
      { ...ctx, origin },
      input,
      request.headers,
    );
    response = answerResponse(url, answer);
    if (isReplayed) response.headers.set('Idempotency-Replayed', 'true');
  } catch (error) {
    const place = placeIn(await routeInput(route));
    response = problemResponse(toProblem(error), language, place);
  }
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

/** Answers a request below /api/v1. Whatever happens, the answer is JSON or a problem. */
export async function dispatch(request: Request, around: Surroundings): Promise<Response> {
  const language = languageOf(request.headers.get('accept-language'));
  const response = await serve(request, around, language).catch((error: unknown) => {
    const problem = toProblem(error);
    const isAsked = request.method === 'OPTIONS' && problem.kind === 'method-not-allowed';
    if (isAsked) return new Response(null, { status: 204, headers: problem.headers });
    return problemResponse(problem, language);
  });
  response.headers.set('Cache-Control', 'no-store');
  response.headers.append('Vary', 'Authorization, Accept-Language');
  if (request.method !== 'HEAD') return response;
  return new Response(null, { status: response.status, headers: response.headers });
}
