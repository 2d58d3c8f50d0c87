import { expect, it } from 'vitest';
import { bill, discount, module } from '#tests/flows';
import { pairLines } from './pair-lines.ts';

const half = discount('half', { kind: 'percentage', value: 50, scope: 'plan' });

it('sets lines of the same thing side by side; what has no other side stands alone', () => {
  const before = bill([module('base', '100'), module('gone', '10')]);
  const after = bill([module('base', '90'), module('fresh', '5'), half]);
  const pairs = pairLines(before.lines, after.lines, 2);
  const side = (of: { amount: string } | null) => of?.amount ?? null;
  expect(
    pairs.map((pair) => [pair.key, side(pair.before), side(pair.after), pair.difference]),
  ).toEqual([
    ['base', '100.00', '90.00', '-10.60'],
    ['gone', '10.00', null, '-10.60'],
    ['fresh', null, '5.00', '5.30'],
    ['half', null, '-47.50', '-50.35'],
  ]);
  expect(pairs[0]).toMatchObject({
    before: { quantity: '1', unitPrice: '100', tax: '6.00' },
    after: { quantity: '1', unitPrice: '90', tax: '5.40' },
  });
});
