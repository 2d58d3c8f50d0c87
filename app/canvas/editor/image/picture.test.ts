import { describe, expect, it } from 'vitest';
import { sketchFlow } from '#tests/flows';
import { flowModel } from '../../model.ts';
import { coversText } from './font-css.ts';
import { frameOf, pictureName, tooLarge } from './picture-size.ts';

const points = (text: string) => new Set([...text].map((letter) => letter.codePointAt(0) ?? 0));

describe('the slices of a typeface', () => {
  it.each([
    ['U+4E00-4FFF', '中', true],
    ['U+4E00-4FFF', 'price', false],
    ['U+0000-00FF, U+0131', 'price', true],
    ['U+4E??', '中', true],
    ['U+4F??', '中', false],
    ['', 'anything', true],
    ['nonsense', 'anything', false],
  ])('%s for %s', (range, text, expected) => {
    expect(coversText(range, points(text))).toBe(expected);
  });
});

describe('the picture of a flow', () => {
  it('holds every card and note, with a margin', () => {
    const flow = {
      ...sketchFlow({ fee: { kind: 'flat', config: { price: '1' } } }, []),
      layout: {
        nodes: { fee: { x: 100, y: 50 } },
        notes: [{ id: 'note1', text: '', x: -60, y: 300, width: 200, height: 100 }],
      },
    };
    expect(frameOf(flowModel(flow, 'en', undefined))).toEqual({
      x: -100,
      y: 10,
      width: 480,
      height: 430,
    });
  });

  it('is refused where browsers could not draw it', () => {
    const frame = { x: 0, y: 0, width: 9000, height: 9000 };
    expect(tooLarge(frame, 1, 300, 'png')).toBeUndefined();
    expect(tooLarge(frame, 2, 300, 'png')).toBe('pixels');
    expect(tooLarge(frame, 2, 300, 'svg')).toBeUndefined();
    expect(tooLarge(frame, 1, 1001, 'svg')).toBe('cards');
  });

  it('is called by the flow and the day', () => {
    expect(pictureName('home', new Date(2026, 0, 5), 'png')).toBe('home-2026-01-05.png');
  });
});
