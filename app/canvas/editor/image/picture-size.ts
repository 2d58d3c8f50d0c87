import { noteKey } from '../../graph/index.ts';
import type { FlowModel } from '../../model.ts';
import { boxOf } from '../../model.ts';

const MARGIN = 40;
/** What browsers still draw: the longest side, and all pixels. */
const LONGEST = 16_000;
const MOST_PIXELS = 120_000_000;
const MOST_CARDS = 1000;

export interface Frame {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The whole drawing with a margin. */
export function frameOf(model: FlowModel): Frame {
  const keys = [
    ...model.graph.nodes.map(({ id }) => id),
    ...model.notes.map(({ id }) => noteKey(id)),
  ];
  const boxes = keys.flatMap((key) => boxOf(model, key) ?? []);
  if (boxes.length === 0) return { x: 0, y: 0, width: 2 * MARGIN, height: 2 * MARGIN };
  const left = Math.min(...boxes.map(({ x }) => x)) - MARGIN;
  const top = Math.min(...boxes.map(({ y }) => y)) - MARGIN;
  const right = Math.max(...boxes.map(({ x, width }) => x + width)) + MARGIN;
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height)) + MARGIN;
  return { x: left, y: top, width: Math.ceil(right - left), height: Math.ceil(bottom - top) };
}

export type PictureFormat = 'png' | 'svg';

/** Why a picture can't be made; undefined where it can. */
export function tooLarge(
  { width, height }: Frame,
  scale: number,
  cards: number,
  format: PictureFormat,
): 'pixels' | 'cards' | undefined {
  if (cards > MOST_CARDS) return 'cards';
  if (format === 'svg') return undefined;
  const [w, h] = [width * scale, height * scale];
  return Math.max(w, h) > LONGEST || w * h > MOST_PIXELS ? 'pixels' : undefined;
}

/** `home-fibre-2026-11-22.png`, by the day on the person's own clock. */
export function pictureName(key: string, day: Date, format: PictureFormat): string {
  const figures = [day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${key}-${day.getFullYear()}-${figures.join('-')}.${format}`;
}
