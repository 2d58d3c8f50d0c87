import { Decimal } from '#engine/core/decimal';
import type { FeelValue } from '#engine/core/feel';
import { type CompiledRule, MAX_INDEX_ENTRIES } from './rule.ts';

type Key = string | boolean;

/** A column needs more different constants than this to be worth an index. */
const MIN_KEYS = 4;

function keyOf(value: FeelValue): Key | undefined {
  if (typeof value === 'string') return `s${value}`;
  if (typeof value === 'boolean') return value;
  return value instanceof Decimal ? `n${value.toString()}` : undefined;
}

function keysOf(rule: CompiledRule, input: number): readonly Key[] | undefined {
  const constants = rule.cells.find((cell) => cell.input === input)?.tests.equalsOneOf;
  const keys = constants?.map(keyOf).filter((key) => key !== undefined);
  return keys && keys.length === constants?.length ? keys : undefined;
}

function distinctKeys(rules: readonly CompiledRule[], input: number): number {
  return new Set(rules.flatMap((rule) => keysOf(rule, input) ?? [])).size;
}

function fill(rules: readonly CompiledRule[], input: number, others: readonly CompiledRule[]) {
  const apart = new Set(others);
  const buckets = new Map<Key, CompiledRule[]>();
  for (const rule of rules) {
    for (const key of keysOf(rule, input) ?? []) if (!buckets.has(key)) buckets.set(key, []);
  }
  for (const rule of rules) {
    if (apart.has(rule)) for (const bucket of buckets.values()) bucket.push(rule);
    else for (const key of new Set(keysOf(rule, input))) buckets.get(key)?.push(rule);
  }
  return buckets;
}

/** A map from the constants of the column with the most different ones. */
export function indexEquals(rules: readonly CompiledRule[], inputs: number) {
  let input = -1;
  let most = MIN_KEYS - 1;
  for (let column = 0; column < inputs; column += 1) {
    const count = distinctKeys(rules, column);
    if (count > most) [input, most] = [column, count];
  }
  if (input < 0) return undefined;
  // A rule without constants there stands in every bucket, so few of them are bearable.
  const others = rules.filter((rule) => keysOf(rule, input) === undefined);
  if (others.length * 2 > rules.length || others.length * most > MAX_INDEX_ENTRIES)
    return undefined;
  const buckets = fill(rules, input, others);
  return {
    input,
    find(value: FeelValue): readonly CompiledRule[] {
      const key = keyOf(value);
      return (key === undefined ? undefined : buckets.get(key)) ?? others;
    },
  };
}
