import { authenticateKey } from '#engine/runtime/api-key';
import type { SystemContext } from '#engine/runtime/context';
import { dispatch, type Surroundings } from './dispatch.ts';
import { FailedKeys } from './failed-keys.ts';
import { ROUTES } from './routes/index.ts';

/** What tests get of an answer. */
export interface Asked {
  status: number;
  headers: Headers;
  text: string;
  body: unknown;
}

export interface Question {
  method?: string;
  path: string;
  key?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

/** For tests: puts a question to the API as the server does, without a server. */
export async function askApi(
  ctx: SystemContext,
  { method = 'GET', path, key, body, headers = {} }: Question,
  given: Partial<Surroundings> = {},
): Promise<Asked> {
  const isText = typeof body === 'string';
  const request = new Request(`http://localhost/api/v1${path}`, {
    method,
    headers: {
      ...(key ? { authorization: `Bearer ${key}` } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: isText ? body : JSON.stringify(body) }),
  });
  const response = await dispatch(request, {
    routes: ROUTES,
    open: (text) => authenticateKey({ ctx, input: { key: text } }),
    caller: { ip: '203.0.113.7', userAgent: 'test' },
    failedKeys: new FailedKeys(),
    nowMs: ctx.now.epochMilliseconds,
    ...given,
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: text === '' ? undefined : JSON.parse(text),
  };
}
