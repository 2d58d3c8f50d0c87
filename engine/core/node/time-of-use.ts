import { isTimeZone } from '#engine/core/calendar';
import { Decimal, formatFigure } from '#engine/core/decimal';
import { type FeelValue, formatTemporal, isList } from '#engine/core/feel';
import {
  type Frame,
  type InputPort,
  type NodeBuild,
  type NodeKind,
  RatingError,
  type Reader,
} from '#engine/core/graph';
import { issue } from '#engine/core/issue';
import type { LocalText, TimeOfUseConfig } from '#schemas';
import { putCharge } from './charge.ts';
import { CHARGE_OUT } from './ports.ts';
import { type IntervalReading, type Reading, type ReadingFault, readReadings } from './readings.ts';
import { BandClock, MOST_READING_DAYS } from './time-clock.ts';
import { readSchedule } from './time-schedule.ts';
import { equals, same } from './words.ts';

type Build = NodeBuild<TimeOfUseConfig>;

/** What one band was charged, kept for the explanation. */
export interface BandCharge {
  band: number;
  quantity: Decimal;
  price: Decimal;
  amount: Decimal;
}

const READINGS_IN: readonly InputPort[] = [{ name: 'readings', type: 'any' }];
const MOST_READINGS = 50_000;
const DAY = 86_400_000;

const FAULTS: Record<ReadingFault, LocalText> = {
  form: {
    zh: '不是 {from, to, quantity} 或 {band, quantity}',
    en: 'is neither {from, to, quantity} nor {band, quantity}',
  },
  quantity: { zh: '的用量不是数字', en: 'has no number as quantity' },
  time: { zh: '的时间无法识别', en: 'has a time that can not be read' },
  ambiguous: {
    zh: '的时间在拨钟时不存在或出现两次，请写明时差',
    en: 'has a time that the clock skips or shows twice; give its offset',
  },
  order: { zh: '的结束不晚于开始', en: 'ends before it begins' },
};

function refuse(
  { node }: Build,
  code: string,
  zh: (name: string) => string,
  en: (name: string) => string,
  params = {},
): RatingError {
  const name = node.name ?? node.id;
  const message = { zh: zh(name), en: en(name) };
  return new RatingError(issue(code, '', message, { node: node.id, ...params }));
}

function readZone(build: Build): Reader<string> {
  const { timeZone } = build.config;
  if (timeZone === undefined) {
    return ({ facts }) => {
      const zone = facts.timeZone;
      if (typeof zone === 'string' && isTimeZone(zone)) return zone;
      throw refuse(
        build,
        'time-zone-unknown',
        (name) => `“${name}”不知道按哪个时区计时`,
        (name) => `"${name}" doesn't know the time zone of its clock`,
      );
    };
  }
  if (!isTimeZone(timeZone)) {
    build.report(
      'unknown-time-zone',
      '/timeZone',
      { zh: `没有时区 ${timeZone}`, en: `there is no time zone ${timeZone}` },
      { timeZone },
    );
  }
  return () => timeZone;
}

const NO_HOLIDAYS: ReadonlySet<string> = new Set();

/** A civil date as it is written; facts may give it as text. */
const dateIn = (value: FeelValue): string | undefined => {
  const text = typeof value === 'string' ? value : formatTemporal(value);
  return text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined;
};

function readHolidays(build: Build): Reader<ReadonlySet<string>> {
  const { holidays } = build.config;
  if (holidays === undefined) return () => NO_HOLIDAYS;
  const read = build.value('/holidays', holidays);
  return (frame) => {
    const value = read(frame);
    const dates = isList(value) ? value.map(dateIn) : [undefined];
    if (dates.every((date) => date !== undefined)) return new Set(dates);
    throw refuse(
      build,
      'holidays-not-dates',
      (name) => `“${name}”的节假日应为日期列表`,
      (name) => `the holidays of "${name}" must be a list of dates`,
    );
  };
}

function asReadings(build: Build, value: FeelValue, zone: () => string): Reading[] {
  const read = readReadings(value, zone);
  if (!read.ok) {
    const { fault, position } = read;
    const { zh, en } = FAULTS[fault];
    throw refuse(
      build,
      'reading-unclear',
      (name) => `“${name}”的第 ${position + 1} 个读数${zh}`,
      (name) => `reading ${position + 1} of "${name}" ${en}`,
      { reading: position + 1, fault },
    );
  }
  if (read.readings.length <= MOST_READINGS) return read.readings;
  throw refuse(
    build,
    'too-many-readings',
    (name) => `“${name}”的读数超过 ${MOST_READINGS} 个`,
    (name) => `"${name}" has more than ${MOST_READINGS} readings`,
    { limit: MOST_READINGS },
  );
}

/** What a reading below zero counts as. */
function checkedQuantity(build: Build, quantity: Decimal): Decimal {
  const policy = build.config.negativeQuantity ?? 'refuse';
  if (quantity.sign() >= 0 || policy === 'allow') return quantity;
  if (policy === 'zero') return Decimal.ZERO;
  throw refuse(
    build,
    'negative-quantity',
    (name) => `“${name}”的用量为负数（${quantity}）`,
    (name) => `the quantity of "${name}" is negative (${quantity})`,
    { quantity: quantity.toString() },
  );
}

function checkLength(build: Build, { from, to }: IntervalReading): void {
  if (to - from <= MOST_READING_DAYS * DAY) return;
  throw refuse(
    build,
    'reading-too-long',
    (name) => `“${name}”的读数跨越超过 ${MOST_READING_DAYS} 天`,
    (name) => `a reading of "${name}" is longer than ${MOST_READING_DAYS} days`,
    { limit: MOST_READING_DAYS },
  );
}

/** Quantities by band, of all readings of an evaluation. */
function readQuantities(build: Build): Reader<Decimal[]> {
  const { bands } = build.config;
  const clock = new BandClock(readSchedule(build));
  const read = build.valueInput('readings');
  const zoneOf = readZone(build);
  const holidaysOf = readHolidays(build);
  const positions = new Map(bands.map(({ id }, index) => [id, index]));
  return (frame) => {
    const sums = bands.map(() => Decimal.ZERO);
    const value = read?.(frame) ?? null;
    if (value === null) return sums;
    const intervals: IntervalReading[] = [];
    const readings = asReadings(build, value, () => zoneOf(frame));
    frame.budget.spend(readings.length);
    for (const reading of readings) {
      const quantity = checkedQuantity(build, reading.quantity);
      if ('from' in reading) {
        checkLength(build, reading);
        intervals.push({ ...reading, quantity });
        continue;
      }
      const { band } = reading;
      const position = positions.get(band);
      if (position === undefined) {
        throw refuse(
          build,
          'unknown-band',
          (name) => `“${name}”没有费率“${band}”`,
          (name) => `"${name}" has no rate "${band}"`,
          { band },
        );
      }
      sums[position] = (sums[position] ?? Decimal.ZERO).plus(quantity);
    }
    if (intervals.length > 0) clock.spread(intervals, zoneOf(frame), holidaysOf(frame), sums);
    return sums;
  };
}

function putBands(
  build: Build,
  prices: readonly Reader<Decimal>[],
): (frame: Frame, quantities: readonly Decimal[]) => void {
  const slots = build.config.bands.map(({ id }) => build.slot(id));
  const slot = build.slot('charge');
  return (frame, quantities) => {
    let total = Decimal.ZERO;
    let units = Decimal.ZERO;
    const charges = prices.map((priceOf, band): BandCharge => {
      const price = priceOf(frame);
      const quantity = quantities[band] ?? Decimal.ZERO;
      const amount = quantity.times(price);
      putCharge(frame, slots[band] ?? -1, amount, quantity, price);
      total = total.plus(amount);
      units = units.plus(quantity);
      return { band, quantity, price, amount };
    });
    putCharge(frame, slot, total, units, null);
    if (frame.details) frame.details[build.index] = charges;
  };
}

export const timeOfUseKind: NodeKind<TimeOfUseConfig> = {
  id: 'time-of-use',
  label: { zh: '分时计费', en: 'Time of use' },
  inputs: () => READINGS_IN,
  outputs: ({ bands }) => [
    ...CHARGE_OUT,
    ...bands.map(({ id }) => ({ name: id, type: 'charge' as const })),
  ],

  compile(build) {
    const prices = build.config.bands.map(({ price }, index) =>
      build.number(`/bands/${index}/price`, price),
    );
    const quantitiesOf = readQuantities(build);
    const put = putBands(build, prices);
    return (frame) => put(frame, quantitiesOf(frame));
  },

  explain({ config, detail, value }) {
    const used = (detail as BandCharge[]).filter(({ quantity }) => !quantity.isZero());
    const labelOf = ({ band }: BandCharge): LocalText => {
      const { id = '', label } = config.bands[band] ?? {};
      return label ?? same(id);
    };
    const sumOf = ({ quantity, price }: BandCharge): string =>
      `${formatFigure(quantity)} × ${formatFigure(price)}`;
    const rule = used.length === 0 ? '0' : used.map(sumOf).join(' + ');
    const parts = (language: keyof LocalText): string =>
      used.map((each) => `${labelOf(each)[language]} ${sumOf(each)}`).join(' + ') || '0';
    const total = equals(value('charge'));
    const [only] = used;
    return {
      title: { zh: '分时计费', en: 'By time of use' },
      rule: same(rule),
      ...(only && {
        mark:
          used.length === 1
            ? labelOf(only)
            : { zh: `${used.length} 个时段`, en: `${used.length} rates` },
      }),
      sentence: {
        zh: `分时计费：${parts('zh')} ${total}`,
        en: `By time of use: ${parts('en')} ${total}`,
      },
    };
  },
};
