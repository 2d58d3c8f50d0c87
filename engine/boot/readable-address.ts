import type { IncomingMessage, ServerResponse } from 'node:http';

/** Whether the path of an address can be decoded; what stands in the query is text either way. */
export function isReadable(address: string): boolean {
  try {
    decodeURIComponent(address.split('?', 1)[0] ?? '');
    return true;
  } catch {
    return false;
  }
}

/** Answers an address that says nothing, for which the pages would blame the server. */
export function refuseUnreadable({ url = '' }: IncomingMessage, response: ServerResponse): boolean {
  if (isReadable(url)) return false;
  response.writeHead(400, {
    'Content-Type': 'text/plain; charset=utf-8',
    'X-Content-Type-Options': 'nosniff',
  });
  response.end('Bad request\n');
  return true;
}
