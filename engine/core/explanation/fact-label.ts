import type { NodeTrace } from '#engine/core/flow';
import { same } from '#engine/core/node';
import type { DecisionTableConfig, InputConfig, LocalText, Plan } from '#schemas';

const KNOWN: Record<string, LocalText> = {
  history: { zh: '历史用量', en: 'Usage of earlier periods' },
  readings: { zh: '抄表读数', en: 'Meter readings' },
  overdue: { zh: '逾期款项', en: 'Overdue amounts' },
  'item/quantity': { zh: '数量', en: 'Quantity' },
  'item/module': { zh: '套餐模块', en: 'Module' },
  'item/startsOn': { zh: '开通日期', en: 'In use since' },
  'subscription/startsOn': { zh: '订购日期', en: 'Subscribed since' },
  'customer/tier': { zh: '客户等级', en: 'Customer tier' },
  'customer/region': { zh: '所在区域', en: 'Region' },
  'customer/kind': { zh: '客户类型', en: 'Kind of customer' },
  'customer/industry': { zh: '行业', en: 'Industry' },
  'customer/tags': { zh: '客户标签', en: 'Tags' },
  'parameters/price': { zh: '单价', en: 'Price' },
  'parameters/service': { zh: '服务', en: 'Service' },
  'period/start': { zh: '账期开始', en: 'Start of the period' },
  'period/end': { zh: '账期结束', en: 'End of the period' },
};

/** The unit that a metric's name ends with. */
const UNITS: Record<string, string> = {
  seconds: '秒',
  minutes: '分钟',
  hours: '小时',
  days: '天',
  calls: '次',
  messages: '条',
  megabytes: 'MB',
  gigabytes: 'GB',
  kwh: '千瓦时',
  m3: '立方米',
};

/** `voice-minutes` and `voiceMinutes` as `voice minutes`. */
function asWords(key: string): string {
  return key
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[-_]+/g, ' ')
    .toLowerCase();
}

type Column = NonNullable<DecisionTableConfig['table']>['inputs'][number];

/** Columns of the flow's decision tables that read a name. */
function columnsReading(nodes: readonly NodeTrace[], name: string): Column[] {
  return nodes.flatMap(({ placed: { node } }) =>
    node.kind === 'decision-table'
      ? (node.config.table?.inputs ?? []).filter(({ expression }) => String(expression) === name)
      : [],
  );
}

function attributeOf(path: readonly string[], plan: Plan | undefined) {
  if (path[1] !== 'attributes') return undefined;
  return plan?.attributes?.find(({ key }) => key === path.at(-1));
}

/** What values of an input are called: by the table that reads it, or by the plan. */
export function factValueLabels(
  { placed }: NodeTrace,
  nodes: readonly NodeTrace[],
  plan: Plan | undefined,
): Readonly<Record<string, LocalText>> | undefined {
  const { path } = placed.node.config as InputConfig;
  const column = columnsReading(nodes, placed.name).find(({ valueLabels }) => valueLabels);
  return column?.valueLabels ?? attributeOf(path ?? [placed.name], plan)?.valueLabels;
}

function pathLabel(path: readonly string[], plan: Plan | undefined): LocalText | undefined {
  const known = KNOWN[path.join('/')];
  if (known) return known;
  const key = path.at(-1) ?? '';
  if (path[1] === 'attributes') {
    return attributeOf(path, plan)?.label ?? same(asWords(key));
  }
  if (path[0] === 'usage') {
    const words = asWords(key);
    const unit = UNITS[words.split(' ').at(-1) ?? ''] ?? words;
    return { zh: `本期用量（${unit}）`, en: `Usage (${words})` };
  }
  if (path[0] === 'parameters') {
    return { zh: `套餐设定：${asWords(key)}`, en: `Set in the plan: ${asWords(key)}` };
  }
  return path.length > 1 ? same(asWords(key)) : undefined;
}

/** What an input is called on a receipt: by the table that reads it, by the plan, or by its place. */
export function factLabel(
  { placed }: NodeTrace,
  nodes: readonly NodeTrace[],
  plan: Plan | undefined,
): LocalText {
  const { path } = placed.node.config as InputConfig;
  const column = columnsReading(nodes, placed.name).find(({ label }) => label);
  return column?.label ?? pathLabel(path ?? [placed.name], plan) ?? same(placed.name);
}
