import type { Quota } from '#engine/runtime/api-key';
import type { Route } from './route.ts';

/** What a route answers, kept under an idempotency key as it stands. */
export interface Answer {
  status: number;
  /** JSON text; empty where there is nothing to say. */
  text: string;
  /** The cursor of the following page. */
  next: string | null;
}

/** Whose data it is says the key; the id of the operator is no part of an answer. */
function withoutTenant(name: string, value: unknown): unknown {
  return name === 'tenantId' ? undefined : value;
}

interface PageResult {
  rows: unknown[];
  next?: string | null;
  nextCursor?: string | null;
}

/** A list that has no pages. */
const listed = (rows: unknown[]): PageResult => ({ rows });

export function answerOf(route: Route, result: unknown): Answer {
  if (route.isPage) {
    const { rows, next, nextCursor } = Array.isArray(result)
      ? listed(result)
      : (result as PageResult);
    const cursor = next ?? nextCursor ?? null;
    const text = JSON.stringify({ rows, next: cursor }, withoutTenant);
    return { status: route.status, text, next: cursor };
  }
  const isEmpty = route.answer === undefined || result === undefined || result === null;
  const text = isEmpty ? '' : JSON.stringify(result, withoutTenant);
  const status = text === '' && route.status === 200 ? 204 : route.status;
  return { status, text, next: null };
}

/** The address of the following page: the same question with another cursor. */
function linkTo(url: URL, cursor: string): string {
  const query = new URLSearchParams(url.searchParams);
  query.set('cursor', cursor);
  return `<${url.pathname}?${query}>; rel="next"`;
}

/** By draft-ietf-httpapi-ratelimit-headers. */
export function quotaHeaders({ limit, remaining, resetSeconds }: Quota): Record<string, string> {
  return {
    'RateLimit-Policy': `"key";q=${limit};w=60`,
    RateLimit: `"key";r=${Math.max(remaining, 0)};t=${resetSeconds}`,
  };
}

export function answerResponse(url: URL, { status, text, next }: Answer): Response {
  const headers = new Headers();
  if (text !== '') headers.set('Content-Type', 'application/json');
  if (next !== null) headers.set('Link', linkTo(url, next));
  return new Response(text === '' ? null : text, { status, headers });
}
