import { Decimal, formatFigure } from '#engine/core/decimal';
import { type NodeBuild, type NodeKind, RatingError, type Reader } from '#engine/core/graph';
import { issue } from '#engine/core/issue';
import {
  type PercentageAmount,
  type PercentageTerms,
  type PercentageUsage,
  percentage,
} from '#engine/core/pricing';
import type { PercentageConfig } from '#schemas';
import { readAmounts } from './amounts.ts';
import { putCharge, quantityOf } from './charge.ts';
import { CHARGE_OUT } from './ports.ts';
import { same, shown } from './words.ts';

interface UsedPercentage extends PercentageAmount {
  rate: Decimal;
  fixedPart: Decimal;
}

function notNumbers(build: NodeBuild<unknown>, port: string): RatingError {
  const name = build.node.name ?? build.node.id;
  return new RatingError(
    issue(
      'events-not-numbers',
      '',
      {
        zh: `“${name}”的 ${port} 应为数字列表`,
        en: `${port} of "${name}" must be a list of numbers`,
      },
      { node: build.node.id, port },
    ),
  );
}

/** How many events there were; null where nobody says. */
function readCount(build: NodeBuild<PercentageConfig>): Reader<number | null> {
  const count = build.valueInput('event count');
  if (!count) return () => null;
  const name = build.node.name ?? build.node.id;
  return (frame) => {
    const value = count(frame);
    if (value === null) return null;
    const number = value instanceof Decimal ? value.toInteger() : undefined;
    if (number !== undefined && number >= 0) return number;
    throw new RatingError(
      issue(
        'event-count',
        '',
        {
          zh: `“${name}”的事件数应为不小于 0 的整数`,
          en: `the number of events of "${name}" must be a whole number, zero or more`,
        },
        { node: build.node.id },
      ),
    );
  };
}

/** The units with the events they come from; where nothing is known of events, they are one. */
function readUsage(build: NodeBuild<PercentageConfig>): Reader<PercentageUsage> {
  const quantity = quantityOf(build);
  const eventsOf = readAmounts(build, 'events', (port) => notNumbers(build, port));
  const countOf = readCount(build);
  return (frame) => {
    const units = quantity(frame);
    const events = eventsOf(frame);
    const count = countOf(frame) ?? events?.length ?? 1;
    const known = events ?? (count <= 1 ? [units].slice(0, count) : undefined);
    return { units, count, events: known };
  };
}

function eventsNeeded(build: NodeBuild<unknown>): RatingError {
  const name = build.node.name ?? build.node.id;
  return new RatingError(
    issue(
      'events-needed',
      '',
      {
        zh: `“${name}”需要每笔事件的金额，只有事件数不够`,
        en: `"${name}" needs the amount of each event; their number alone is not enough`,
      },
      { node: build.node.id },
    ),
  );
}

const NOTHING: PercentageAmount = { amount: Decimal.ZERO, freeUnits: Decimal.ZERO, paidEvents: 0 };

export const percentageKind: NodeKind<PercentageConfig> = {
  id: 'percentage',
  label: { zh: '按比例计费', en: 'Percentage' },
  inputs: () => [
    { name: 'quantity', type: 'number' },
    { name: 'events', type: 'any', required: false },
    { name: 'event count', type: 'any', required: false },
  ],
  outputs: () => CHARGE_OUT,

  compile(build) {
    const { config } = build;
    const optional = (name: 'freeAmount' | 'minimumPerEvent' | 'maximumPerEvent') => {
      const source = config[name];
      return source === undefined ? undefined : build.number(`/${name}`, source);
    };
    const ratePercent = build.number('/ratePercent', config.ratePercent);
    const fixed = build.number('/fixed', config.fixed ?? 0);
    const freeAmount = optional('freeAmount');
    const minimumPerEvent = optional('minimumPerEvent');
    const maximumPerEvent = optional('maximumPerEvent');
    const usageOf = readUsage(build);
    const slot = build.slot('charge');
    return (frame) => {
      const usage = usageOf(frame);
      const { units } = usage;
      const rate = ratePercent(frame);
      const fixedPart = fixed(frame);
      const terms: PercentageTerms = {
        rate: rate.shifted(-2),
        fixed: fixedPart,
        freeEvents: config.freeEvents,
        freeAmount: freeAmount?.(frame),
        isFreeAtBorder: config.atFreeAmount !== 'charged',
        minimumPerEvent: minimumPerEvent?.(frame),
        maximumPerEvent: maximumPerEvent?.(frame),
      };
      const isFree = units.isZero() && config.atZero !== 'charged';
      const result = isFree ? NOTHING : percentage(usage, terms);
      if (!result) throw eventsNeeded(build);
      putCharge(frame, slot, result.amount, units, null);
      if (frame.details) {
        const used: UsedPercentage = { ...result, rate, fixedPart };
        frame.details[build.index] = used;
      }
    };
  },

  explain({ detail, value }) {
    const { freeUnits, paidEvents, rate, fixedPart } = detail as UsedPercentage;
    const units = shown(value('quantity'));
    const percent = `${formatFigure(rate)}%`;
    const zh = [`${units} 的 ${percent}`];
    const en = [`${percent} of ${units}`];
    if (freeUnits.sign() > 0) {
      zh.push(`其中 ${formatFigure(freeUnits)} 免费`);
      en.push(`${formatFigure(freeUnits)} of it free`);
    }
    if (!fixedPart.isZero()) {
      zh.push(`另加 ${paidEvents} 笔 × ${formatFigure(fixedPart)}`);
      en.push(`plus ${paidEvents} × ${formatFigure(fixedPart)}`);
    } else if (paidEvents > 1) {
      zh.push(`共 ${paidEvents} 笔`);
      en.push(`${paidEvents} events`);
    }
    const rule = { zh: zh.join('，'), en: en.join(', ') };
    const charge = shown(value('charge'));
    return {
      title: { zh: '按比例计费', en: 'Percentage' },
      rule,
      mark: same(percent),
      sentence: { zh: `${rule.zh}：${charge}`, en: `${rule.en}: ${charge}` },
    };
  },
};
