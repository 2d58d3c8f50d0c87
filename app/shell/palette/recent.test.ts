import { describe, expect, it } from 'vitest';
import { narrow, type PaletteAction } from './actions.ts';
import { parseRecent } from './recent.ts';

const item = { label: 'Zhang San', detail: 'C-1', href: '/customers/1' };

describe('what the palette remembers', () => {
  it('is read as it was kept', () => {
    expect(parseRecent(JSON.stringify([item]))).toEqual([item]);
    expect(parseRecent(null)).toEqual([]);
    expect(parseRecent(JSON.stringify(Array(9).fill(item)))).toHaveLength(6);
  });

  it('is dropped where it leads elsewhere or is no such thing', () => {
    for (const href of ['https://elsewhere.example', '//elsewhere', '/\\elsewhere', 'x', 5]) {
      expect(parseRecent(JSON.stringify([{ ...item, href }]))).toEqual([]);
    }
    expect(parseRecent('{')).toEqual([]);
    expect(parseRecent('{"a":1}')).toEqual([]);
    expect(parseRecent('[null, 1]')).toEqual([]);
  });
});

describe('the actions of the palette', () => {
  const actions = ['New bill run', 'Bill runs', 'Theme: dark'].map(
    (label): PaletteAction => ({ id: label, label, group: 'switch', theme: 'dark' }),
  );
  it('are found by parts of their words, in any order', () => {
    expect(narrow(actions, 'run bi').map(({ label }) => label)).toEqual([
      'New bill run',
      'Bill runs',
    ]);
    expect(narrow(actions, ' ')).toHaveLength(3);
    expect(narrow(actions, 'x')).toEqual([]);
  });
});
