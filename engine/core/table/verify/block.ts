import {
  compareValues,
  FeelDayTimeDuration,
  type FeelKind,
  type FeelValue,
  FeelYearMonthDuration,
} from '#engine/core/feel';
import { type AtomSet, NO_ATOMS, setOfAtoms } from './atom-set.ts';
import type { OrderOperator } from './cell-form.ts';
import { type Scale, scaleOf } from './scale.ts';

/**
 * The values of one kind, cut where the cells of a column cut them: each atom holds values that no
 * cell tells apart. Of an ordered kind they are the open intervals (even) and the cuts (odd).
 */
export interface Block {
  readonly kind: FeelKind;
  readonly base: number;
  readonly size: number;
  /** The cuts of an ordered kind; the single values of another. */
  readonly values: readonly FeelValue[];
  readonly scale: Scale | undefined;
}

/** All values that are equal to a constant, from the first until before the last. */
export function equalRange(scale: Scale, value: FeelValue) {
  return scale.equalTo?.(value) ?? { start: value, end: value };
}

function distinct(values: readonly FeelValue[]): FeelValue[] {
  const sorted = [...values].sort((left, right) => compareValues(left, right) ?? 0);
  return sorted.filter(
    (value, at) => at === 0 || compareValues(value, sorted[at - 1] ?? null) !== 0,
  );
}

export function makeBlock(kind: FeelKind, base: number, constants: readonly FeelValue[]): Block {
  const scale = scaleOf(kind);
  if (scale) {
    const values = distinct(constants);
    return { kind, base, size: values.length * 2 + 1, values, scale };
  }
  const values = kind === 'boolean' ? [true, false] : distinct(constants);
  // Texts that no cell names are one atom more.
  return { kind, base, size: values.length + (kind === 'string' ? 1 : 0), values, scale };
}

/** The position of a value among the block's values; every constant of the column is there. */
export function positionIn(block: Block, value: FeelValue): number {
  if (block.kind === 'boolean') return value === true ? 0 : 1;
  let [from, to] = [0, block.values.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((compareValues(block.values[middle] ?? null, value) ?? 0) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

export function equalAtoms(block: Block, value: FeelValue): AtomSet {
  const { base, scale } = block;
  if (!scale) return setOfAtoms([base + positionIn(block, value)]);
  const { start, end } = equalRange(scale, value);
  const from = base + positionIn(block, start) * 2 + 1;
  if (start === end) return [from, from + 1];
  return [from, end === undefined ? base + block.size : base + positionIn(block, end) * 2 + 1];
}

/** The atoms in order before or after a constant; of texts those that cells name. */
export function orderedAtoms(block: Block, operator: OrderOperator, value: FeelValue): AtomSet {
  const { base, scale, size } = block;
  const position = positionIn(block, value);
  const cut = base + (scale ? position * 2 + 1 : position);
  const end = base + (scale ? size : block.values.length);
  const ends: Record<OrderOperator, [number, number]> = {
    '<': [base, cut],
    '<=': [base, cut + 1],
    '>': [cut + 1, end],
    '>=': [cut, end],
  };
  const [from, to] = ends[operator];
  return from < to ? [from, to] : NO_ATOMS;
}

/** The cuts on both sides of an atom of an ordered kind; the same one twice for a cut itself. */
export function sidesOf(block: Block, atom: number) {
  const at = atom - block.base;
  const low = at === 0 ? undefined : block.values[((at + 1) >> 1) - 1];
  return { isCut: at % 2 === 1, low, high: block.values[at >> 1] };
}

export function isSingleValue(block: Block, atom: number): boolean {
  return block.scale ? sidesOf(block, atom).isCut : atom - block.base < block.values.length;
}

/** Whether no value at all stands in an atom, as between two days that follow each other. */
export function isVoid(block: Block, atom: number): boolean {
  if (!block.scale) return false;
  const { isCut, low, high } = sidesOf(block, atom);
  return !isCut && block.scale.isVoid(low, high);
}

function otherText(values: readonly FeelValue[]): string {
  let text = 'other';
  for (let count = 2; values.includes(text); count += 1) text = `other ${count}`;
  return text;
}

/** A value that stands for an atom; undefined where none is found. */
export function valueIn(block: Block, atom: number): FeelValue | undefined {
  const { scale, values, base } = block;
  if (!scale) return atom - base < values.length ? values[atom - base] : otherText(values);
  const { isCut, low, high } = sidesOf(block, atom);
  return isCut ? low : scale.between(low, high);
}

/** A duration of nothing equals one of the other kind. */
export function isZeroDuration(value: FeelValue): boolean {
  return (
    (value instanceof FeelYearMonthDuration && value.months === 0) ||
    (value instanceof FeelDayTimeDuration && value.nanoseconds === 0n)
  );
}
