import { type Random, randomOf } from './random.ts';
import * as words from './words.ts';

export interface DemoItem {
  module: string;
  quantity: string;
}

export interface DemoUsage {
  module: string;
  metric: string;
  /** A decimal as text. */
  quantity: string;
  /** ISO date. */
  occurredOn: string;
}

/** One made-up customer, whole. */
export interface DemoCustomer {
  externalId: string;
  name: string;
  kind: 'person' | 'company';
  tier: string;
  region: string;
  industry: string | null;
  address: Record<string, string>;
  tags: string[];
  phone: string;
  email: string | null;
  device: { mac: string; serial: string };
  bandwidthMbps: number;
  contract: string;
  startsOn: string;
  /** Exclusive; null goes on. */
  endsOn: string | null;
  billingFrom: string;
  items: DemoItem[];
  usage: DemoUsage[];
}

export interface DemoCalendar {
  /** First day of the first closed month. */
  firstMonth: Temporal.PlainDate;
  closedMonths: number;
  today: Temporal.PlainDate;
}

const SEED = 20_260_101;
const SPREAD = 7_919;
/** One customer in so many is the one before it over again. */
const EVERY_DUPLICATE = 211;

/** The customer of a number; the same for the same number and calendar. */
export function demoCustomer(number: number, calendar: DemoCalendar): DemoCustomer {
  const customer = makeCustomer(number, calendar);
  if (number % EVERY_DUPLICATE !== 0) return customer;
  // Entered twice, by two branches: what people find, and merge.
  const { name, kind, industry, phone, address: home, region } = makeCustomer(number - 1, calendar);
  return { ...customer, name, kind, industry, phone, address: home, region };
}

function makeCustomer(number: number, calendar: DemoCalendar): DemoCustomer {
  const random = randomOf(SEED + number * SPREAD);
  const isCompany = random.chance(6);
  const { startsOn, billingFrom, isNew } = startDates(random, calendar);
  const items = chooseItems(random, isNew);
  const endsOn = endDate(random, billingFrom, calendar);
  const district = random.pick(words.DISTRICTS);
  const digits = String(number).padStart(6, '0');
  return {
    externalId: `LJ${digits}`,
    name: isCompany ? companyName(random) : personName(random),
    kind: isCompany ? 'company' : 'person',
    tier: random.weighted(words.TIERS),
    region: district,
    industry: isCompany ? random.pick(['retail', 'catering', 'services', 'education']) : null,
    address: address(random, district),
    tags: chooseTags(random, isNew),
    // The prefix belongs to no network, so nobody's telephone rings.
    phone: `100${String(10_000_000 + random.below(89_999_999))}`,
    email: random.chance(70) ? `lj${digits}@example.com` : null,
    device: { mac: macOf(number), serial: `ONU${digits}` },
    bandwidthMbps: random.weighted([
      [100, 15],
      [300, 45],
      [500, 28],
      [1000, 12],
    ] as const),
    contract: random.weighted([
      ['month-to-month', 40],
      ['one-year', 35],
      ['two-year', 25],
    ] as const),
    startsOn,
    endsOn,
    billingFrom,
    items,
    usage: usageOf(random, items, billingFrom, endsOn, calendar),
  };
}

function personName(random: Random): string {
  return random.pick(words.SURNAMES) + random.pick(words.GIVEN_NAMES);
}

function companyName(random: Random): string {
  return `${words.CITY.slice(0, 2)}${random.pick(words.COMPANY_WORDS)}${random.pick(words.COMPANIES)}`;
}

function address(random: Random, district: string): Record<string, string> {
  return {
    country: 'CN',
    province: words.PROVINCE,
    city: words.CITY,
    district,
    street: `${random.pick(words.STREETS)}${1 + random.below(280)}号`,
    community: random.pick(words.COMMUNITIES),
    building: `${1 + random.below(24)}栋`,
    unit: `${1 + random.below(4)}单元`,
    room: `${1 + random.below(30)}${String(1 + random.below(4)).padStart(2, '0')}`,
  };
}

/** Locally administered addresses, which no maker hands out. */
function macOf(number: number): string {
  const hex = number.toString(16).padStart(8, '0');
  return `02:00:${hex.match(/../g)?.join(':')}`;
}

/** Most were customers before the first closed month; some join while the months go by. */
function startDates(random: Random, { firstMonth, closedMonths }: DemoCalendar) {
  if (random.chance(88)) {
    const startsOn = firstMonth.subtract({ days: 1 + random.below(1_000) });
    return { startsOn: startsOn.toString(), billingFrom: firstMonth.toString(), isNew: false };
  }
  const startsOn = firstMonth.add({ days: random.below(closedMonths * 30) });
  return { startsOn: startsOn.toString(), billingFrom: startsOn.toString(), isNew: true };
}

function endDate(random: Random, billingFrom: string, calendar: DemoCalendar): string | null {
  if (!random.chance(4)) return null;
  const span = Temporal.PlainDate.from(billingFrom).until(calendar.today).days;
  if (span < 20) return null;
  return Temporal.PlainDate.from(billingFrom)
    .add({ days: 10 + random.below(span - 10) })
    .toString();
}

function chooseItems(random: Random, isNew: boolean): DemoItem[] {
  const items: DemoItem[] = [{ module: 'fibre', quantity: '1' }];
  const add = (module: string, percent: number, quantity = '1') => {
    if (random.chance(percent)) items.push({ module, quantity });
  };
  add('iptv', 45);
  add('mesh-wifi', 25, String(1 + random.below(3)));
  add('static-ip', 4);
  add('voice', 30);
  add('cloud', 22);
  add('loyalty', isNew ? 0 : 20);
  if (isNew) items.push({ module: 'installation', quantity: '1' });
  add('router-deposit', isNew ? 60 : 0);
  return items;
}

function chooseTags(random: Random, isNew: boolean): string[] {
  const tags = isNew ? ['new'] : [];
  if (random.chance(12)) tags.push('senior');
  if (random.chance(35)) tags.push('paperless');
  return tags;
}

const METRICS = {
  voice: { metric: 'voice-minutes', most: 260 },
  cloud: { metric: 'cloud-gigabytes', most: 140 },
} as const;

/** Two records a month of each metered module, until today. */
function usageOf(
  random: Random,
  items: readonly DemoItem[],
  billingFrom: string,
  endsOn: string | null,
  { firstMonth, closedMonths, today }: DemoCalendar,
): DemoUsage[] {
  const usage: DemoUsage[] = [];
  for (const { module } of items) {
    if (module !== 'voice' && module !== 'cloud') continue;
    const { metric, most } = METRICS[module];
    for (let month = 0; month <= closedMonths; month += 1) {
      for (const day of [9, 24]) {
        const date = firstMonth.add({ months: month }).with({ day });
        const occurredOn = date.toString();
        const quantity = `${random.below(most)}.${random.below(10)}`;
        const isWithin = occurredOn >= billingFrom && (endsOn === null || occurredOn < endsOn);
        if (!isWithin || Temporal.PlainDate.compare(date, today) > 0) continue;
        usage.push({ module, metric, quantity, occurredOn });
      }
    }
  }
  return usage;
}
