import { describe, expect, it } from 'vitest';
import { issuesOfName, keyOfName, localNameOf, NO_NAME, withKey } from './new-name.ts';

describe('the name of a new design', () => {
  it.each([
    ['Home Fibre 2026', 'home-fibre-2026'],
    ['  Crème & Sons: 5 % ', 'creme-sons-5'],
    ['家庭宽带', ''],
    ['a'.repeat(80), 'a'.repeat(60)],
    [`${'a'.repeat(59)} b`, 'a'.repeat(59)],
  ])('"%s" makes the key "%s"', (name, key) => {
    expect(keyOfName(name)).toBe(key);
  });

  it('makes the key until one is typed', () => {
    expect(withKey({ ...NO_NAME, en: 'New' }).key).toBe('new');
    expect(withKey({ ...NO_NAME, en: 'New', key: 'own', isKeyTyped: true }).key).toBe('own');
  });

  it.each([
    [{ zh: '', en: ' ', key: 'a' }, ['name']],
    [{ zh: '新', en: '', key: '' }, ['key']],
    [{ zh: '新', en: '', key: '-a' }, ['key']],
    [{ zh: '新', en: '', key: 'A' }, ['key']],
    [{ zh: '新', en: '', key: 'a.b-c' }, []],
  ] as const)('%j lacks %j', (given, issues) => {
    expect(issuesOfName({ ...given, isKeyTyped: true })).toEqual(issues);
  });

  it('stands in both languages', () => {
    expect(localNameOf({ ...NO_NAME, zh: ' 新 ' })).toEqual({ zh: '新', en: '新' });
    expect(localNameOf({ ...NO_NAME, zh: '新', en: 'New' })).toEqual({ zh: '新', en: 'New' });
  });
});
