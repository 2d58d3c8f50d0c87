import { Decimal } from '#engine/core/decimal';
import type { GraduatedConfig, PackageConfig, PercentageConfig } from '#schemas';
import type { Found, Reading } from './reading.ts';

type Tiers = GraduatedConfig['tiers'];

/** A charge model of Lago in the terms of our nodes; prices as decimal text. */
export type ChargeModel =
  | { kind: 'standard'; price: string }
  | { kind: 'graduated' | 'volume'; tiers: Tiers }
  | { kind: 'package'; config: PackageConfig }
  | { kind: 'percentage'; config: PercentageConfig }
  | { kind: 'dynamic' | 'custom' };

/** Members of `properties` that say how events are shown, not what they cost. */
export const GROUPING_MEMBERS = ['grouped_by', 'pricing_group_keys', 'presentation_group_keys'];

const MAX_TIERS = 500;
const MAX_FREE_EVENTS = 1_000_000;

interface Bounds {
  from: Decimal;
  to: Decimal | null;
}

/** Tiers must follow each other: from where the last one ended, or one unit later. */
function checkBounds(
  { from, to }: Bounds,
  before: Decimal | undefined,
  path: string,
  reading: Reading,
): boolean {
  const gap = from.minus(before ?? Decimal.ZERO);
  const follows = gap.sign() >= 0 && gap.compare(Decimal.ONE) <= 0;
  const ascends = to === null || to.compare(before ?? Decimal.ZERO) > 0;
  if (follows && ascends) return true;
  reading.refuse(
    'lago-tiers',
    path,
    {
      zh: `档位应首尾相接且递增：上一档到 ${before ?? 0}，本档为 ${from}–${to ?? '∞'}`,
      en: `tiers must follow each other upwards: the one before ends at ${before ?? 0}, this one is ${from}–${to ?? '∞'}`,
    },
    { from: from.toString(), to: to?.toString() ?? '' },
  );
  return false;
}

function readTier(
  tier: Found,
  rateName: string,
  reading: Reading,
): (Bounds & { tier: Tiers[number] }) | undefined {
  if (!reading.object(tier)) {
    reading.required({ value: undefined, path: tier.path });
    return undefined;
  }
  const from = reading.required(reading.member(tier, 'from_value'));
  const to = reading.amount(reading.member(tier, 'to_value')) ?? null;
  const price = reading.required(reading.member(tier, rateName));
  const flat = reading.amount(reading.member(tier, 'flat_amount')) ?? Decimal.ZERO;
  if (!from || !price) return undefined;
  const priced = rateName === 'rate' ? { ratePercent: `${price}` } : { price: `${price}` };
  return { from, to, tier: { upTo: to?.toString() ?? null, ...priced, flat: `${flat}` } };
}

function readTiers(list: Found, rateName: string, reading: Reading): Tiers | undefined {
  const found = reading.list(list);
  if (found.length === 0 || found.length > MAX_TIERS) {
    reading.refuse('lago-tiers', list.path, {
      zh: `${list.path} 应有 1 至 ${MAX_TIERS} 档`,
      en: `${list.path} must have 1 to ${MAX_TIERS} tiers`,
    });
    return undefined;
  }
  const tiers: Tiers = [] as unknown as Tiers;
  let before: Decimal | undefined;
  for (const [index, item] of found.entries()) {
    const read = readTier(item, rateName, reading);
    if (!read || !checkBounds(read, before, item.path, reading)) return undefined;
    const isLast = index === found.length - 1;
    if (read.to === null && !isLast) {
      const message = { zh: '只有最后一档可以没有上限', en: 'only the last tier may be open' };
      reading.refuse('lago-tiers', item.path, message);
      return undefined;
    }
    if (read.to !== null && isLast) {
      reading.note('lago-last-tier', item.path, {
        zh: '最后一档有上限：超出的用量将被拒绝',
        en: 'the last tier has an upper bound: usage beyond it is refused',
      });
    }
    tiers.push(read.tier);
    before = read.to ?? before;
  }
  return tiers;
}

function readPackage(properties: Found, reading: Reading): ChargeModel | undefined {
  const price = reading.required(reading.member(properties, 'amount'));
  const size = reading.required(reading.member(properties, 'package_size'));
  const free = reading.amount(reading.member(properties, 'free_units')) ?? Decimal.ZERO;
  if (!price || !size) return undefined;
  if (size.isZero()) {
    const path = `${properties.path}/package_size`;
    const message = { zh: '每包数量必须大于 0', en: 'the size of a package must be above zero' };
    reading.refuse('lago-value', path, message);
    return undefined;
  }
  return {
    kind: 'package',
    config: { price: `${price}`, size: `${size}`, free: `${free}`, negativeQuantity: 'zero' },
  };
}

function readFreeEvents(properties: Found, reading: Reading): number {
  const member = reading.member(properties, 'free_units_per_events');
  const given = reading.amount(member);
  if (!given) return 0;
  const count = given.toInteger();
  if (count !== undefined && count <= MAX_FREE_EVENTS) return count;
  reading.refuse('lago-value', member.path, {
    zh: `${member.path} 应为整数，且不超过 ${MAX_FREE_EVENTS}`,
    en: `${member.path} must be a whole number, ${MAX_FREE_EVENTS} at most`,
  });
  return 0;
}

/** A percentage; zero stands for "no limit" in its allowances, as in Lago. */
function readPercentage(
  properties: Found,
  isEventByEvent: boolean,
  reading: Reading,
): ChargeModel | undefined {
  const of = (name: string) => reading.amount(reading.member(properties, name));
  const rate = reading.required(reading.member(properties, 'rate'));
  const fixed = of('fixed_amount');
  const freeAmount = of('free_units_per_total_aggregation');
  const minimum = of('per_transaction_min_amount');
  const maximum = of('per_transaction_max_amount');
  const freeEvents = readFreeEvents(properties, reading);
  if (!rate) return undefined;
  const isBounded = minimum !== undefined || maximum !== undefined;
  return {
    kind: 'percentage',
    config: {
      ratePercent: `${rate}`,
      ...(fixed && !fixed.isZero() && { fixed: `${fixed}` }),
      ...(freeEvents > 0 && { freeEvents }),
      ...(freeAmount && !freeAmount.isZero() && { freeAmount: `${freeAmount}` }),
      ...(minimum && { minimumPerEvent: `${minimum}` }),
      ...(maximum && { maximumPerEvent: `${maximum}` }),
      ...(freeAmount && !freeAmount.isZero() && { atFreeAmount: 'charged' }),
      ...((isBounded || isEventByEvent) && { atZero: 'charged' }),
      negativeQuantity: 'allow',
    },
  };
}

/** The model of a charge or of one of its filters; undefined after its problems were reported. */
export function readModel(
  model: string,
  properties: Found,
  isEventByEvent: boolean,
  reading: Reading,
): ChargeModel | undefined {
  const tiersOf = (kind: 'graduated' | 'volume', list: string, rate: string) => {
    const tiers = readTiers(reading.member(properties, list), rate, reading);
    return tiers && { kind, tiers };
  };
  switch (model) {
    case 'standard': {
      const price = reading.required(reading.member(properties, 'amount'));
      return price && { kind: 'standard', price: `${price}` };
    }
    case 'graduated':
      return tiersOf('graduated', 'graduated_ranges', 'per_unit_amount');
    case 'graduated_percentage':
      return tiersOf('graduated', 'graduated_percentage_ranges', 'rate');
    case 'volume':
      return tiersOf('volume', 'volume_ranges', 'per_unit_amount');
    case 'package':
      return readPackage(properties, reading);
    case 'percentage':
      return readPercentage(properties, isEventByEvent, reading);
    case 'dynamic':
    case 'custom':
      return { kind: model };
    default:
      return undefined;
  }
}

/** Which members of `properties` each model reads. */
export const MODEL_MEMBERS: Readonly<Record<string, readonly string[]>> = {
  standard: ['amount'],
  graduated: ['graduated_ranges'],
  graduated_percentage: ['graduated_percentage_ranges'],
  volume: ['volume_ranges'],
  package: ['amount', 'package_size', 'free_units'],
  percentage: [
    'rate',
    'fixed_amount',
    'free_units_per_events',
    'free_units_per_total_aggregation',
    'per_transaction_min_amount',
    'per_transaction_max_amount',
  ],
  dynamic: [],
  custom: [],
};
