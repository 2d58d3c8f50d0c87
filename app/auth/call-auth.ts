import { parseSetCookieHeader } from 'better-auth/cookies';
import { cookies, headers } from 'next/headers';
import { getLocale } from 'next-intl/server';
import { AUTH_PATH, LANGUAGE_HEADER, PEER_HEADER } from '#engine/runtime/identity';
import { identityOfProcess } from './identity.ts';

/** What the sign-in goes by; a form's own headers speak of another body. */
const PASSED = ['cookie', 'origin', 'referer', 'host', 'user-agent', PEER_HEADER];

interface AuthAnswer {
  status: number;
  code: string | undefined;
  data: Record<string, unknown>;
  /** The cookies of the browser as they are from now on. */
  cookie: string;
}

/**
 * Asks the sign-in on behalf of a form, past the same limits and checks as a request of its own,
 * and hands its cookies to the browser.
 */
export async function callAuth(path: string, body: Record<string, unknown>): Promise<AuthAnswer> {
  const { auth, settings } = await identityOfProcess();
  const given = await headers();
  const sent = new Headers({ 'content-type': 'application/json' });
  for (const name of PASSED) {
    const value = given.get(name);
    if (value) sent.set(name, value);
  }
  sent.set(LANGUAGE_HEADER, await getLocale());
  const response = await auth.handler(
    new Request(`${settings.baseUrl}${AUTH_PATH}${path}`, {
      method: 'POST',
      headers: sent,
      body: JSON.stringify(body),
    }),
  );
  const cookie = await keepCookies(response, given.get('cookie') ?? '');
  const text = await response.text();
  const data = (text ? JSON.parse(text) : {}) as Record<string, unknown>;
  return {
    status: response.status,
    code: data?.code as string | undefined,
    data: data ?? {},
    cookie,
  };
}

async function keepCookies(response: Response, before: string): Promise<string> {
  const jar = await cookies();
  const now = new Map(before.split(/;\s*/).map((pair) => [pair.split('=', 1)[0], pair]));
  for (const line of response.headers.getSetCookie()) {
    for (const [name, cookie] of parseSetCookieHeader(line)) {
      const maxAge = cookie['max-age'];
      jar.set(name, cookie.value, {
        path: cookie.path ?? '/',
        httpOnly: cookie.httponly ?? true,
        secure: cookie.secure ?? false,
        sameSite: cookie.samesite ?? 'lax',
        ...(maxAge === undefined ? {} : { maxAge }),
      });
      if (maxAge === 0) now.delete(name);
      else now.set(name, `${name}=${encodeURIComponent(cookie.value)}`);
    }
  }
  return [...now.values()].join('; ');
}
