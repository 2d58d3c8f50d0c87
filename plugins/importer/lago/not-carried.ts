import type { LocalText } from '#engine/core/issue';
import { type Found, isObject, Numeral, type Reading } from './reading.ts';

/** What identifies or counts things in Lago; one note names them all. */
const IDENTITY = new Set([
  'lago_id',
  'lago_parent_id',
  'parent_id',
  'lago_billable_metric_id',
  'billable_metric_id',
  'lago_add_on_id',
  'add_on_id',
  'charge_code',
  'plan_code',
  'created_at',
  'updated_at',
  'customers_count',
  'active_subscriptions_count',
  'draft_invoices_count',
  'pending_deletion',
]);

/** Members that mean something to billing and have no counterpart here yet. */
const REASONS: Readonly<Record<string, LocalText>> = {
  trial_period: {
    zh: '试用期未导入：月租从第一天起计费',
    en: 'the trial period: the subscription fee is due from the first day',
  },
  pay_in_advance: {
    zh: '预付未导入：按账期结束时的用量计费',
    en: 'billing in advance: everything is billed with the period that ended',
  },
  bill_charges_monthly: {
    zh: '按月收取用量费未导入：与套餐同周期计费',
    en: "charges billed monthly: they follow the plan's interval",
  },
  bill_fixed_charges_monthly: {
    zh: '按月收取固定费用未导入：与套餐同周期计费',
    en: "fixed charges billed monthly: they follow the plan's interval",
  },
  invoiceable: {
    zh: '“不开账单”未导入：该费用仍是账单上的一行',
    en: 'that it is not invoiced: the charge is a line like any other',
  },
  regroup_paid_fees: {
    zh: '已付费用的合并开票未导入',
    en: 'regrouping of paid fees',
  },
  usage_thresholds: {
    zh: '用量阈值（渐进计费）未导入',
    en: 'usage thresholds (progressive billing)',
  },
  applicable_usage_thresholds: {
    zh: '用量阈值（渐进计费）未导入',
    en: 'usage thresholds (progressive billing)',
  },
  entitlements: { zh: '权益未导入', en: 'entitlements' },
  metadata: { zh: '元数据未导入', en: 'metadata' },
  tax_codes: {
    zh: '税码没有税率，未导入；请在流程中补上税节点',
    en: 'tax codes, which name no rate: add tax nodes to the flow',
  },
  grouped_by: {
    zh: '按属性分组未导入：各组合计为一行',
    en: 'grouping by properties: all groups are one line',
  },
  pricing_group_keys: {
    zh: '按属性分组未导入：各组合计为一行',
    en: 'grouping by properties: all groups are one line',
  },
  presentation_group_keys: {
    zh: '按属性分组展示未导入',
    en: 'grouping by properties for display',
  },
  custom_properties: {
    zh: '自定义计费的参数未导入',
    en: 'the properties of a custom charge',
  },
  group_by_wallet: { zh: '按钱包分组未导入', en: 'grouping by wallet' },
};

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '' || value === false) return true;
  if (value instanceof Numeral) return /^-?0*(\.0*)?$/.test(value.source);
  if (Array.isArray(value)) return value.length === 0;
  return isObject(value) && Object.keys(value).length === 0;
}

/** Lago's default that needs no mention. */
const isDefault = (name: string, value: unknown): boolean =>
  name === 'invoiceable' ? value === true || value === undefined || value === null : isEmpty(value);

/** Collects what an import leaves behind, object by object. */
export class Leftovers {
  private readonly reading: Reading;
  private readonly identity = new Set<string>();

  constructor(reading: Reading) {
    this.reading = reading;
  }

  /** Notes each member that nobody reads and that says something. */
  of(found: Found, known: readonly string[]): void {
    if (!isObject(found.value)) return;
    for (const name of Object.keys(found.value)) {
      if (known.includes(name)) continue;
      const { value, path } = this.reading.member(found, name);
      if (IDENTITY.has(name)) this.identity.add(name);
      else if (!isDefault(name, value)) this.mention(name, path);
    }
  }

  private mention(name: string, path: string): void {
    const reason = Object.hasOwn(REASONS, name) ? REASONS[name] : undefined;
    if (reason) {
      const message = { zh: reason.zh, en: `not carried over: ${reason.en}` };
      this.reading.note('lago-not-carried', path, message, { member: name });
      return;
    }
    const shown = name.slice(0, 80);
    this.reading.note(
      'lago-unknown-member',
      path,
      { zh: `未知的成员 ${shown}，未导入`, en: `unknown member ${shown}, not carried over` },
      { member: shown },
    );
  }

  /** One note for all identifiers and counters. */
  close(): void {
    if (this.identity.size === 0) return;
    const members = [...this.identity].sort().join(', ');
    this.reading.note(
      'lago-identity',
      '',
      {
        zh: `Lago 的标识与计数不属于设计，未导入：${members}`,
        en: `identifiers and counters of Lago are no part of a design: ${members}`,
      },
      { members },
    );
  }
}
