const CODES = new Set([
  'unavailable',
  'database-unreachable',
  'database-refused',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ETIMEDOUT',
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  '57P01',
  '57P03',
]);

const MAX_CAUSES = 8;

/** The error and what caused it, outermost first. */
function chainOf(error: unknown): Error[] {
  const chain: Error[] = [];
  let current: unknown = error;
  while (current instanceof Error && chain.length < MAX_CAUSES) {
    chain.push(current);
    current = current.cause;
  }
  return chain;
}

/** Whether an error, or what caused it, is that the database can't be reached now. */
export function isDatabaseUnreachable(error: unknown): boolean {
  return chainOf(error).some((cause) => CODES.has((cause as { code?: string }).code ?? ''));
}

/** One line for the log of the server. */
export function describeUnreachable(error: unknown): string {
  return chainOf(error)
    .map(({ message }) => message.split('\n', 1)[0])
    .join(': ');
}
