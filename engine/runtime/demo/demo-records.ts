import type { DemoCalendar, DemoCustomer } from './demo-customer.ts';
import { type Random, randomOf } from './random.ts';
import * as words from './words.ts';

/** What is kept around a made-up customer. */
export interface DemoRecords {
  contract: {
    number: string;
    signedOn: string;
    startsOn: string;
    endsOn: string;
    renewsItself: boolean;
  } | null;
  notes: { text: string; author: string; writtenOn: string; isPinned: boolean }[];
  /** A telephone number that the customer had before, and the day it ended. */
  formerPhone: { value: string; until: string } | null;
  isPhoneVerified: boolean;
  secret: string;
}

const SEED = 20_260_203;
const SPREAD = 6_271;
const TERMS = { 'one-year': 1, 'two-year': 2 } as const;

/** The records of a customer; the same for the same customer and calendar. */
export function demoRecords(demo: DemoCustomer, { today }: DemoCalendar): DemoRecords {
  const number = Number.parseInt(demo.externalId.replace(/\D/g, ''), 10);
  const random = randomOf(SEED + number * SPREAD);
  const daysAgo = (most: number) => today.subtract({ days: 1 + random.below(most) }).toString();
  const notes = random.chance(18) ? [note(random, daysAgo(80))] : [];
  if (notes.length > 0 && random.chance(25)) notes.push(note(random, daysAgo(30)));
  return {
    contract: contractOf(random, demo, today),
    notes,
    formerPhone: random.chance(7)
      ? { value: `100${String(10_000_000 + random.below(89_999_999))}`, until: daysAgo(300) }
      : null,
    isPhoneVerified: random.chance(60),
    secret: `${random.pick(words.SECRETS)}${1000 + random.below(9000)}`,
  };
}

/** The term that runs today; one in ten has let it run out. */
function contractOf(
  random: Random,
  { contract, startsOn, externalId }: DemoCustomer,
  today: Temporal.PlainDate,
): DemoRecords['contract'] {
  const years = TERMS[contract as keyof typeof TERMS];
  const renewsItself = random.chance(45);
  const isOver = random.chance(10);
  if (years === undefined) return null;
  let start = Temporal.PlainDate.from(startsOn);
  const next = () => start.add({ years });
  while (Temporal.PlainDate.compare(next(), today) <= 0) {
    if (isOver) break;
    start = next();
  }
  return {
    number: `HT-${externalId.slice(2)}`,
    signedOn: start.subtract({ days: random.below(5) }).toString(),
    startsOn: start.toString(),
    endsOn: next().toString(),
    renewsItself,
  };
}

function note(random: Random, writtenOn: string): DemoRecords['notes'][number] {
  return {
    text: random.pick(words.NOTES),
    author: random.pick(['赵雅婷', '李思远', '周美玲']),
    writtenOn,
    isPinned: random.chance(10),
  };
}
