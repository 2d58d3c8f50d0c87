import { parseDate } from '#engine/core/calendar';
import { Decimal, formatFigure } from '#engine/core/decimal';
import {
  type Frame,
  type NodeBuild,
  type NodeKind,
  RatingError,
  type Reader,
} from '#engine/core/graph';
import { issue } from '#engine/core/issue';
import {
  type LateFees,
  type LateFeeTerms,
  type LateItem,
  lateFees,
  type OverdueItem,
} from '#engine/core/pricing';
import type { LateFeeConfig } from '#schemas';
import { putCharge } from './charge.ts';
import { CHARGE_OUT } from './ports.ts';
import { readRecords } from './records.ts';
import { equals, same } from './words.ts';

const MOST_ITEMS = 1_000;
const MOST_TOLD = 5;
/** What an overdue item is called that was itself a fee: no fee on fees. */
const FEE = 'fee';

interface UsedFees extends LateFees {
  asOf: Temporal.PlainDate;
  terms: LateFeeTerms;
}

function refuse(build: NodeBuild<unknown>, code: string, zh: string, en: string): RatingError {
  const name = build.node.name ?? build.node.id;
  return new RatingError(
    issue(code, '', { zh: `“${name}”${zh}`, en: `"${name}" ${en}` }, { node: build.node.id }),
  );
}

function lastDay(frame: Frame): Temporal.PlainDate | undefined {
  const { asOf, period } = frame.facts as { asOf?: unknown; period?: { end?: unknown } };
  if (typeof asOf === 'string') return parseDate(asOf);
  const end = typeof period?.end === 'string' ? parseDate(period.end) : undefined;
  return end?.subtract({ days: 1 });
}

function readAsOf(build: NodeBuild<LateFeeConfig>): Reader<Temporal.PlainDate> {
  const { asOf } = build.config;
  const given = asOf === undefined ? undefined : build.value('/asOf', asOf);
  return (frame) => {
    const value = given ? given(frame) : lastDay(frame);
    if (value instanceof Temporal.PlainDate) return value;
    throw refuse(
      build,
      'as-of-missing',
      '不知道算到哪一天：需要截止日期或账期',
      'does not know up to which day: it needs an as-of date or a period',
    );
  };
}

function readTerms(build: NodeBuild<LateFeeConfig>): Reader<LateFeeTerms> {
  const { config } = build;
  const { every, graceDays = 0, countsFrom = 'due', months = 'begun' } = config;
  const percentOf = build.number('/value', config.value);
  const optional = (name: 'capPercent' | 'capAmount') => {
    const source = config[name];
    return source === undefined ? undefined : build.number(`/${name}`, source);
  };
  const capPercentOf = optional('capPercent');
  const capAmountOf = optional('capAmount');
  return (frame) => {
    const terms: LateFeeTerms = {
      every,
      value: percentOf(frame),
      graceDays,
      countsFrom,
      months,
      capPercent: capPercentOf?.(frame),
      capAmount: capAmountOf?.(frame),
    };
    const limits = [terms.value, terms.capPercent, terms.capAmount];
    if (limits.every((limit) => limit === undefined || limit.sign() >= 0)) return terms;
    throw refuse(
      build,
      'late-fee-negative',
      '的费率与上限不能为负',
      'has a rate or a cap below zero',
    );
  };
}

function readItems(build: NodeBuild<LateFeeConfig>): Reader<OverdueItem[]> {
  const records = readRecords(build, 'overdue', MOST_ITEMS);
  return (frame) =>
    (records(frame) ?? [])
      .filter((record) => record.text('kind') !== FEE)
      .map((record) => ({
        amount: record.neededNumber('amount'),
        dueOn: record.neededDate('dueDate'),
        paidOn: record.date('paidOn'),
        charged: record.number('charged') ?? Decimal.ZERO,
      }));
}

function timeOf({ count }: LateItem, every: LateFeeTerms['every']) {
  if (every === 'once') return { zh: '一次', en: 'once' };
  if (every === 'day') return { zh: `${count} 天`, en: count === 1 ? '1 day' : `${count} days` };
  return { zh: `${count} 个月`, en: count === 1 ? '1 month' : `${count} months` };
}

function wordsOf(item: LateItem, { every, value, capPercent }: LateFeeTerms) {
  const time = timeOf(item, every);
  const [amount, fee, charged] = [item.amount, item.fee, item.charged].map(formatFigure) as [
    string,
    string,
    string,
  ];
  const rate = every === 'once' ? formatFigure(value) : `${formatFigure(value)}%`;
  const most = capPercent ? formatFigure(capPercent) : '';
  const cap = item.isCapped
    ? { zh: `（不超过本金的 ${most}%）`, en: ` (no more than ${most}% of it)` }
    : { zh: '', en: '' };
  const before = item.charged.isZero()
    ? { zh: '', en: '' }
    : { zh: `，已收 ${charged}`, en: `, ${charged} charged before` };
  const { dueOn } = item;
  const product = every === 'once' ? '' : `${amount} × ${rate} × `;
  return {
    zh: `${dueOn} 到期的 ${amount} 逾期 ${item.days} 天：${product}${time.zh} = ${fee}${cap.zh}${before.zh}`,
    en: `${amount} due ${dueOn}, ${item.days} days late: ${product}${time.en} = ${fee}${cap.en}${before.en}`,
  };
}

function explainFees({ items, amount, isCapped, terms }: UsedFees) {
  const late = items.filter(({ count }) => count > 0);
  if (late.length === 0) {
    return { zh: '没有超过宽限期的欠款', en: 'Nothing is overdue beyond its days of grace' };
  }
  const told = late.slice(0, MOST_TOLD).map((item) => wordsOf(item, terms));
  const more = late.length - told.length;
  const cap =
    isCapped && terms.capAmount
      ? {
          zh: [`合计封顶 ${formatFigure(terms.capAmount)}`],
          en: [`capped at ${formatFigure(terms.capAmount)} in all`],
        }
      : { zh: [], en: [] };
  const zh = [...told.map((each) => each.zh), ...(more > 0 ? [`另有 ${more} 笔`] : []), ...cap.zh];
  const en = [...told.map((each) => each.en), ...(more > 0 ? [`${more} more`] : []), ...cap.en];
  return {
    zh: `滞纳金：${zh.join('；')}；应收 ${formatFigure(amount)}`,
    en: `Late fee: ${en.join('; ')}; due ${formatFigure(amount)}`,
  };
}

export const lateFeeKind: NodeKind<LateFeeConfig> = {
  id: 'late-fee',
  label: { zh: '滞纳金', en: 'Late fee' },
  inputs: () => [{ name: 'overdue', type: 'any' }],
  outputs: () => [
    ...CHARGE_OUT,
    { name: 'principal', type: 'number' },
    { name: 'days', type: 'number' },
  ],

  compile(build) {
    const itemsOf = readItems(build);
    const asOfDay = readAsOf(build);
    const termsOf = readTerms(build);
    const slot = build.slot('charge');
    const principalSlot = build.slot('principal');
    const daysSlot = build.slot('days');
    return (frame) => {
      const asOf = asOfDay(frame);
      const terms = termsOf(frame);
      const fees = lateFees(itemsOf(frame), asOf, terms);
      const late = fees.items.filter(({ count }) => count > 0);
      putCharge(frame, slot, fees.amount, Decimal.of(late.length), null);
      frame.slots[principalSlot] = fees.principal;
      frame.slots[daysSlot] = Decimal.of(Math.max(0, ...late.map(({ days }) => days)));
      if (frame.details) {
        frame.details[build.index] = { ...fees, asOf, terms } satisfies UsedFees;
      }
    };
  },

  explain({ detail, value }) {
    const used = detail as UsedFees;
    const late = used.items.filter(({ count }) => count > 0);
    const [only] = late;
    const rate = `${formatFigure(used.terms.value)}%`;
    const time = only && timeOf(only, used.terms.every);
    const rule =
      only && time && late.length === 1 && used.terms.every !== 'once'
        ? {
            zh: `${formatFigure(only.amount)} × ${rate} × ${time.zh} ${equals(value('charge'))}`,
            en: `${formatFigure(only.amount)} × ${rate} × ${time.en} ${equals(value('charge'))}`,
          }
        : { zh: `${late.length} 笔逾期`, en: `${late.length} overdue` };
    return {
      title: { zh: '滞纳金', en: 'Late fee' },
      rule,
      mark: same(String(late.length)),
      sentence: explainFees(used),
    };
  },
};
