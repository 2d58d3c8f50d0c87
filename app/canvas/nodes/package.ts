import { Package } from 'lucide-react';
import type { PackageConfig } from '#schemas';
import type { NodeView } from './view.ts';
import { COMMA, givenTerms, join, negativeTerm, short } from './words.ts';

export const packageView: NodeView<PackageConfig> = {
  family: 'charge',
  icon: Package,

  summarize({ size, price, free }) {
    const each = {
      zh: `每 ${short(size, 16)} 计 ${short(price, 16)}`,
      en: `${short(price, 16)} per ${short(size, 16)}`,
    };
    if (free === undefined) return each;
    const first = short(free, 16);
    return join([each, { zh: `前 ${first} 免费`, en: `first ${first} free` }], COMMA);
  },

  describe: ({ size, price, free, negativeQuantity }) => ({
    terms: [
      ...givenTerms([
        [{ zh: '每包数量', en: 'Units per package' }, size],
        [{ zh: '每包价格', en: 'Price of a package' }, price],
        [{ zh: '免费数量', en: 'Free units' }, free],
      ]),
      negativeTerm(negativeQuantity),
    ],
  }),
};
