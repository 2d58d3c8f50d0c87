import { Decimal } from '#engine/core/decimal';
import type { FeelValue } from '#engine/core/feel';
import type { LocalText } from '#engine/core/issue';
import { same, shown } from './words.ts';

/** What a design calls a value; as people read it, where it has no name. */
export function valueLabel(
  labels: Readonly<Record<string, LocalText>> | undefined,
  value: FeelValue | undefined,
): LocalText {
  const text = value instanceof Decimal ? value.toString() : shown(value);
  const known = labels && Object.hasOwn(labels, text) ? labels[text] : undefined;
  return known ?? same(shown(value));
}
