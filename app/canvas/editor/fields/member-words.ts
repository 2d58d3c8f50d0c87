import type { FlowNode, LocalText } from '#schemas';

type Kind = FlowNode['kind'];
type ConfigOf<K extends Kind> = Extract<FlowNode, { kind: K }>['config'];

export interface MemberWords {
  label: LocalText;
  help?: LocalText;
  /** Inside the field. */
  unit?: string;
}

const words = (zh: string, en: string, help?: LocalText): MemberWords => ({
  label: { zh, en },
  ...(help && { help }),
});

const percent = (zh: string, en: string): MemberWords => ({ label: { zh, en }, unit: '%' });

const NEGATIVE = words('用量为负时', 'Quantity below zero');
const TIERS = words('阶梯', 'Tiers', {
  zh: '每档写到哪里为止（含），最后一档留空表示以上全部',
  en: 'Each tier says up to where it goes, inclusive; the last is left empty for all above',
});

/** What the members of each kind's config are called. One that is missing doesn't compile. */
const MEMBERS: { [K in Kind]: { [M in keyof Required<ConfigOf<K>>]: MemberWords } } = {
  input: {
    path: words('取自事实', 'Taken from', {
      zh: '事实里的路径，如 usage/minutes；留空则用名称',
      en: 'Path in the facts, such as usage/minutes; the name if empty',
    }),
    type: words('类型', 'Type'),
    required: words('必填', 'Required'),
    default: words('默认值', 'Default', {
      zh: '事实里没有时取这个值',
      en: 'Taken where the facts have none',
    }),
    allowed: words('允许的值', 'Allowed values', {
      zh: '如 "DSL", "Fiber" 或 [0..100]',
      en: 'Such as "DSL", "Fiber" or [0..100]',
    }),
  },
  'decision-table': {
    table: words('规则', 'Rules'),
    tableKey: words('引用决策表', 'Decision table by key', {
      zh: '使用单独发布的决策表，代替这里的规则',
      en: 'A decision table published by itself, in place of rules here',
    }),
    onMissing: words('无规则成立时', 'Where no rule holds'),
  },
  formula: { expression: words('公式', 'Formula'), type: words('结果类型', 'Type of the result') },
  switch: {
    cases: words('分支', 'Branches', {
      zh: '自上而下，走第一条成立的',
      en: 'From the top; the first that holds is taken',
    }),
    otherwise: words('都不成立时取值', 'Value otherwise'),
  },
  lookup: {
    keys: words('按什么查', 'Looked up by'),
    columns: words('结果列', 'Columns'),
    rows: words('行', 'Rows'),
    onMissing: words('查不到时', 'Without a row'),
    defaults: words('默认值', 'Defaults'),
  },
  flat: { price: words('金额', 'Amount') },
  'per-unit': { price: words('单价', 'Unit price'), negativeQuantity: NEGATIVE },
  graduated: {
    tiers: TIERS,
    firstFlat: words('首档固定费', 'First flat fee'),
    negativeQuantity: NEGATIVE,
  },
  volume: { tiers: TIERS, negativeQuantity: NEGATIVE },
  stairstep: { tiers: TIERS, negativeQuantity: NEGATIVE },
  package: {
    size: words('每包数量', 'Package size'),
    price: words('每包价格', 'Price of a package'),
    free: words('免费数量', 'Free units'),
    negativeQuantity: NEGATIVE,
  },
  percentage: {
    ratePercent: percent('费率', 'Rate'),
    fixed: words('每笔固定费', 'Fixed part per event'),
    freeEvents: words('免费笔数', 'Free events'),
    freeAmount: words('免费金额', 'Free amount'),
    minimumPerEvent: words('每笔最低', 'Least per event'),
    maximumPerEvent: words('每笔最高', 'Most per event'),
    negativeQuantity: NEGATIVE,
    atFreeAmount: words('正好用完免费金额时', 'Using up the free amount exactly'),
    atZero: words('合计为零时', 'Where events sum to zero'),
  },
  dynamic: {
    scale: words('金额的小数位', 'Digits of the minor unit', {
      zh: '0 表示以主币单位给出',
      en: '0 where the amount is given in major units',
    }),
    negativeQuantity: NEGATIVE,
  },
  'included-quantity': {
    included: words('包含用量', 'Included'),
    prorate: words('随周期折算', 'Shrinks with the period'),
  },
  minimum: {
    amount: words('最低金额', 'Minimum'),
    prorate: words('随周期折算', 'Shrinks with the period'),
  },
  maximum: {
    amount: words('最高金额', 'Maximum'),
    prorate: words('随周期折算', 'Shrinks with the period'),
  },
  discount: { kind: words('优惠方式', 'Kind of discount'), value: words('优惠', 'Discount') },
  proration: { policy: words('不足一期', 'Part of a period') },
  tax: {
    category: words('税目', 'Category'),
    ratePercent: percent('税率', 'Rate'),
    mode: words('计税方式', 'Price and tax'),
  },
  rounding: {
    digits: words('小数位', 'Digits'),
    mode: words('取整方式', 'Mode'),
    multipleOf: words('取倍数', 'Multiple of', {
      zh: '填写后代替小数位',
      en: 'Takes the place of the digits',
    }),
  },
  'output-line': {
    item: words('行编号', 'Key of the line', {
      zh: '留空则用套餐模块的编号',
      en: "The plan's module if empty",
    }),
    name: words('账单上的名称', 'Name on the invoice', {
      zh: '留空则用套餐模块的名称',
      en: "The module's name if empty",
    }),
    lineKind: words('行类型', 'Kind of line'),
    omitZero: words('金额为零时不出行', 'Leave out a line of zero'),
    belowZero: words('低于零时', 'Below zero'),
  },
};

/** Columns of small tables inside a config. */
const COLUMNS: Readonly<Record<string, LocalText>> = {
  upTo: { zh: '至', en: 'Up to' },
  price: { zh: '单价', en: 'Price' },
  ratePercent: { zh: '费率 %', en: 'Rate %' },
  flat: { zh: '固定费', en: 'Flat fee' },
  id: { zh: '编号', en: 'Id' },
  label: { zh: '名称', en: 'Label' },
  when: { zh: '条件', en: 'Condition' },
  then: { zh: '取值', en: 'Value' },
  name: { zh: '名称', en: 'Name' },
  type: { zh: '类型', en: 'Type' },
};

export const memberWords = (kind: Kind, member: string): MemberWords =>
  (MEMBERS[kind] as Readonly<Record<string, MemberWords>>)[member] ?? words(member, member);

export const columnWord = (member: string): LocalText =>
  COLUMNS[member] ?? { zh: member, en: member };
