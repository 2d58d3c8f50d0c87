import { Decimal } from '#engine/core/decimal';
import type { FeelValue } from '#engine/core/feel';
import type { NodeBuild, RatingError, Reader } from '#engine/core/graph';

/** Facts write decimals as text. */
function amountOf(value: FeelValue): Decimal | undefined {
  if (value instanceof Decimal) return value;
  return typeof value === 'string' ? Decimal.parse(value) : undefined;
}

/** A port that takes a list of numbers; undefined where nothing is connected or it is null. */
export function readAmounts(
  build: NodeBuild<unknown>,
  port: string,
  refuse: (port: string) => RatingError,
): Reader<Decimal[] | undefined> {
  const read = build.valueInput(port);
  if (!read) return () => undefined;
  return (frame) => {
    const list = read(frame);
    if (list === null) return undefined;
    const amounts = Array.isArray(list) ? list.map(amountOf) : [undefined];
    if (amounts.every((amount) => amount !== undefined)) return amounts;
    throw refuse(port);
  };
}
