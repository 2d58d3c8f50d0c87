import { Decimal } from '#engine/core/decimal';

export class AllocationError extends Error {
  readonly code = 'allocation-impossible';
  constructor(reason: string) {
    super(reason);
    this.name = 'AllocationError';
  }
}

/**
 * Splits a total by weights into parts of `digits` after the point that sum to it exactly
 * (largest remainder, ties to the first). Weights that are all zero split it equally; a weight of
 * zero among others gets nothing. A negative total gives the mirror of the positive one.
 * @throws AllocationError for a negative weight, no weights, or a total with more digits
 */
export function allocate(total: Decimal, weights: readonly Decimal[], digits: number): Decimal[] {
  const minor = total.toMinor(digits);
  if (minor === undefined) throw new AllocationError(`${total} has more than ${digits} digits`);
  if (weights.length === 0) throw new AllocationError('nothing to allocate to');
  const shares = integerWeights(weights);
  const isNegative = minor < 0n;
  const parts = allocateMinor(isNegative ? -minor : minor, shares);
  return parts.map((part) => Decimal.ofBig(isNegative ? -part : part, digits));
}

/** The weights as integers of the same proportions. */
function integerWeights(weights: readonly Decimal[]): bigint[] {
  const scale = weights.reduce((most, weight) => Math.max(most, weight.scale), 0);
  const integers = weights.map((weight) => {
    if (weight.sign() < 0) throw new AllocationError(`weight ${weight} is negative`);
    return weight.toMinor(scale) as bigint;
  });
  return integers.every((weight) => weight === 0n) ? integers.map(() => 1n) : integers;
}

function allocateMinor(total: bigint, weights: readonly bigint[]): bigint[] {
  const sum = weights.reduce((left, right) => left + right, 0n);
  const parts = weights.map((weight) => (total * weight) / sum);
  const left = Number(total - parts.reduce((a, b) => a + b, 0n));
  if (left === 0) return parts;
  const remainders = weights.map((weight) => (total * weight) % sum);
  const byRemainder = remainders
    .map((_, index) => index)
    .sort((a, b) => compareBig(remainders[b] as bigint, remainders[a] as bigint) || a - b);
  for (const index of byRemainder.slice(0, left)) parts[index] = (parts[index] as bigint) + 1n;
  return parts;
}

function compareBig(left: bigint, right: bigint): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
