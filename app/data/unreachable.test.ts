import { describe, expect, it } from 'vitest';
import { describeUnreachable, isDatabaseUnreachable } from './unreachable.ts';

const withCode = (code: string) => Object.assign(new Error(code), { code });

describe('an unreachable database', () => {
  it('is recognised by its code, also as the cause of another error', () => {
    expect(isDatabaseUnreachable(withCode('ECONNREFUSED'))).toBe(true);
    const wrapped = new Error('query failed', { cause: withCode('57P01') });
    expect(isDatabaseUnreachable(wrapped)).toBe(true);
    expect(describeUnreachable(wrapped)).toBe('query failed: 57P01');
  });

  it('is not any other error', () => {
    expect(isDatabaseUnreachable(withCode('42P01'))).toBe(false);
    expect(isDatabaseUnreachable('ECONNREFUSED')).toBe(false);
  });

  it('ends on a chain of causes that closes on itself', () => {
    const error = new Error('loop');
    error.cause = error;
    expect(isDatabaseUnreachable(error)).toBe(false);
  });
});
