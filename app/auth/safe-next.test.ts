import { describe, expect, it } from 'vitest';
import { safeNext } from './safe-next.ts';

describe('where to go after signing in', () => {
  it.each(['/', '/bill-runs', '/customers?q=138&page=2', '/customers/1#notes', '/%E5%AE%A2'])(
    'is %s',
    (path) => expect(safeNext(path)).toBe(path),
  );

  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n//evil.example',
    '/./\\evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    '/%2e//evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    'http:/evil.example',
    'evil.example',
    '',
    '/sign-in',
    '/sign-in/second-factor',
    '/api/auth/sign-out',
    `/${'a'.repeat(3000)}`,
    ['/bill-runs'],
    undefined,
  ])('is never %o', (path) => expect(safeNext(path)).toBeUndefined());
});
