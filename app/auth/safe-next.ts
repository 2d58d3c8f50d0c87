const NOWHERE = 'http://nowhere.invalid';
const MOST_CHARACTERS = 2000;

/**
 * Where to go after signing in: an address of the workbench itself, or undefined. Whatever a
 * browser would take for another host, or for no page, is none.
 */
export function safeNext(next: unknown): string | undefined {
  if (typeof next !== 'string' || next.length > MOST_CHARACTERS) return undefined;
  // Browsers take a backslash for a slash and leave control characters out.
  if (!/^\/(?![/\\])[^\\\p{Cc}\p{Cf}]*$/u.test(next)) return undefined;
  if (!URL.canParse(next, NOWHERE)) return undefined;
  const url = new URL(next, NOWHERE);
  if (url.origin !== NOWHERE || url.pathname.startsWith('//')) return undefined;
  if (/^\/(api|_next|sign-in)(\/|$)/.test(url.pathname)) return undefined;
  return `${url.pathname}${url.search}${url.hash}`;
}
