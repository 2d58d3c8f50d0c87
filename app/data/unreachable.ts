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

/** Whether an error, or what caused it, is that the database can't be reached now. */
export function isDatabaseUnreachable(error: unknown): boolean {
  let current: unknown = error;
  for (let depth = 0; depth < MAX_CAUSES && current instanceof Error; depth += 1) {
    if (CODES.has((current as { code?: string }).code ?? '')) return true;
    current = current.cause;
  }
  return false;
}
