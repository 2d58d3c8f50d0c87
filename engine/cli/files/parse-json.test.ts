import { describe, expect, it } from 'vitest';
import { parseJson } from './parse-json.ts';

describe('parseJson', () => {
  it.each([
    ['{"a":1,}', 1, 8],
    ['{\n  "a" 1\n}', 2, 7],
    ['', 1, 1],
    ['[1,2', 1, 5],
    ['nope', 1, 2],
    ['{"a":\n 01}', 2, 3],
    ['{"a":"x\ny"}', 1, 8],
    ['{} x', 1, 4],
  ])('%j fails at %i:%i', (text, line, column) => {
    expect(parseJson(text)).toMatchObject({ ok: false, line, column });
  });

  it('gives the value of what is right', () => {
    expect(parseJson(' {"a":[1]} ')).toEqual({ ok: true, value: { a: [1] } });
  });
});
