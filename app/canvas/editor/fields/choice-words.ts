import type { LocalText } from '#schemas';
import { ROUNDING_MODES, VALUE_TYPES } from '../../nodes/index.ts';

export { ROUNDING_MODES, VALUE_TYPES };

type Words = Readonly<Record<string, LocalText>>;

const NEGATIVE: Words = {
  refuse: { zh: '拒绝出账', en: 'Refuse the bill' },
  zero: { zh: '按零计', en: 'Count as zero' },
  allow: { zh: '照算，用于更正', en: 'Allow, as a correction' },
};

const MISSING: Words = {
  refuse: { zh: '拒绝出账', en: 'Refuse the bill' },
  null: { zh: '结果为空', en: 'Result is empty' },
  default: { zh: '取默认值', en: 'Take the defaults' },
};

const BY_MEMBER: Readonly<Record<string, Words>> = {
  type: VALUE_TYPES,
  negativeQuantity: NEGATIVE,
  onMissing: MISSING,
  emit: {
    values: { zh: '合为一笔费用', en: 'One charge to go on with' },
    lines: { zh: '各行直接入账单', en: 'Lines of the invoice' },
  },
  firstFlat: {
    always: { zh: '始终收取', en: 'Always' },
    'when-used': { zh: '有用量才收', en: 'Only where something is used' },
  },
  atFreeAmount: {
    free: { zh: '免费', en: 'Free' },
    charged: { zh: '收固定费与最低', en: 'Fixed part and minimum are due' },
  },
  atZero: {
    free: { zh: '不收费', en: 'Nothing is charged' },
    charged: { zh: '仍收固定费与最低', en: 'Fixed part and minimum are due' },
  },
  kind: {
    percentage: { zh: '百分比', en: 'Percentage' },
    fixed: { zh: '固定金额', en: 'Amount' },
  },
  policy: {
    period: { zh: '按套餐规则折算', en: "By the plan's rule" },
    full: { zh: '按整期收', en: 'In full' },
    free: { zh: '免费', en: 'Free' },
  },
  lineKind: {
    charge: { zh: '周期费用', en: 'Recurring charge' },
    usage: { zh: '用量费用', en: 'Usage charge' },
    'one-off': { zh: '一次性费用', en: 'One-off charge' },
    deposit: { zh: '押金', en: 'Deposit' },
    minimum: { zh: '补足最低', en: 'Minimum true-up' },
    discount: { zh: '优惠', en: 'Discount' },
    fee: { zh: '手续费', en: 'Fee' },
    adjustment: { zh: '调整', en: 'Adjustment' },
  },
  belowZero: {
    credit: { zh: '出负数行', en: 'Bill a negative line' },
    nothing: { zh: '不出账', en: 'Bill nothing' },
  },
  vacancy: {
    owner: { zh: '业主', en: 'The owner' },
    members: { zh: '在用各户', en: 'The other members' },
  },
  joined: {
    full: { zh: '各档不折算', en: 'Bounds not prorated' },
    months: { zh: '按剩余月数折算', en: 'Bounds prorated by months left' },
    days: { zh: '按剩余天数折算', en: 'Bounds prorated by days left' },
  },
  order: {
    'carried-first': { zh: '先用结转', en: 'Rolled-over quantity first' },
    'included-first': { zh: '先用本期包含', en: 'This period’s included quantity first' },
  },
  ladder: {
    period: { zh: '每个账期', en: 'Each period' },
    year: { zh: '全年', en: 'The whole year' },
  },
  every: {
    day: { zh: '按天', en: 'Day' },
    month: { zh: '按月', en: 'Month' },
    once: { zh: '一次性', en: 'Once' },
  },
  countsFrom: {
    due: { zh: '到期日', en: 'The due date' },
    grace: { zh: '宽限期满', en: 'The end of the grace period' },
  },
  months: {
    begun: { zh: '按一月计', en: 'Counts as a month' },
    whole: { zh: '不计', en: 'Does not count' },
  },
};

/** `mode` means rounding here and tax there. */
const MODES: Words = {
  ...ROUNDING_MODES,
  exclusive: { zh: '价外，另加', en: 'On top of the price' },
  inclusive: { zh: '价内，已含', en: 'Included in the price' },
};

/** What a choice of a member is called. */
export function choiceWord(member: string, value: string): LocalText {
  const words = member === 'mode' ? MODES : BY_MEMBER[member];
  return words?.[value] ?? { zh: value, en: value };
}
