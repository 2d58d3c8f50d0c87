import { ReceiptText } from 'lucide-react';
import type { LocalText, OutputLineConfig } from '#schemas';
import type { NodeView } from './view.ts';
import { COMMA, join, NO, same, term, YES } from './words.ts';

const KINDS: Record<NonNullable<OutputLineConfig['lineKind']>, LocalText> = {
  charge: { zh: '周期费用', en: 'charge' },
  usage: { zh: '用量费用', en: 'usage' },
  'one-off': { zh: '一次性费用', en: 'one-off' },
  deposit: { zh: '押金', en: 'deposit' },
  minimum: { zh: '最低消费补足', en: 'minimum' },
  discount: { zh: '优惠', en: 'discount' },
  fee: { zh: '手续费', en: 'fee' },
  adjustment: { zh: '调整', en: 'adjustment' },
};

const BY_MODULE = { zh: '名称取自套餐模块', en: "named by the plan's module" };
const KIND_BY_MODULE = { zh: '取自套餐模块', en: "as the plan's module" };

export const outputLineView: NodeView<OutputLineConfig> = {
  family: 'line',
  icon: ReceiptText,

  summarize: ({ name, lineKind, omitZero }) =>
    join(
      [
        join([name ?? (lineKind ? undefined : BY_MODULE), lineKind && KINDS[lineKind]]),
        omitZero ? { zh: '为零不列', en: 'left out at zero' } : undefined,
      ],
      COMMA,
    ),

  describe: ({ item, name, lineKind, omitZero, belowZero }) => ({
    terms: [
      term({ zh: '账单上的名称', en: 'Name on the bill' }, name ?? KIND_BY_MODULE),
      term({ zh: '类别', en: 'Kind' }, lineKind ? KINDS[lineKind] : KIND_BY_MODULE),
      ...(item === undefined ? [] : [term({ zh: '编号', en: 'Key' }, same(item))]),
      term({ zh: '金额为零时省略', en: 'Left out at zero' }, omitZero ? YES : NO),
      term(
        { zh: '低于零', en: 'Below zero' },
        belowZero === 'nothing'
          ? { zh: '不计费', en: 'nothing is billed' }
          : { zh: '计为负数行', en: 'a negative line' },
      ),
    ],
  }),
};
