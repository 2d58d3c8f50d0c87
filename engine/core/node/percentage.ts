import { Decimal } from '#engine/core/decimal';
import type { FeelValue } from '#engine/core/feel';
import { type Frame, type NodeBuild, type NodeKind, RatingError } from '#engine/core/graph';
import { issue } from '#engine/core/issue';
import { type PercentageAmount, percentage } from '#engine/core/pricing';
import type { PercentageConfig } from '#schemas';
import { putCharge, quantityOf } from './charge.ts';
import { CHARGE_OUT } from './ports.ts';

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
      const result: PercentageAmount = percentage(isFree ? [] : eventsOf(frame, units), {
        rate: ratePercent(frame).shifted(-2),
        fixed: fixed(frame),
        freeEvents: config.freeEvents,
        freeAmount: freeAmount?.(frame),
        minimumPerEvent: minimumPerEvent?.(frame),
        maximumPerEvent: maximumPerEvent?.(frame),
      });
      putCharge(frame, slot, result.amount, units, null);
      if (frame.details) frame.details[build.index] = result;
    };
  },

  explain({ config, detail, value }) {
    const { freeUnits, paidEvents } = detail as PercentageAmount;
    return {
      zh: `${value('quantity')}（免费 ${freeUnits}，计费 ${paidEvents} 笔）按 ${config.ratePercent} % 计，费用 ${value('charge')}`,
      en: `${config.ratePercent} % of ${value('quantity')} (${freeUnits} free, ${paidEvents} events charged): ${value('charge')}`,
    };
  },
};
