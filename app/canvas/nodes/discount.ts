import { BadgePercent } from 'lucide-react';
import type { DiscountConfig } from '#schemas';
import type { NodeView } from './view.ts';
import { formulaTerm, short, term } from './words.ts';

export const discountView: NodeView<DiscountConfig> = {
  family: 'adjustment',
  icon: BadgePercent,
  summarize({ kind, value }) {
    const off = kind === 'percentage' ? `${short(value, 32)} %` : short(value, 32);
    return { zh: `减 ${off}`, en: `${off} off` };
  },
  describe: ({ kind, value }) => ({
    terms: [
      formulaTerm(
        kind === 'percentage'
          ? { zh: '优惠比例 %', en: 'Percent off' }
          : { zh: '优惠金额', en: 'Amount off' },
        value,
      ),
      term({ zh: '最多', en: 'At most' }, { zh: '减到零为止', en: 'down to zero' }),
    ],
  }),
};
