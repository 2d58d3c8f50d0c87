import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { field, jsonField, NulByteError } from './text-format.ts';

/** What PostgreSQL reads back from a field of the text format. */
function read(text: string): string | null {
  if (text === '\\N') return null;
  const escapes: Record<string, string> = { t: '\t', n: '\n', r: '\r', '\\': '\\' };
  return text.replace(/\\(.)/g, (_, letter: string) => escapes[letter] ?? letter);
}

const text = fc.string({ unit: 'binary' }).filter((value) => !value.includes('\0'));

describe('the text format', () => {
  it('gives back every text', () => {
    fc.assert(fc.property(text, (value) => read(field(value)) === value));
  });

  it('holds no bare tab or line end', () => {
    fc.assert(fc.property(text, (value) => !/[\t\n\r]/.test(field(value))));
  });

  it('gives back every JSON value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(read(jsonField(value)) ?? '')).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it.each([
    [null, '\\N'],
    [undefined, '\\N'],
    ['\\N', '\\\\N'],
    ['', ''],
    [true, 't'],
    [false, 'f'],
    [-0.5, '-0.5'],
  ])('writes %j as %j', (value, expected) => {
    expect(field(value)).toBe(expected);
  });

  it('refuses a NUL byte', () => {
    expect(() => field('a\0b')).toThrow(NulByteError);
    expect(jsonField('a\0b')).toBe('"a\\\\u0000b"');
  });
});
