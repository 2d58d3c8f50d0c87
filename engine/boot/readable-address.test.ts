import { expect, it } from 'vitest';
import { isReadable } from './readable-address.ts';

it.each(['/', '/customers?q=%', '/plans/a%20b', '/%E5%AE%A2', '/%00', '/..%2f', '*'])(
  '%s can be read',
  (address) => expect(isReadable(address)).toBe(true),
);

it.each(['/%', '/%ff', '/customers/%E5%AE', '/%zz?q=1'])('%s says nothing', (address) =>
  expect(isReadable(address)).toBe(false),
);
