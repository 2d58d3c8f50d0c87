import { date as feelinDate } from 'feelin';
import { Decimal } from '#engine/core/decimal';
import { type FeelValue, parseDate } from '#engine/core/feel';

/** Facts differ from one evaluation to the next, so that nothing is worth remembering. */
export const FACTS = 64;

type Plain = number | string | Temporal.PlainDate | readonly Plain[] | { [name: string]: Plain };

function plainFacts(index: number): Record<string, Plain> {
  const line = (kind: string, position: number) => ({
    kind,
    price: 3 + position + index / 8,
    quantity: (index + position) % 9,
  });
  return {
    price: 19.5 + index / 4,
    quantity: 1 + (index % 12),
    discount: index % 30,
    base: 29,
    usage: 40 + index * 13,
    included: 300,
    rate: 0.25,
    tier: ['gold', 'silver', 'bronze'][index % 3] as string,
    postcode: index % 2 === 0 ? '100080' : '200030',
    amounts: Array.from({ length: 10 }, (_, position) => (position * 7 + index) % 40),
    lines: ['voice', 'data', 'data', 'message'].map(line),
    customer: { name: `Customer ${index}`, address: { city: index % 2 ? 'Beijing' : 'Wuhan' } },
    start: parseDate(`2026-01-${String(1 + (index % 28)).padStart(2, '0')}`) as Temporal.PlainDate,
    end: parseDate(`2026-02-${String(1 + (index % 28)).padStart(2, '0')}`) as Temporal.PlainDate,
  };
}

function toOurs(value: Plain): FeelValue {
  if (typeof value === 'number') return Decimal.parse(String(value)) ?? null;
  if (typeof value === 'string' || value instanceof Temporal.PlainDate) return value;
  if (Array.isArray(value)) return value.map(toOurs);
  return new Map(Object.entries(value).map(([name, entry]) => [name, toOurs(entry)]));
}

function toFeelin(value: Plain): unknown {
  if (typeof value === 'number' || typeof value === 'string') return value;
  if (value instanceof Temporal.PlainDate) return feelinDate(value.toString());
  if (Array.isArray(value)) return value.map(toFeelin);
  return feelinContext(value as Record<string, Plain>);
}

function feelinContext(facts: Record<string, Plain>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(facts).map(([name, entry]) => [name, toFeelin(entry)]));
}

const ALL = Array.from({ length: FACTS }, (_, index) => plainFacts(index));

export const NAMES: readonly string[] = Object.keys(plainFacts(0));

/** Values in the order of NAMES, as our programs take them. */
export const OUR_FACTS: readonly (readonly FeelValue[])[] = ALL.map((facts) =>
  NAMES.map((name) => toOurs(facts[name] as Plain)),
);

/** Contexts as feelin takes them; `?` is what a cell tests. */
export function feelinFacts(tests: string | undefined): readonly Record<string, unknown>[] {
  return ALL.map((facts) => {
    const context = feelinContext(facts);
    return tests === undefined ? context : { ...context, '?': context[tests] };
  });
}
