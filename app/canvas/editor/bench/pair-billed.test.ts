import { describe, expect, it } from 'vitest';
import type { ComputedLine } from '#schemas';
import { sketchFlow } from '#tests/flows';
import { pairBilled } from './pair-billed.ts';

const NAME = { zh: '宽带', en: 'Internet' };
const MODULE = { key: 'fibre', name: NAME };
const FLOW = sketchFlow(
  { line: { kind: 'output-line' }, fee: { kind: 'output-line', config: { item: 'fee' } } },
  [],
);

function line(item: string, amount: string): ComputedLine {
  const figures = { quantity: null, unitPrice: null, amountUnrounded: amount, amount };
  return { item, kind: 'charge', name: { zh: item, en: item }, ...figures, tax: null };
}
const billed = (item: string, amount: string) => ({ item, name: NAME, amount });

const pairs = (
  ...given: Parameters<typeof pairBilled> extends [unknown, unknown, ...infer R] ? R : never
) =>
  pairBilled(FLOW, MODULE, ...given).map(({ item, line: now, billed: before, difference }) => [
    item,
    now?.amount ?? null,
    before,
    difference?.toString() ?? null,
  ]);

describe('lines beside those that were billed', () => {
  it('are paired by their keys; a key that is left open is that of the module', () => {
    expect(
      pairs(
        [line('line', '30.00'), line('fee', '5.00')],
        [billed('fee', '5'), billed('fibre', '29.50')],
      ),
    ).toEqual([
      ['fibre', '30.00', '29.50', '0.5'],
      ['fee', '5.00', '5', '0'],
    ]);
    expect(pairBilled(FLOW, MODULE, [line('line', '1')], [])[0]?.name).toBe(NAME);
  });

  it('stand alone where there is no other, in their order', () => {
    expect(
      pairs([line('fee', '5'), line('fee', '6')], [billed('fee', '5'), billed('gone', '2')]),
    ).toEqual([
      ['fee', '5', '5', '0'],
      ['fee', '6', null, '6'],
      ['gone', null, '2', '-2'],
    ]);
  });

  it('keep their own names where no plan is known', () => {
    const [pair] = pairBilled(FLOW, undefined, [line('line', '1')], []);
    expect(pair).toMatchObject({ item: 'line', name: { zh: 'line', en: 'line' } });
  });

  it('have no difference where amounts are hidden', () => {
    expect(pairs([line('fee', '5')], [billed('fee', '•••')])).toEqual([['fee', '5', '•••', null]]);
  });
});
