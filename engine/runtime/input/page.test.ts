import { describe, expect, it } from 'vitest';
import { decodeCursor, encodeCursor } from './page.ts';

const forged = (key: unknown) => Buffer.from(JSON.stringify(key)).toString('base64url');

describe('a cursor', () => {
  it('comes back as its parts', () => {
    expect(decodeCursor(encodeCursor(['甲 <b>', 7]), 2)).toEqual(['甲 <b>', '7']);
  });

  it.each([
    ['too few parts', encodeCursor(['a']), 2],
    ['too many parts', encodeCursor(['a', 'b', 'c']), 2],
    ['parts that are no text', forged([{ toString: 1 }, ['x']]), 2],
    ['nothing for a part', forged([null, 'x']), 2],
    ['no list', forged('ab'), 2],
    ['no JSON', '%', 1],
  ])('with %s is invalid', (_, cursor, parts) => {
    expect(() => decodeCursor(cursor, parts)).toThrow(
      expect.objectContaining({ code: 'invalid', issues: [expect.anything()] }),
    );
  });
});
