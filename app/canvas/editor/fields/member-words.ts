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

const NEGATIVE = words('用量为负时', 'If the quantity is negative');
const TIERS = words('阶梯', 'Tiers', {
  zh: '每档写到哪里为止（含），最后一档留空表示以上全部',
  en: 'Each tier says up to where it goes, inclusive; the last is left empty for all above',
});

const HISTORY_METRIC = words('历史用量指标', 'Metric of the history', {
  zh: '历史用量里的名称，如 water',
  en: 'Its name in the history, such as water',
});
const YEAR_START = words('年度起始月', 'First month of the year', {
  zh: '1 至 12，留空为 1 月',
  en: '1 to 12; January if empty',
});
const YEAR_TIERS = words('阶梯', 'Tiers', {
  zh: '每档写到哪里为止（含），可写公式，如 180 + 48 * max(0, people - 4)；最后一档留空表示以上全部',
  en: 'Each tier says up to where it goes, inclusive; a formula such as 180 + 48 * max(0, people - 4) is one; the last is left empty for all above',
});

const TABLES = words('按条件选用的阶梯', 'Tiers by condition', {
  zh: '自上而下，条件先成立的一组代替上面的阶梯',
  en: 'From the top; the first whose condition holds takes the place of the tiers above',
});

/** What the members of each kind's config are called. One that is missing doesn't compile. */
const MEMBERS: { [K in Kind]: { [M in keyof Required<ConfigOf<K>>]: MemberWords } } = {
  input: {
    path: words('取自事实', 'Taken from', {
      zh: '事实里的路径，如 usage/minutes；留空则用名称',
      en: 'Path in the facts, such as usage/minutes; the name if empty',
    }),
    type: words('值类型', 'Type of the value'),
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
    onMissing: words('无规则命中时', 'If no rule matches'),
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
    onMissing: words('查不到时', 'If no row matches'),
    defaults: words('默认值', 'Defaults'),
  },
  flat: { price: words('金额', 'Amount') },
  'per-unit': { price: words('单价', 'Unit price'), negativeQuantity: NEGATIVE },
  graduated: {
    tiers: TIERS,
    tables: TABLES,
    firstFlat: words('首档固定费', 'Flat fee of the first tier'),
    negativeQuantity: NEGATIVE,
  },
  volume: { tiers: TIERS, tables: TABLES, negativeQuantity: NEGATIVE },
  stairstep: { tiers: TIERS, tables: TABLES, negativeQuantity: NEGATIVE },
  package: {
    size: words('每包数量', 'Package size'),
    price: words('每包价格', 'Price per package'),
    free: words('免费数量', 'Free units'),
    negativeQuantity: NEGATIVE,
  },
  percentage: {
    ratePercent: percent('费率', 'Rate'),
    fixed: words('每笔固定费', 'Fixed fee per event'),
    freeEvents: words('免费笔数', 'Free events'),
    freeAmount: words('免费金额', 'Free amount'),
    minimumPerEvent: words('每笔最低', 'Minimum per event'),
    maximumPerEvent: words('每笔最高', 'Maximum per event'),
    negativeQuantity: NEGATIVE,
    atFreeAmount: words('正好用完免费金额时', 'Using up the free amount exactly'),
    atZero: words('合计为零时', 'Where events sum to zero'),
  },
  dynamic: {
    scale: words('金额的小数位', 'Decimal places of the amount', {
      zh: '0 表示以主币单位给出',
      en: '0 where the amount is given in major units',
    }),
    negativeQuantity: NEGATIVE,
  },
  'included-quantity': {
    included: words('包含用量', 'Included quantity'),
    prorate: words('随周期折算', 'Prorated with the period'),
  },
  minimum: {
    amount: words('最低金额', 'Minimum'),
    prorate: words('随周期折算', 'Prorated with the period'),
  },
  maximum: {
    amount: words('最高金额', 'Maximum'),
    prorate: words('随周期折算', 'Prorated with the period'),
  },
  discount: { kind: words('优惠方式', 'Kind of discount'), value: words('优惠', 'Discount') },
  proration: { policy: words('不足一期', 'Part of a period') },
  tax: {
    category: words('税目', 'Tax category'),
    ratePercent: percent('税率', 'Rate'),
    mode: words('计税方式', 'Tax mode'),
  },
  rounding: {
    digits: words('小数位', 'Decimal places'),
    mode: words('取整方式', 'Rounding mode'),
    multipleOf: words('取倍数', 'Multiple of', {
      zh: '填写后代替小数位',
      en: 'Takes the place of the decimal places',
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
  'sub-flow': {
    flowKey: words('计费流程', 'Pricing flow', {
      zh: '已发布的计费流程的编号',
      en: 'Key of a pricing flow that is published',
    }),
    version: words('版本', 'Version', {
      zh: '留空则用发布时的最新版',
      en: 'The latest when this flow is published, if empty',
    }),
    emit: words('结果', 'Result'),
    inputs: words('输入端口', 'Inputs', {
      zh: '每个端口的值放进子流程事实里的路径，如 usage/water',
      en: 'Each port fills a place in the facts of the flow used, such as usage/water',
    }),
    outputs: words('输出端口', 'Outputs', {
      zh: '子流程里某个节点的值',
      en: 'Values of nodes of the flow used',
    }),
    flow: words('已写入的流程', 'Flow written in'),
  },
  matrix: {
    keys: words('行按', 'Rows by'),
    across: words('列按', 'Columns by'),
    columns: words('列', 'Columns', { zh: '* 表示其他', en: '* is any other' }),
    rows: words('费率', 'Rates', {
      zh: '键为 * 的行与列适用于其他值；格子留空表示没有费率',
      en: 'Rows and columns of key * hold for any other; an empty cell has no rate',
    }),
    onMissing: words('查不到时', 'If no rate matches'),
  },
  'time-of-use': {
    timeZone: words('时区', 'Time zone', {
      zh: '如 Asia/Shanghai；留空则用事实中的时区',
      en: 'Such as Europe/Berlin; that of the facts if empty',
    }),
    bands: words('费率', 'Rates', {
      zh: '每个费率有自己的输出端口',
      en: 'Each rate has an output of its own',
    }),
    windows: words('时段', 'Hours', {
      zh: '每一天都要恰好覆盖一次；止早于起表示跨过午夜',
      en: 'Every day is covered exactly once; an end before the start goes past midnight',
    }),
    seasons: words('季节', 'Seasons', {
      zh: '月-日，首尾都算；如 06-01 至 09-30',
      en: 'Month and day, both included; such as 06-01 to 09-30',
    }),
    dayTypes: words('日类型', 'Kinds of days', {
      zh: '周一为 1，如 1-5 或 6,7,holiday',
      en: 'Monday is 1; such as 1-5 or 6,7,holiday',
    }),
    holidays: words('节假日', 'Holidays', {
      zh: '日期列表，如 [date("2026-01-01")] 或一个输入',
      en: 'A list of dates, such as [date("2026-01-01")] or an input',
    }),
    negativeQuantity: NEGATIVE,
  },
  apportionment: {
    members: words('成员权重', 'Weights of the members', {
      zh: '数字列表，按固定次序；与位置一起填写',
      en: 'A list of numbers in a fixed order; goes with the position',
    }),
    position: words('本户位置', 'Position of this member', { zh: '从 1 起', en: 'From 1' }),
    weight: words('本户权重', 'Weight of this member', {
      zh: '没有成员列表时填写，如面积',
      en: 'Where there is no list of members, such as a floor area',
    }),
    totalWeight: words('总权重', 'Total weight'),
    vacant: words('未出租权重', 'Vacant weight'),
    vacancy: words('未出租部分由谁承担', 'Vacant share borne by'),
    scale: words('每份的小数位', 'Decimal places of a share'),
  },
  'annual-ladder': {
    tiers: YEAR_TIERS,
    metric: HISTORY_METRIC,
    yearStart: YEAR_START,
    since: words('开户日期', 'Supply start date', {
      zh: '如 date(startsOn)；年中开户时用来折算',
      en: 'Such as date(startsOn); prorates the bounds in the first year',
    }),
    joined: words('年中开户时', 'If supply starts mid-year'),
    negativeQuantity: NEGATIVE,
  },
  'meter-swap': {
    digits: words('表计位数', 'Register digits', {
      zh: '填写后止码小于起码按翻转（过零）计；留空则拒绝',
      en: 'With it an end below its start is a register rollover; without, it is refused',
    }),
    multiplier: words('倍率', 'Meter multiplier'),
    largest: words('合理上限', 'Plausible maximum', {
      zh: '一块表的用量超过它就拒绝出账',
      en: 'More on one meter is refused',
    }),
  },
  rollover: {
    included: words('包含用量', 'Included quantity'),
    prorate: words('随周期折算', 'Prorated with the period'),
    periods: words('结转有效期数', 'Rollover valid for (periods)', {
      zh: '留空表示长期有效',
      en: 'Never expires if empty',
    }),
    cap: words('结转上限', 'Rollover cap'),
    order: words('使用顺序', 'Order of use'),
    metric: HISTORY_METRIC,
    negativeQuantity: NEGATIVE,
  },
  'true-up': {
    tiers: YEAR_TIERS,
    ladder: words('档位周期', 'Tier bounds apply to'),
    metric: words('实抄指标', 'Metric of actual readings'),
    estimateMetric: words('预估指标', 'Metric of estimated readings'),
    yearStart: YEAR_START,
  },
  'late-fee': {
    every: words('计收方式', 'Charged per'),
    value: words('费率（%）或金额', 'Rate (%) or amount', {
      zh: '按天、按月填百分比，一次性填金额',
      en: 'A percentage by day or month; an amount where it is due once',
    }),
    graceDays: words('宽限期（天）', 'Grace period (days)'),
    countsFrom: words('过宽限期后起算日', 'After the grace period, charged from'),
    months: words('不足一月', 'Part of a month'),
    capPercent: percent('每笔上限（占本金）', 'Cap per item, of its principal'),
    capAmount: words('合计上限', 'Cap in total'),
    asOf: words('计算截止日', 'Calculated up to', {
      zh: '留空取事实里的 asOf，否则账期的最后一天',
      en: "The facts' as-of date if empty, else the last day of the period",
    }),
  },
};

/** Columns of small tables inside a config. */
const COLUMNS: Readonly<Record<string, LocalText>> = {
  band: { zh: '费率', en: 'Rate' },
  season: { zh: '季节', en: 'Season' },
  dayType: { zh: '日类型', en: 'Days' },
  from: { zh: '起', en: 'From' },
  to: { zh: '止', en: 'To' },
  days: { zh: '星期', en: 'Weekdays' },
  path: { zh: '事实路径', en: 'Path in the facts' },
  node: { zh: '节点', en: 'Node' },
  port: { zh: '端口', en: 'Port' },
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
