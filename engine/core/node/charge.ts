import { Decimal } from '#engine/core/decimal';
import type { Frame, NodeBuild, Reader } from '#engine/core/graph';
import { RatingError } from '#engine/core/graph';
import { issue } from '#engine/core/issue';

const ZERO = Decimal.ZERO;

/** Writes a charge into its three slots. */
export function putCharge(
  frame: Frame,
  slot: number,
  amount: Decimal,
  quantity: Decimal | null,
  unitPrice: Decimal | null,
): void {
  frame.slots[slot] = amount;
  frame.slots[slot + 1] = quantity;
  frame.slots[slot + 2] = unitPrice;
  frame.taxes[slot] = null;
}

type NegativePolicy = 'refuse' | 'zero' | 'allow';

/** The quantity port of a charge model; below zero it follows the node's policy. */
export function quantityOf<Config extends { negativeQuantity?: NegativePolicy }>(
  build: NodeBuild<Config>,
  port = 'quantity',
): Reader<Decimal> {
  const read = build.numberInput(port);
  const policy = build.config.negativeQuantity ?? 'refuse';
  if (!read) return () => ZERO;
  if (policy === 'allow') return read;
  const name = build.node.name ?? build.node.id;
  return (frame) => {
    const quantity = read(frame);
    if (quantity.sign() >= 0) return quantity;
    if (policy === 'zero') return ZERO;
    throw new RatingError(
      issue(
        'negative-quantity',
        '',
        {
          zh: `“${name}”的用量为负数（${quantity}）`,
          en: `the quantity of "${name}" is negative (${quantity})`,
        },
        { node: build.node.id, quantity: quantity.toString() },
      ),
    );
  };
}
