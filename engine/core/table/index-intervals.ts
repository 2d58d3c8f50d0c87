import { Decimal } from '#engine/core/decimal';
import type { FeelValue, NumberBounds } from '#engine/core/feel';
import { type CompiledRule, MAX_INDEX_ENTRIES } from './rule.ts';

function boundsOf(rule: CompiledRule, input: number): readonly NumberBounds[] | undefined {
  return rule.cells.find((cell) => cell.input === input)?.tests.bounds;
}

/** All ends of a column's intervals, ascending, each once. */
function endsOf(rules: readonly CompiledRule[], input: number): Decimal[] {
  const ends = rules
    .flatMap((rule) => boundsOf(rule, input) ?? [])
    .flatMap(({ low, high }) => [low, high])
    .filter((end) => end !== undefined)
    .sort((left, right) => left.compare(right));
  return ends.filter((end, index) => index === 0 || !end.equals(ends[index - 1] as Decimal));
}

/** The first end that isn't below a value; `ends.length` where all are. */
function segmentOf(ends: readonly Decimal[], value: Decimal): number {
  let [from, to] = [0, ends.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((ends[middle] as Decimal).compare(value) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Segment k goes from end k − 1 to end k, both included, so that a rule is never missed. */
function segmentsOf(ends: readonly Decimal[], { low, high }: NumberBounds): [number, number] {
  return [
    low === undefined ? 0 : segmentOf(ends, low),
    high === undefined ? ends.length : segmentOf(ends, high) + 1,
  ];
}

function fill(
  rules: readonly CompiledRule[],
  input: number,
  ends: readonly Decimal[],
): CompiledRule[][] | undefined {
  const segments: CompiledRule[][] = Array.from({ length: ends.length + 1 }, () => []);
  let entries = 0;
  for (const rule of rules) {
    for (const bounds of boundsOf(rule, input) ?? [{ low: undefined, high: undefined }]) {
      const [first, last] = segmentsOf(ends, bounds);
      entries += last - first + 1;
      if (entries > MAX_INDEX_ENTRIES) return undefined;
      for (let at = first; at <= last; at += 1) {
        const segment = segments[at];
        if (segment && segment.at(-1) !== rule) segment.push(rule);
      }
    }
  }
  return segments;
}

/** A binary search among the ends of the column with the most intervals. */
export function indexIntervals(rules: readonly CompiledRule[], inputs: number) {
  let input = -1;
  let most = rules.length / 2;
  for (let column = 0; column < inputs; column += 1) {
    const count = rules.filter((rule) => boundsOf(rule, column) !== undefined).length;
    if (count > most) [input, most] = [column, count];
  }
  if (input < 0) return undefined;
  const ends = endsOf(rules, input);
  const segments = fill(rules, input, ends);
  if (!segments) return undefined;
  // What is no number lies in no interval.
  const others = rules.filter((rule) => boundsOf(rule, input) === undefined);
  return {
    input,
    find: (value: FeelValue): readonly CompiledRule[] =>
      value instanceof Decimal ? (segments[segmentOf(ends, value)] ?? others) : others,
  };
}
