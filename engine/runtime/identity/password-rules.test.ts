import { describe, expect, it } from 'vitest';
import { whyRefused } from './password-rules.ts';

describe('a password', () => {
  it.each([
    'short',
    '123456789',
    '1234567890',
    '9876543210',
    'aaaaaaaaaaaa',
    'ababababababab',
    'password1234',
    'Passw0rd!!!!',
    'qwertyuiop12',
    'ratecraft2026',
    'woaini5201314',
    'a'.repeat(129),
  ])('is refused where it is %s', (password) => {
    expect(whyRefused(password)).toBeDefined();
  });

  it('is refused where it is made of the person', () => {
    const person = { email: 'zhang.san@example.com', name: 'Zhang San' };
    expect(whyRefused('zhang.san2026', person)).toBeDefined();
    expect(whyRefused('zhang.san@example.com', person)).toBeDefined();
  });

  it.each([
    'correct horse battery',
    '江上之清风与山间之明月',
    'x7#Kq!2mZp',
    'password for the harbour',
  ])('may be %s', (password) => {
    expect(whyRefused(password, { email: 'lin@example.com', name: 'Lin Hai' })).toBeUndefined();
  });
});
