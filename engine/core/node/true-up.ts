import { Decimal, formatFigure } from '#engine/core/decimal';
import type { Frame, InputPort, NodeBuild, NodeKind } from '#engine/core/graph';
import { RatingError } from '#engine/core/graph';
import { issue } from '#engine/core/issue';
import type { TierLadder } from '#engine/core/pricing';
import type { TrueUpConfig } from '#schemas';
import { readAmounts } from './amounts.ts';
import { putCharge } from './charge.ts';
import { type PastPeriod, periodStart, readHistory, yearOf } from './history.ts';
import { climb, type LadderPart, scaled, termsOf, tiersMark } from './ladder.ts';
import { CHARGE_OUT } from './ports.ts';
import { asDecimal } from './records.ts';
import { readTiers } from './tiers.ts';
import { equals, same, shown } from './words.ts';

const INPUTS: readonly InputPort[] = [
  { name: 'quantity', type: 'any' },
  { name: 'estimate', type: 'any', required: false },
  { name: 'history', type: 'any', required: false },
  { name: 'estimated', type: 'any', required: false },
  { name: 'billed', type: 'any', required: false },
  { name: 'position', type: 'any', required: false },
];

/** What came before: since the meter was read last, and in the year before that. */
interface Stretch {
  /** Units billed on estimate in each period since the last reading, the oldest first. */
  estimated: readonly Decimal[];
  /** Total of the ladder's year where the stretch begins. */
  position: Decimal;
}

interface Settled {
  kind: 'actual' | 'estimate';
  units: Decimal;
  estimated: readonly Decimal[];
  parts: LadderPart[];
  billed: Decimal;
  amount: Decimal;
}

const sum = (values: readonly Decimal[]): Decimal =>
  values.reduce((total, value) => total.plus(value), Decimal.ZERO);

function refuse(build: NodeBuild<unknown>, code: string, zh: string, en: string): RatingError {
  const name = build.node.name ?? build.node.id;
  return new RatingError(
    issue(code, '', { zh: `“${name}”${zh}`, en: `"${name}" ${en}` }, { node: build.node.id }),
  );
}

/** A port of units or of an amount that may be missing. */
function readOptional(build: NodeBuild<unknown>, port: string, allowsNegative = false) {
  const read = build.valueInput(port);
  if (!read) return () => undefined;
  return (frame: Frame): Decimal | undefined => {
    const value = read(frame);
    if (value === null) return undefined;
    const number = asDecimal(value);
    if (number && (allowsNegative || number.sign() >= 0)) return number;
    throw refuse(
      build,
      'input-not-a-number',
      `的 ${port} 应为不小于 0 的数字`,
      `needs a number, zero or more, as ${port}`,
    );
  };
}

/** The stretch since the last reading, out of earlier periods; what was read belongs to the year in
 * which its own stretch began. */
function stretchIn(
  history: readonly PastPeriod[],
  { metric = '', estimateMetric = '', yearStart = 1 }: TrueUpConfig,
  now: Temporal.PlainDate,
): Stretch {
  let open: { start: Temporal.PlainDate; units: Decimal }[] = [];
  const read: { start: Temporal.PlainDate; units: Decimal }[] = [];
  for (const past of history) {
    const units = past.used(metric);
    if (units === null) {
      open.push({ start: past.start, units: past.used(estimateMetric) ?? Decimal.ZERO });
      continue;
    }
    read.push({ start: open[0]?.start ?? past.start, units });
    open = [];
  }
  const year = yearOf(open[0]?.start ?? now, yearStart);
  const inYear = read.filter(({ start }) => yearOf(start, yearStart).equals(year));
  return {
    estimated: open.map(({ units }) => units),
    position: sum(inYear.map(({ units }) => units)),
  };
}

function readStretch(build: NodeBuild<TrueUpConfig>): (frame: Frame) => Stretch {
  const { config } = build;
  const historyOf = readHistory(build);
  const hasHistory = build.valueInput('history') !== undefined;
  if (hasHistory && (config.metric === undefined || config.estimateMetric === undefined)) {
    build.report('metric-missing', '/metric', {
      zh: '接了历史用量时须填写实抄与预估两个指标',
      en: 'where the history is connected, the metrics of readings and of estimates are needed',
    });
  }
  const estimatedOf = readAmounts(build, 'estimated', (port) =>
    refuse(
      build,
      'input-not-a-number',
      `的 ${port} 应为数字列表`,
      `needs a list of numbers as ${port}`,
    ),
  );
  const positionOf = readOptional(build, 'position');
  return (frame) => {
    const history = historyOf(frame) ?? [];
    const found: Stretch =
      history.length > 0
        ? stretchIn(history, config, periodStart(frame, build))
        : { estimated: [], position: Decimal.ZERO };
    return {
      estimated: estimatedOf(frame) ?? found.estimated,
      position: positionOf(frame) ?? found.position,
    };
  };
}

/** An estimate, billed where the estimates before it have come to. */
function billEstimate(
  build: NodeBuild<TrueUpConfig>,
  ladder: TierLadder,
  units: Decimal,
  { estimated, position }: Stretch,
): Settled {
  const isYear = build.config.ladder === 'year';
  const from = isYear ? position.plus(sum(estimated)) : Decimal.ZERO;
  const { amount, parts } = climb(build, ladder, from, from.plus(units));
  return { kind: 'estimate', units, estimated, parts, billed: Decimal.ZERO, amount };
}

/** A reading: the whole stretch anew, less what its estimates were billed with. */
function settle(
  build: NodeBuild<TrueUpConfig>,
  ladder: TierLadder,
  units: Decimal,
  { estimated, position }: Stretch,
  said: Decimal | undefined,
): Settled {
  const isYear = build.config.ladder === 'year';
  const periods = Decimal.of(estimated.length + 1);
  const over = isYear ? ladder : scaled(ladder, periods, Decimal.ONE);
  const from = isYear ? position : Decimal.ZERO;
  const { amount: whole, parts } = climb(build, over, from, from.plus(units));
  const asBilled = (): Decimal =>
    isYear
      ? climb(build, ladder, from, from.plus(sum(estimated))).amount
      : sum(estimated.map((each) => climb(build, ladder, Decimal.ZERO, each).amount));
  const billed = said ?? asBilled();
  return { kind: 'actual', units, estimated, parts, billed, amount: whole.minus(billed) };
}

function explainActual({ units, estimated, parts, billed, amount }: Settled) {
  const before = formatFigure(sum(estimated));
  const terms = termsOf(parts);
  const rule = estimated.length > 0 ? `${terms} − ${formatFigure(billed)}` : terms;
  const zh = `实抄用量 ${formatFigure(units)}`;
  const en = `${formatFigure(units)} by the meter`;
  if (estimated.length === 0) {
    const total = `${terms} ${equals(amount)}`;
    return { rule, zh: `${zh}：${total}`, en: `${en}: ${total}` };
  }
  const isCredit = amount.sign() < 0;
  const total = `${rule} ${equals(amount)}`;
  return {
    rule,
    zh: `${zh}，此前 ${estimated.length} 期按预估 ${before} 已收 ${formatFigure(billed)}，${isCredit ? '退还' : '补收'}：${total}`,
    en: `${en}; ${before} were estimated over ${estimated.length === 1 ? '1 earlier period' : `${estimated.length} earlier periods`} and ${formatFigure(billed)} billed for them; ${isCredit ? 'credited' : 'charged'}: ${total}`,
  };
}

export const trueUpKind: NodeKind<TrueUpConfig> = {
  id: 'true-up',
  label: { zh: '预估多退少补', en: 'Estimate and true-up' },
  inputs: () => INPUTS,
  outputs: () => [...CHARGE_OUT, { name: 'billed before', type: 'number' }],

  compile(build) {
    const tiersOf = readTiers(build);
    const actualOf = readOptional(build, 'quantity');
    const estimateOf = readOptional(build, 'estimate');
    const billedOf = readOptional(build, 'billed', true);
    const stretchOf = readStretch(build);
    const slot = build.slot('charge');
    const billedSlot = build.slot('billed before');
    return (frame) => {
      const actual = actualOf(frame);
      const units = actual ?? estimateOf(frame);
      if (!units) {
        throw refuse(
          build,
          'reading-missing',
          '既没有实抄用量也没有预估用量',
          'has neither a reading nor an estimate',
        );
      }
      const ladder = tiersOf(frame);
      const stretch = stretchOf(frame);
      const result = actual
        ? settle(build, ladder, actual, stretch, billedOf(frame))
        : billEstimate(build, ladder, units, stretch);
      const charged = actual ? units.minus(sum(stretch.estimated)) : units;
      putCharge(frame, slot, result.amount, charged, null);
      frame.slots[billedSlot] = result.billed;
      if (frame.details) frame.details[build.index] = result;
    };
  },

  explain({ detail, value }) {
    const settled = detail as Settled;
    const isActual = settled.kind === 'actual';
    const terms = termsOf(settled.parts);
    const units = formatFigure(settled.units);
    const sumText = `${terms} ${equals(value('charge'))}`;
    const words = isActual
      ? explainActual(settled)
      : {
          rule: terms,
          zh: `预估用量 ${units}，待实抄后多退少补：${sumText}`,
          en: `Estimated at ${units}, to be settled when the meter is read: ${sumText}`,
        };
    const mark = isActual ? { zh: '实抄', en: 'actual' } : { zh: '预估', en: 'estimate' };
    const tiers = tiersMark(settled.parts);
    return {
      title: isActual
        ? { zh: `实抄结算 ${shown(settled.units)}`, en: `Settled by the meter: ${units}` }
        : { zh: `按预估 ${shown(settled.units)}`, en: `By estimate: ${units}` },
      rule: same(words.rule),
      mark: tiers ? { zh: `${mark.zh} ${tiers.zh}`, en: `${mark.en}, ${tiers.en}` } : mark,
      sentence: { zh: words.zh, en: words.en },
    };
  },
};
