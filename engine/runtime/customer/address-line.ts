import type { Address } from '#drizzle';

const CHINESE = /\p{Script=Han}/u;

/** An address on one line: from the country down in Chinese, from the door up elsewhere. */
export function addressLine(address: Address): string {
  const { province, city, district, street, community, building, unit, room } = address;
  const parts = [province, city, district, street, community, building, unit, room].filter(
    (part): part is string => part !== undefined && part !== '',
  );
  return CHINESE.test(parts.join('')) ? parts.join('') : parts.reverse().join(', ');
}
