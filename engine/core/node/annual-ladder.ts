import { daysBetween } from '#engine/core/calendar';
import { Decimal, formatFigure } from '#engine/core/decimal';
import type { Frame, InputPort, NodeBuild, NodeKind, Reader } from '#engine/core/graph';
import { RatingError } from '#engine/core/graph';
import { issue } from '#engine/core/issue';
import type { AnnualLadderConfig } from '#schemas';
import { putCharge, quantityOf } from './charge.ts';
import { periodStart, readHistory, usedBetween, yearOf } from './history.ts';
import { climb, type LadderPart, scaled, termsOf, tiersMark } from './ladder.ts';
import { CHARGE_OUT, QUANTITY_IN } from './ports.ts';
import { asDecimal } from './records.ts';
import { readTiers } from './tiers.ts';
import { equals, same } from './words.ts';

const INPUTS: readonly InputPort[] = [
  ...QUANTITY_IN,
  { name: 'history', type: 'any', required: false },
  { name: 'year to date', type: 'any', required: false },
];

const MONTHS = 12;

/** Where on the ladder of its year a quantity came to lie. */
export interface LadderUse {
  before: Decimal;
  units: Decimal;
  parts: LadderPart[];
  /** The part of the year that the bounds were shrunk to; null where they hold in full. */
  share: { numerator: number; denominator: number } | null;
}

function refuse(build: NodeBuild<unknown>, code: string, zh: string, en: string): RatingError {
  const name = build.node.name ?? build.node.id;
  return new RatingError(
    issue(code, '', { zh: `“${name}”${zh}`, en: `"${name}" ${en}` }, { node: build.node.id }),
  );
}

/** What the year has used before this period: said by the facts, or summed over their history. */
function readBefore(build: NodeBuild<AnnualLadderConfig>): Reader<Decimal> {
  const { metric, yearStart = 1 } = build.config;
  const said = build.valueInput('year to date');
  const historyOf = readHistory(build);
  if (build.valueInput('history') && metric === undefined) {
    build.report('metric-missing', '/metric', {
      zh: '接了历史用量时须填写用量指标',
      en: 'where the history is connected, the metric to take from it is needed',
    });
  }
  if (!said && !build.valueInput('history')) {
    build.report('position-missing', '', {
      zh: '请接上历史用量，或本年累计用量',
      en: 'connect the history, or what the year has used so far',
    });
  }
  return (frame) => {
    const value = said?.(frame) ?? null;
    const given = asDecimal(value);
    if (value !== null && !given) {
      throw refuse(
        build,
        'year-to-date',
        '的本年累计用量应为数字',
        'needs a number as year to date',
      );
    }
    if (given) return given;
    const history = historyOf(frame);
    if (!history || metric === undefined) {
      throw refuse(
        build,
        'year-to-date',
        '缺少历史用量或本年累计用量',
        'has neither a history nor what the year has used so far',
      );
    }
    const start = periodStart(frame, build);
    return usedBetween(history, metric, yearOf(start, yearStart), start);
  };
}

/** The part of the year that a customer who joined in it is supplied for. */
function readShare(build: NodeBuild<AnnualLadderConfig>): Reader<LadderUse['share']> {
  const { since, joined = 'full', yearStart = 1 } = build.config;
  if (joined === 'full') return () => null;
  if (since === undefined) {
    build.report('since-missing', '/since', {
      zh: '按入户时间折算时须填写开始供应的日期',
      en: 'the day from which the customer is supplied is needed to shrink the bounds',
    });
    return () => null;
  }
  const sinceOf = build.value('/since', since);
  return (frame: Frame) => {
    const day = sinceOf(frame);
    if (!(day instanceof Temporal.PlainDate)) {
      throw refuse(build, 'since-missing', '的供应开始日应为日期', 'needs a date as its since');
    }
    const start = yearOf(periodStart(frame, build), yearStart);
    const end = start.add({ years: 1 });
    if (daysBetween(start, day) <= 0 || daysBetween(day, end) <= 0) return null;
    if (joined === 'days') {
      return { numerator: daysBetween(day, end), denominator: daysBetween(start, end) };
    }
    const months = (end.year - day.year) * MONTHS + end.month - day.month;
    return { numerator: months, denominator: MONTHS };
  };
}

export const annualLadderKind: NodeKind<AnnualLadderConfig> = {
  id: 'annual-ladder',
  label: { zh: '年度阶梯', en: 'Annual ladder' },
  inputs: () => INPUTS,
  outputs: () => [...CHARGE_OUT, { name: 'position', type: 'number' }],

  compile(build) {
    const tiersOf = readTiers(build);
    const quantity = quantityOf(build);
    const beforeOf = readBefore(build);
    const shareOf = readShare(build);
    const slot = build.slot('charge');
    const positionSlot = build.slot('position');
    return (frame) => {
      const units = quantity(frame);
      const before = beforeOf(frame);
      const after = before.plus(units);
      if (before.sign() < 0 || after.sign() < 0) {
        throw refuse(
          build,
          'negative-quantity',
          '的本年累计用量为负数',
          'would have used less than nothing in the year',
        );
      }
      const share = shareOf(frame);
      const [numerator, denominator] = share ? [share.numerator, share.denominator] : [1, 1];
      const ladder = scaled(tiersOf(frame), Decimal.of(numerator), Decimal.of(denominator));
      const { amount, parts } = climb(build, ladder, before, after);
      putCharge(frame, slot, amount, units, null);
      frame.slots[positionSlot] = after;
      if (frame.details) {
        frame.details[build.index] = { before, units, parts, share } satisfies LadderUse;
      }
    };
  },

  explain({ detail, value }) {
    const { before, units, parts, share } = detail as LadderUse;
    const terms = termsOf(parts);
    const [was, now, after] = [before, units, before.plus(units)].map(formatFigure);
    const shrunk = share
      ? {
          zh: `（年中入户，各档按 ${share.numerator}/${share.denominator} 折算）`,
          en: ` (joined in the year: bounds × ${share.numerator}/${share.denominator})`,
        }
      : { zh: '', en: '' };
    const sum = `${terms} ${equals(value('charge'))}`;
    const mark = tiersMark(parts);
    return {
      title: { zh: '年度阶梯', en: 'By the tiers of the year' },
      rule: same(terms),
      ...(mark && { mark }),
      sentence: {
        zh: `本年此前已用 ${was}，本期 ${now}，累计 ${after}${shrunk.zh}：${sum}`,
        en: `${was} used earlier this year, ${now} now, ${after} in all${shrunk.en}: ${sum}`,
      },
    };
  },
};
