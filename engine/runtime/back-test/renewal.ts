import type { BackTestProjection } from '#drizzle';
import type { SubscriptionFacts } from '#engine/core/invoice';

/** The day from which a subscription is priced by the draft: '' always, null never. */
export type MovesFrom = (subscription: SubscriptionFacts) => string | null;

/** A signed contract with an end. */
export interface ContractTerm {
  /** Null: for all subscriptions of the customer. */
  subscriptionId: string | null;
  startsOn: string;
  endsOn: string;
}

const NUMBERS: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4, five: 5 };
const IN_WORDS = /^(\d{1,3}|one|two|three|four|five)[- _]?(year|month)s?$/i;
const ISO_DURATION = /^P(\d{1,3})([YM])$/;
const LONGEST_MONTHS = 600;

/** Months that a subscription is bound for by its attribute `contract`; undefined for none. */
export function termMonths(contract: unknown): number | undefined {
  const text = String(contract ?? '').trim();
  const [, count = '', unit = ''] = IN_WORDS.exec(text) ?? ISO_DURATION.exec(text) ?? [];
  const months = count
    ? (NUMBERS[count.toLowerCase()] ?? Number(count)) * (/^y/i.test(unit) ? 12 : 1)
    : Number(/^\d{1,3}$/.test(text) ? text : 0);
  return months > 1 && months <= LONGEST_MONTHS ? months : undefined;
}

/** The first day on or after `day` that is a whole number of terms from the start. */
export function nextRenewal(startsOn: string, months: number, day: string): string {
  const start = Temporal.PlainDate.from(startsOn);
  const wanted = Temporal.PlainDate.from(day);
  if (Temporal.PlainDate.compare(start, wanted) >= 0) return startsOn;
  const apart = (wanted.year - start.year) * 12 + wanted.month - start.month;
  const terms = Math.floor(apart / months);
  const before = start.add({ months: terms * months });
  if (Temporal.PlainDate.compare(before, wanted) >= 0) return before.toString();
  return start.add({ months: (terms + 1) * months }).toString();
}

const MOST_REMEMBERED = 20_000;

/** `nextRenewal` remembered: many subscriptions began on the same day. */
function renewalFinder(day: string): (startsOn: string, months: number) => string {
  const known = new Map<string, string>();
  return (startsOn, months) => {
    const key = `${startsOn} ${months}`;
    const found = known.get(key) ?? nextRenewal(startsOn, months, day);
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(key, found);
    return found;
  };
}

/** The contract that binds a subscription on a day; its own comes before one for all. */
function binding(
  contracts: readonly ContractTerm[],
  id: string,
  day: string,
): ContractTerm | undefined {
  const held = contracts.filter(({ startsOn, endsOn }) => startsOn <= day && day < endsOn);
  const own = held.filter(({ subscriptionId }) => subscriptionId === id);
  const candidates = own.length > 0 ? own : held.filter((each) => each.subscriptionId === null);
  return candidates.toSorted((a, b) => (a.endsOn < b.endsOn ? 1 : -1))[0];
}

/**
 * When the draft reaches a subscription. `now`: all that was billed. `never`: only what began on
 * the effective day or later. `renewal`: from the end of the signed contract that holds on that
 * day; without one, from the next whole term of the attribute `contract`, counted from the start of
 * the subscription; without a term it renews with every period, so from that day.
 */
export function movesFromOf(
  projection: BackTestProjection,
  effectiveOn: string,
): (contracts: readonly ContractTerm[]) => MovesFrom {
  if (projection === 'now') return () => () => '';
  const isNew = ({ startsOn }: SubscriptionFacts): boolean => startsOn >= effectiveOn;
  if (projection === 'never') return () => (subscription) => (isNew(subscription) ? '' : null);
  const renewal = renewalFinder(effectiveOn);
  return (contracts) => (subscription) => {
    if (isNew(subscription)) return '';
    const contract = binding(contracts, subscription.id, effectiveOn);
    if (contract) return contract.startsOn === effectiveOn ? effectiveOn : contract.endsOn;
    const months = termMonths(subscription.attributes?.contract);
    return months === undefined ? effectiveOn : renewal(subscription.startsOn, months);
  };
}
