import { describe, expect, it } from 'vitest';
import { en } from './en/index.ts';
import { zh } from './zh/index.ts';

type Tree = { [key: string]: string | Tree };

function keysOf(tree: Tree, path = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${path}${key}`] : keysOf(value, `${path}${key}.`),
  );
}

function textsOf(tree: Tree): string[] {
  return Object.values(tree).flatMap((value) =>
    typeof value === 'string' ? [value] : textsOf(value),
  );
}

/** Names of values; what stands in braces after `one`, `other` or `=0` is the text of a plural. */
const placeholders = (text: string) =>
  (text.match(/(?<!(?:\b(?:one|other)|=\d+) ?)\{\w+(?= ?[,}])/g) ?? []).sort().join();

describe('the words of the screens', () => {
  it('exist in both languages', () => {
    expect(keysOf(zh)).toEqual(keysOf(en));
    expect([...textsOf(zh), ...textsOf(en)].every((text) => text.trim() !== '')).toBe(true);
  });

  it('take the same values in both languages', () => {
    expect(textsOf(zh).map(placeholders)).toEqual(textsOf(en).map(placeholders));
  });
});
