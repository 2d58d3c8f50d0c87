import type { ClassReading, Expression, Meaning, ReadFormula } from './class-reading.ts';
import { isOne } from './formula.ts';
import { USAGE } from './model.ts';
import { printFeel } from './print-feel.ts';

const bareReads = ({ reads }: Expression) => reads.map((from) => ({ from }));

/** A price times the usage, where the formula is nothing else. */
function priceOfUsage({ formula, ratio, reads }: ReadFormula): string | undefined {
  if (formula.kind !== 'binary' || formula.operator !== '*' || !isOne(ratio.bottom)) {
    return undefined;
  }
  if (!reads.some(({ name }) => name === USAGE)) return undefined;
  const isUsage = (part: typeof formula.left) => part.kind === 'name' && part.name === USAGE;
  if (isUsage(formula.right)) return printFeel(formula.left);
  return isUsage(formula.left) ? printFeel(formula.right) : undefined;
}

/** Draws a formula as a node: a price per unit where it says so and becomes a line. */
export function addAmount(
  { draft }: ClassReading,
  id: string,
  read: ReadFormula,
  { note, isLine }: { note: string; isLine: boolean },
): Meaning {
  const price = isLine ? priceOfUsage(read) : undefined;
  const usage = read.reads.find(({ name }) => name === USAGE);
  if (price !== undefined && usage) {
    const source = draft.add(
      id,
      { kind: 'per-unit', note, config: { price, negativeQuantity: 'allow' } },
      [{ from: usage, port: 'quantity' }, ...bareReads(read).filter(({ from }) => from !== usage)],
    );
    return { source };
  }
  const source = draft.add(
    id,
    { kind: 'formula', note, config: { expression: read.feel, type: 'number' } },
    bareReads(read),
  );
  return isOne(read.ratio.bottom) ? { source } : { source, ratio: read.ratio };
}
