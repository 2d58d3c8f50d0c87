import { describe, expect, it } from 'vitest';
import { chooseLocale, localeOfHeader } from './locale.ts';

describe('the language of a page', () => {
  it.each([
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['en-GB,en;q=0.9,zh;q=0.8', 'en'],
    ['fr-FR,fr;q=0.9,en;q=0.3,zh;q=0.7', 'zh'],
    ['en;q=0,zh;q=0.1', 'zh'],
    ['de', undefined],
    ['', undefined],
    ['*', undefined],
  ])('of the header %o is %o', (header, locale) => {
    expect(localeOfHeader(header)).toBe(locale);
  });

  it('is the one chosen before, else the wished one, else English', () => {
    expect(chooseLocale('zh', 'en')).toBe('zh');
    expect(chooseLocale('xx', 'zh')).toBe('zh');
    expect(chooseLocale(undefined, 'de')).toBe('en');
  });
});
