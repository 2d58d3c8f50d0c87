import type { Database, IdentityDatabase } from '#drizzle';

/** The two sides of who signs in: the person, and where the person works. */
export interface People {
  /** The schema `identity`. */
  own: IdentityDatabase;
  /** The tenants, under row security. */
  app: Database;
}

/** Where a request to sign in came from. */
export interface Caller {
  ip?: string | undefined;
  userAgent?: string | undefined;
}

/** Set by the server that takes the connection, whatever the client sends. */
export const PEER_HEADER = 'x-ratecraft-peer';
/** The language of mails that a request causes: zh or en. */
export const LANGUAGE_HEADER = 'x-ratecraft-language';

const MOST_CHARACTERS = 400;

export function callerOf(headers: Headers | undefined): Caller {
  const ip = headers?.get(PEER_HEADER);
  const userAgent = headers?.get('user-agent')?.slice(0, MOST_CHARACTERS);
  return { ...(ip ? { ip } : {}), ...(userAgent ? { userAgent } : {}) };
}
