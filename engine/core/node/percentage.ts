import { Decimal, formatFigure } from '#engine/core/decimal';
import type { FeelValue } from '#engine/core/feel';
import { type Frame, type NodeBuild, type NodeKind, RatingError } from '#engine/core/graph';
import { issue } from '#engine/core/issue';
import { type PercentageAmount, percentage } from '#engine/core/pricing';
import type { PercentageConfig } from '#schemas';
import { putCharge, quantityOf } from './charge.ts';
import { CHARGE_OUT } from './ports.ts';
import { same, shown } from './words.ts';

interface UsedPercentage extends PercentageAmount {
  rate: Decimal;
  fixedPart: Decimal;
}

/** Facts write decimals as text. */
function eventAmount(event: FeelValue): Decimal | undefined {
  return typeof event === 'string'
    ? Decimal.parse(event)
    : event instanceof Decimal
      ? event
      : undefined;
}

/** The events' amounts in order; without an events port the quantity is one event. */
function readEvents(
  build: NodeBuild<PercentageConfig>,
): (frame: Frame, quantity: Decimal) => Decimal[] {
  const events = build.valueInput('events');
  if (!events) return (_, quantity) => [quantity];
  return (frame) => {
    const list = events(frame);
    const amounts = Array.isArray(list) ? list.map(eventAmount) : [undefined];
    if (amounts.every((amount) => amount !== undefined)) return amounts;
    throw new RatingError(
      issue('events-not-numbers', '', {
        zh: `“${build.node.name ?? build.node.id}”的 events 应为数字列表`,
        en: `events of "${build.node.name ?? build.node.id}" must be a list of numbers`,
      }),
    );
  };
}

export const percentageKind: NodeKind<PercentageConfig> = {
  id: 'percentage',
  label: { zh: '按比例计费', en: 'Percentage' },
  inputs: () => [
    { name: 'quantity', type: 'number' },
    { name: 'events', type: 'any', required: false },
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
    const quantity = quantityOf(build);
    const eventsOf = readEvents(build);
    const slot = build.slot('charge');
    return (frame) => {
      const units = quantity(frame);
      const isFree = units.isZero() && config.atZero !== 'charged';
      const rate = ratePercent(frame);
      const fixedPart = fixed(frame);
      const result: PercentageAmount = percentage(isFree ? [] : eventsOf(frame, units), {
        rate: rate.shifted(-2),
        fixed: fixedPart,
        freeEvents: config.freeEvents,
        freeAmount: freeAmount?.(frame),
        minimumPerEvent: minimumPerEvent?.(frame),
        maximumPerEvent: maximumPerEvent?.(frame),
      });
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
