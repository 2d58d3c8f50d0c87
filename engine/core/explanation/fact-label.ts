import type { NodeTrace } from '#engine/core/flow';
import { same } from '#engine/core/node';
import type { DecisionTableConfig, InputConfig, LocalText, Plan } from '#schemas';

const KNOWN: Record<string, LocalText> = {
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

/** What a decision table of the flow calls a name that it reads. */
function columnLabel(nodes: readonly NodeTrace[], name: string): LocalText | undefined {
  for (const { placed } of nodes) {
    if (placed.node.kind !== 'decision-table') continue;
    const { table } = placed.node.config as DecisionTableConfig;
    const column = table?.inputs.find(({ expression }) => String(expression) === name);
    if (column?.label) return column.label;
  }
  return undefined;
}

function pathLabel(path: readonly string[], plan: Plan | undefined): LocalText | undefined {
  const known = KNOWN[path.join('/')];
  if (known) return known;
  const key = path.at(-1) ?? '';
  if (path[1] === 'attributes') {
    const attribute = plan?.attributes?.find((candidate) => candidate.key === key);
    return attribute?.label ?? same(asWords(key));
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
  return (
    columnLabel(nodes, placed.name) ?? pathLabel(path ?? [placed.name], plan) ?? same(placed.name)
  );
}
