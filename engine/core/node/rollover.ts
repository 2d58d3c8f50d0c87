import { Decimal, formatFigure } from '#engine/core/decimal';
import type { FeelValue } from '#engine/core/feel';
import type { Frame, InputPort, NodeBuild, NodeKind, Reader } from '#engine/core/graph';
import { RatingError } from '#engine/core/graph';
import { issue } from '#engine/core/issue';
import { type Lots, type RolledOver, type RolloverTerms, rollOver } from '#engine/core/pricing';
import type { RolloverConfig } from '#schemas';
import { quantityOf } from './charge.ts';
import { type PastPeriod, readHistory } from './history.ts';
import { QUANTITY_IN } from './ports.ts';
import { asDecimal } from './records.ts';
import { prorate } from './share.ts';

const INPUTS: readonly InputPort[] = [
  ...QUANTITY_IN,
  { name: 'history', type: 'any', required: false },
  { name: 'balance', type: 'any', required: false },
];

const OUTPUTS = ['billable', 'carried in', 'carried out', 'used', 'expired'] as const;

const NO_LOTS: Lots = [];

function refuse(build: NodeBuild<unknown>, code: string, zh: string, en: string): RatingError {
  const name = build.node.name ?? build.node.id;
  return new RatingError(
    issue(code, '', { zh: `“${name}”${zh}`, en: `"${name}" ${en}` }, { node: build.node.id }),
  );
}

/** Lots that the facts say are there: a number, or one for each earlier period, the oldest first. */
function lotsIn(value: FeelValue, { periods }: Pick<RolloverTerms, 'periods'>): Lots | undefined {
  const list = Array.isArray(value) ? value : [value];
  const lots = list.map(asDecimal);
  if (lots.some((lot) => lot === undefined || lot.sign() < 0)) return undefined;
  return periods === null ? (lots as Decimal[]) : (lots as Decimal[]).slice(-periods);
}

/** The lots that earlier periods leave, each with the allowance as it is today. */
function lotsAfter(
  history: readonly PastPeriod[],
  metric: string,
  terms: RolloverTerms,
  prorates: boolean,
): Lots {
  return history.reduce((lots, past) => {
    const used = past.used(metric) ?? Decimal.ZERO;
    const units = used.sign() < 0 ? Decimal.ZERO : used;
    const { included } = terms;
    const allowance =
      prorates && past.share
        ? included.times(past.share.numerator).dividedBy(past.share.denominator)
        : included;
    return rollOver(lots, units, { ...terms, included: allowance }).lots;
  }, NO_LOTS);
}

function readLots(build: NodeBuild<RolloverConfig>): (frame: Frame, terms: RolloverTerms) => Lots {
  const { metric, prorate: prorates = false } = build.config;
  const balance = build.valueInput('balance');
  const historyOf = readHistory(build);
  const hasHistory = build.valueInput('history') !== undefined;
  if (hasHistory && metric === undefined) {
    build.report('metric-missing', '/metric', {
      zh: '接了历史用量时须填写用量指标',
      en: 'where the history is connected, the metric to take from it is needed',
    });
  }
  if (!balance && !hasHistory) {
    build.report('position-missing', '', {
      zh: '请接上历史用量，或上期结转',
      en: 'connect the history, or the balance that was carried',
    });
  }
  return (frame, terms) => {
    const value = balance?.(frame) ?? null;
    if (value !== null) {
      const lots = lotsIn(value, terms);
      if (lots) return lots;
      throw refuse(
        build,
        'carried-balance',
        '的上期结转应为不小于 0 的数字，或这样的列表',
        'needs a balance of numbers, zero or more',
      );
    }
    return lotsAfter(historyOf(frame) ?? [], metric ?? '', terms, prorates);
  };
}

function readTerms(build: NodeBuild<RolloverConfig>): Reader<RolloverTerms> {
  const { included, periods = null, cap, order = 'carried-first' } = build.config;
  const includedOf = build.number('/included', included);
  const capOf = cap === undefined ? undefined : build.number('/cap', cap);
  return (frame) => {
    const terms = { included: includedOf(frame), periods, cap: capOf?.(frame) ?? null, order };
    if (terms.included.sign() >= 0 && (terms.cap === null || terms.cap.sign() >= 0)) return terms;
    throw refuse(
      build,
      'carried-balance',
      '的包含用量与结转上限不能为负',
      'has an allowance or a cap below zero',
    );
  };
}

export const rolloverKind: NodeKind<RolloverConfig> = {
  id: 'rollover',
  label: { zh: '包含用量结转', en: 'Rollover' },
  inputs: () => INPUTS,
  outputs: () => [
    ...OUTPUTS.map((name) => ({ name, type: 'number' as const })),
    { name: 'lots', type: 'any' },
  ],

  compile(build) {
    const quantity = quantityOf(build);
    const termsOf = readTerms(build);
    const lotsOf = readLots(build);
    const [billable, carriedIn, carriedOut, used, expired] = OUTPUTS.map((port) =>
      build.slot(port),
    ) as [number, number, number, number, number];
    const lotsSlot = build.slot('lots');
    return (frame) => {
      const whole = termsOf(frame);
      const lots = lotsOf(frame, whole);
      const included = build.config.prorate ? prorate(whole.included, frame.facts) : whole.included;
      const result = rollOver(lots, quantity(frame), { ...whole, included });
      frame.slots[billable] = result.billable;
      frame.slots[carriedIn] = result.carriedIn;
      frame.slots[carriedOut] = result.carriedOut;
      frame.slots[used] = result.usedCarried.plus(result.usedIncluded);
      frame.slots[expired] = result.expired;
      frame.slots[lotsSlot] = result.lots;
      if (frame.details) frame.details[build.index] = { ...result, included };
    };
  },

  explain({ detail }) {
    const result = detail as RolledOver & { included: Decimal };
    const units = result.usedCarried.plus(result.usedIncluded).plus(result.billable);
    const [quantity, carriedIn, included, billable, out, lost] = [
      units,
      result.carriedIn,
      result.included,
      result.billable,
      result.carriedOut,
      result.expired,
    ].map(formatFigure) as [string, string, string, string, string, string];
    const rule = {
      zh: `用量 ${quantity}，上期结转 ${carriedIn}，本期内含 ${included}`,
      en: `${quantity} used; ${carriedIn} carried over, ${included} included`,
    };
    const isLost = !result.expired.isZero();
    return {
      title: { zh: '超出内含与结转的用量', en: 'Beyond what is included and carried over' },
      rule,
      mark: { zh: `转下期 ${out}`, en: `${out} carried on` },
      sentence: {
        zh: `${rule.zh}：超出 ${billable}，转入下期 ${out}${isLost ? `，作废 ${lost}` : ''}`,
        en: `${rule.en}: ${billable} to be charged, ${out} carried on${isLost ? `, ${lost} lost` : ''}`,
      },
    };
  },
};
