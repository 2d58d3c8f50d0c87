import { Decimal, formatFigure } from '#engine/core/decimal';
import { type NodeBuild, type NodeKind, RatingError, type Reader } from '#engine/core/graph';
import { issue } from '#engine/core/issue';
import { AllocationError, allocate } from '#engine/core/money';
import type { ApportionmentConfig } from '#schemas';
import { putCharge } from './charge.ts';
import { CHARGE_OUT } from './ports.ts';
import { asDecimal } from './records.ts';
import { equals, same, shown } from './words.ts';

const MOST_MEMBERS = 10_000;

/** How a whole was shared out, as far as one member is concerned. */
interface Shared {
  whole: Decimal;
  weight: Decimal;
  /** Weight of all that the whole is divided over. */
  total: Decimal;
  vacant: Decimal;
  ownerPart: Decimal;
  part: Decimal;
}

type Problem = 'apportionment-members' | 'apportionment-position' | 'weight-not-positive';

const PROBLEMS: Record<Problem, { zh: string; en: string }> = {
  'apportionment-members': {
    zh: `成员权重应为 1 至 ${MOST_MEMBERS} 个数字的列表`,
    en: `needs the members' weights as a list of 1 to ${MOST_MEMBERS} numbers`,
  },
  'apportionment-position': {
    zh: '位置不在成员列表中',
    en: 'has a position that is not in the list of members',
  },
  'weight-not-positive': {
    zh: '每个成员的权重必须大于 0，未出租部分不能为负',
    en: 'needs weights above zero, and what is not let not below zero',
  },
};

function refuse(build: NodeBuild<unknown>, problem: Problem): RatingError {
  const name = build.node.name ?? build.node.id;
  const { zh, en } = PROBLEMS[problem];
  return new RatingError(
    issue(problem, '', { zh: `“${name}”：${zh}`, en: `"${name}" ${en}` }, { node: build.node.id }),
  );
}

/** The weights that the whole is divided by: this member's, and how it stands among the others. */
interface Weights {
  own: Decimal;
  total: Decimal;
  vacant: Decimal;
  /** All of them with the owner's last, and the place of this member; where they are listed. */
  listed: { weights: readonly Decimal[]; place: number } | undefined;
}

const sum = (weights: readonly Decimal[]): Decimal =>
  weights.reduce((total, weight) => total.plus(weight), Decimal.ZERO);

function readWeights(build: NodeBuild<ApportionmentConfig>): Reader<Weights> {
  const { members, position, weight, totalWeight, vacant, vacancy } = build.config;
  const vacantOf = build.number('/vacant', vacant ?? 0);
  const paysOwner = vacancy !== 'members';
  const unlet: Reader<Decimal> = (frame) => {
    const found = paysOwner ? vacantOf(frame) : Decimal.ZERO;
    if (found.sign() < 0) throw refuse(build, 'weight-not-positive');
    return found;
  };
  if (members === undefined) {
    const ownOf = build.number('/weight', weight ?? 1);
    const totalOf = build.number('/totalWeight', totalWeight ?? 1);
    return (frame) => {
      const own = ownOf(frame);
      const among = totalOf(frame);
      if (own.sign() <= 0 || among.compare(own) < 0) throw refuse(build, 'weight-not-positive');
      const free = unlet(frame);
      return { own, total: among.plus(free), vacant: free, listed: undefined };
    };
  }
  const membersOf = build.value('/members', members);
  const positionOf = build.number('/position', position ?? 1);
  return (frame) => {
    const list = membersOf(frame);
    const weights = Array.isArray(list) ? list.map(asDecimal) : [];
    if (weights.length === 0 || weights.length > MOST_MEMBERS || weights.includes(undefined)) {
      throw refuse(build, 'apportionment-members');
    }
    const known = weights as Decimal[];
    if (known.some((each) => each.sign() <= 0)) throw refuse(build, 'weight-not-positive');
    const place = (positionOf(frame).toInteger() ?? 0) - 1;
    const own = known[place];
    if (!own) throw refuse(build, 'apportionment-position');
    const free = unlet(frame);
    const all = free.isZero() ? known : [...known, free];
    return { own, total: sum(all), vacant: free, listed: { weights: all, place } };
  };
}

function parts(whole: Decimal, weights: Weights, scale: number, build: NodeBuild<unknown>) {
  const { own, total, vacant, listed } = weights;
  const byWeight = (weight: Decimal) => whole.times(weight).dividedBy(total);
  if (!listed) return { part: byWeight(own), ownerPart: byWeight(vacant) };
  try {
    const all = allocate(whole, listed.weights, scale);
    return {
      part: all[listed.place] as Decimal,
      ownerPart: vacant.isZero() ? Decimal.ZERO : (all.at(-1) as Decimal),
    };
  } catch (error) {
    if (!(error instanceof AllocationError)) throw error;
    const name = build.node.name ?? build.node.id;
    throw new RatingError(
      issue(
        'apportionment-digits',
        '',
        {
          zh: `“${name}”要分摊的 ${whole} 多于 ${scale} 位小数，分不尽`,
          en: `"${name}" can't share out ${whole} in parts of ${scale} digits`,
        },
        { node: build.node.id, whole: whole.toString(), scale },
      ),
    );
  }
}

function checkConfig(build: NodeBuild<ApportionmentConfig>): void {
  const { members, position, weight, totalWeight } = build.config;
  const isListed = members !== undefined && position !== undefined;
  const isWeighed = weight !== undefined && totalWeight !== undefined;
  const isOneOf = isListed !== isWeighed;
  const isClean = isListed
    ? weight === undefined && totalWeight === undefined
    : members === undefined && position === undefined;
  if (isOneOf && isClean) return;
  build.report('apportionment-weights', '', {
    zh: '请填写成员列表与位置，或本户权重与总权重，二者择一',
    en: "give either the list of members and a position in it, or this member's weight and the total",
  });
}

export const apportionmentKind: NodeKind<ApportionmentConfig> = {
  id: 'apportionment',
  label: { zh: '公摊', en: 'Apportionment' },
  inputs: () => [{ name: 'amount', type: 'charge' }],
  outputs: () => [...CHARGE_OUT, { name: 'owner part', type: 'number' }],

  compile(build) {
    checkConfig(build);
    const scale = build.config.scale ?? 2;
    const amount = build.numberInput('amount');
    const weightsOf = readWeights(build);
    const slot = build.slot('charge');
    const ownerSlot = build.slot('owner part');
    return (frame) => {
      if (!amount) return;
      const whole = amount(frame);
      const weights = weightsOf(frame);
      const { part, ownerPart } = parts(whole, weights, scale, build);
      putCharge(frame, slot, part, weights.own, null);
      frame.slots[ownerSlot] = ownerPart;
      if (frame.details) {
        const { own: weight, total, vacant } = weights;
        frame.details[build.index] = { whole, weight, total, vacant, ownerPart, part } as Shared;
      }
    };
  },

  explain({ detail, value }) {
    const { whole, weight, total, vacant, ownerPart, part } = detail as Shared;
    const [sumText, own, all] = [whole, weight, total].map(formatFigure) as [
      string,
      string,
      string,
    ];
    const sumOf = `${sumText} × ${own} ÷ ${all}`;
    const rest = vacant.isZero()
      ? { zh: '', en: '' }
      : {
          zh: `；未出租部分 ${shown(ownerPart)} 由业主承担`,
          en: `; the owner bears ${shown(ownerPart)} for what is not let`,
        };
    const isExact = part.times(total).equals(whole.times(weight));
    const result = isExact ? equals(value('charge')) : `≈ ${shown(value('charge'))}`;
    return {
      title: { zh: '公摊', en: 'Your part of a shared amount' },
      rule: same(sumOf),
      mark: same(`${own}/${all}`),
      sentence: {
        zh: `公摊总额 ${sumText}，按 ${own} ÷ ${all} 分摊：${sumOf} ${result}${rest.zh}`,
        en: `Of ${sumText} shared, ${own} parts of ${all}: ${sumOf} ${result}${rest.en}`,
      },
    };
  },
};
