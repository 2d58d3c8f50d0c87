import { Decimal, formatFigure } from '#engine/core/decimal';
import { type NodeBuild, type NodeKind, RatingError, type Reader } from '#engine/core/graph';
import { issue } from '#engine/core/issue';
import { registerUnits } from '#engine/core/pricing';
import type { MeterSwapConfig } from '#schemas';
import { type PortRecord, readRecords } from './records.ts';
import { equals } from './words.ts';

const MOST_READINGS = 50;
const MOST_DIGITS = 12;

/** What one meter counted. */
interface MeterPart {
  meter: string;
  from: Decimal;
  to: Decimal;
  isRolledOver: boolean;
  multiplier: Decimal;
  quantity: Decimal;
}

type Problem = 'readings-missing' | 'reading-below' | 'reading-too-large' | 'register-digits';

const PROBLEMS: Record<Problem, { zh: string; en: string }> = {
  'readings-missing': { zh: '没有读数', en: 'has no readings' },
  'reading-below': {
    zh: '止码小于起码，用量为负',
    en: 'has an end reading below its start: usage would be negative',
  },
  'reading-too-large': {
    zh: '用量超过合理上限，请核对读数',
    en: 'has counted more than it plausibly can; check the readings',
  },
  'register-digits': {
    zh: `读数或表位数不对：表位数为 1 至 ${MOST_DIGITS}，读数不能为负或超出表位数`,
    en: `has a reading that is negative or longer than its register, or not 1 to ${MOST_DIGITS} digits`,
  },
};

function refuse(build: NodeBuild<unknown>, problem: Problem, meter?: string): RatingError {
  const name = build.node.name ?? build.node.id;
  const { zh, en } = PROBLEMS[problem];
  const which = meter === undefined ? { zh: '', en: '' } : { zh: ` ${meter}`, en: `: ${meter}` };
  return new RatingError(
    issue(
      problem,
      '',
      { zh: `“${name}”${which.zh} ${zh}`, en: `"${name}"${which.en} ${en}` },
      { node: build.node.id, ...(meter !== undefined && { meter }) },
    ),
  );
}

/** What holds where a reading says nothing of its own. */
interface Usual {
  digits: number | undefined;
  multiplier: Decimal;
  largest: Decimal | undefined;
}

const TWO = Decimal.of(2);

function partOf(
  build: NodeBuild<unknown>,
  record: PortRecord,
  place: number,
  usual: Usual,
): MeterPart {
  const meter = record.text('meter') ?? String(place + 1);
  const from = record.neededNumber('from');
  const to = record.neededNumber('to');
  const own = record.number('digits');
  const digits = own ? own.toInteger() : usual.digits;
  const isCounted = digits !== undefined && digits >= 1 && digits <= MOST_DIGITS;
  if (own && !isCounted) throw refuse(build, 'register-digits', meter);
  const end = digits === undefined ? undefined : Decimal.ONE.shifted(digits);
  const fits = (reading: Decimal) =>
    reading.sign() >= 0 && (end === undefined || reading.compare(end) < 0);
  if (!fits(from) || !fits(to)) throw refuse(build, 'register-digits', meter);
  const counted = registerUnits(from, to, digits);
  if (!counted) throw refuse(build, 'reading-below', meter);
  const { units, isRolledOver } = counted;
  const half = isRolledOver && end ? end.dividedBy(TWO) : undefined;
  const largest = usual.largest ?? half;
  if (largest && units.compare(largest) > 0) {
    // More than half a register over its end is a reading that went down, not a long month.
    throw refuse(build, usual.largest ? 'reading-too-large' : 'reading-below', meter);
  }
  const multiplier = record.number('multiplier') ?? usual.multiplier;
  return { meter, from, to, isRolledOver, multiplier, quantity: units.times(multiplier) };
}

function readUsual(build: NodeBuild<MeterSwapConfig>): Reader<Usual> {
  const { digits, multiplier, largest } = build.config;
  const multiplierOf = build.number('/multiplier', multiplier ?? 1);
  const largestOf = largest === undefined ? undefined : build.number('/largest', largest);
  return (frame) => ({
    digits,
    multiplier: multiplierOf(frame),
    largest: largestOf?.(frame),
  });
}

/** «(180 − 120) × 40 = 2,400»; a reading is what stands on the meter, without groups. */
function wordsOf({ meter, from, to, isRolledOver, multiplier, quantity }: MeterPart) {
  const isPlain = multiplier.equals(Decimal.ONE);
  const sum = (units: string): string =>
    isPlain
      ? `${units} = ${formatFigure(quantity)}`
      : `(${units}) × ${formatFigure(multiplier)} = ${formatFigure(quantity)}`;
  const [zh, en] = isRolledOver
    ? [sum(`${from} → ${to} 过零`), sum(`${from} → ${to}, rolled over`)]
    : [sum(`${to} − ${from}`), sum(`${to} − ${from}`)];
  return { zh: `表 ${meter}：${zh}`, en: `meter ${meter}: ${en}` };
}

export const meterSwapKind: NodeKind<MeterSwapConfig> = {
  id: 'meter-swap',
  label: { zh: '抄表与换表', en: 'Meter readings' },
  inputs: () => [{ name: 'readings', type: 'any' }],
  outputs: () => [
    { name: 'quantity', type: 'number' },
    { name: 'meters', type: 'number' },
  ],

  compile(build) {
    const recordsOf = readRecords(build, 'readings', MOST_READINGS);
    const usualOf = readUsual(build);
    const slot = build.slot('quantity');
    const metersSlot = build.slot('meters');
    return (frame) => {
      const records = recordsOf(frame) ?? [];
      if (records.length === 0) throw refuse(build, 'readings-missing');
      const usual = usualOf(frame);
      const parts = records.map((record, place) => partOf(build, record, place, usual));
      const quantity = parts.reduce((sum, part) => sum.plus(part.quantity), Decimal.ZERO);
      if (quantity.sign() < 0) throw refuse(build, 'reading-below');
      frame.slots[slot] = quantity;
      frame.slots[metersSlot] = Decimal.of(parts.length);
      if (frame.details) frame.details[build.index] = parts;
    };
  },

  explain({ detail, value }) {
    const parts = (detail as MeterPart[]).map(wordsOf);
    const zh = parts.map((part) => part.zh).join('；');
    const en = parts.map((part) => part.en).join('; ');
    const isSwap = parts.length > 1;
    const sum = isSwap
      ? { zh: `；合计 ${equals(value('quantity'))}`, en: `; in all ${equals(value('quantity'))}` }
      : { zh: '', en: '' };
    return {
      title: isSwap
        ? { zh: '换表用量合计', en: 'Usage over an exchange of meters' }
        : { zh: '抄表用量', en: 'Usage by meter reading' },
      rule: { zh, en },
      ...(isSwap && { mark: { zh: `${parts.length} 块表`, en: `${parts.length} meters` } }),
      sentence: { zh: `${zh}${sum.zh}`, en: `M${en.slice(1)}${sum.en}` },
    };
  },
};
