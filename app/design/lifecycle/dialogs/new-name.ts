import type { LocalText } from '#engine/core/issue';

/** What a new design is to be called, as it is typed. */
export interface NewName {
  zh: string;
  en: string;
  key: string;
  /** The key was typed and no longer follows the name. */
  isKeyTyped: boolean;
}

export type NewNameIssue = 'name' | 'key';

export const NO_NAME: NewName = { zh: '', en: '', key: '', isKeyTyped: false };

const KEY = /^[a-z0-9]([a-z0-9.-]{0,198}[a-z0-9])?$/;
const LONGEST = 60;

/** A key out of an English name: lower case words with hyphens between; empty for others. */
export function keyOfName(name: string): string {
  const words = name
    .normalize('NFKD')
    // Marks over letters.
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  return (words ?? []).join('-').slice(0, LONGEST).replace(/-$/, '');
}

/** The key that follows from the English name, until somebody typed one. */
export const withKey = (name: NewName): NewName =>
  name.isKeyTyped ? name : { ...name, key: keyOfName(name.en) };

export function issuesOfName({ zh, en, key }: NewName): NewNameIssue[] {
  return [
    ...(zh.trim() === '' && en.trim() === '' ? (['name'] as const) : []),
    ...(KEY.test(key) ? [] : (['key'] as const)),
  ];
}

/** The name in both languages: where one is missing, the other stands for it. */
export function localNameOf({ zh, en }: NewName): LocalText {
  const [chinese, english] = [zh.trim(), en.trim()];
  return { zh: chinese || english, en: english || chinese };
}
