import type { Route } from 'next';
import type { Theme } from '../theme.ts';

/** What the palette offers beside what it finds. */
export type PaletteAction = { id: string; label: string; group: 'go' | 'make' | 'switch' } & (
  | { href: Route }
  | { theme: Theme }
  | { locale: 'zh' | 'en' }
  | { shortcuts: true }
);

/** Those whose name has every word of the text in it; none of them for an empty text but the first. */
export function narrow(actions: readonly PaletteAction[], text: string): PaletteAction[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return actions.filter(({ label }) => {
    const name = label.toLowerCase();
    return words.every((word) => name.includes(word));
  });
}
