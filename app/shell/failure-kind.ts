export type FailureKind = 'offline' | 'unavailable' | 'forbidden' | 'missing' | 'failed';

const kinds: Record<string, FailureKind> = {
  'app-error:unavailable': 'unavailable',
  'app-error:forbidden': 'forbidden',
  'app-error:not-found': 'missing',
  // Pages only read: what they refuse stood in the address.
  'app-error:invalid': 'missing',
};

/** What may be said of an error that ended the rendering of a page; its digest is all we get. */
export function failureKindOf(error: unknown, online: boolean): FailureKind {
  const digest = (error as { digest?: unknown } | null)?.digest;
  const kind = typeof digest === 'string' ? kinds[digest] : undefined;
  return kind ?? (online ? 'failed' : 'offline');
}
