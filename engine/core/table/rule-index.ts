import { Decimal } from '#engine/core/decimal';
import type { FeelValue } from '#engine/core/feel';
import type { CompiledRule } from './rule.ts';

/** Tables with fewer rules are read through from top to bottom. */
const MIN_INDEXED_RULES = 12;

type Key = string | boolean;

/** Finds the rules that can hit for a value of one column, in the order of the table. */
export interface RuleIndex {
  readonly input: number;
  readonly buckets: ReadonlyMap<Key, readonly CompiledRule[]>;
  /** Rules whose cell in that column is no list of constants. */
  readonly others: readonly CompiledRule[];
}

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

function fill(rules: readonly CompiledRule[], input: number): RuleIndex {
  const buckets = new Map<Key, CompiledRule[]>();
  const others: CompiledRule[] = [];
  for (const rule of rules) {
    for (const key of keysOf(rule, input) ?? []) if (!buckets.has(key)) buckets.set(key, []);
  }
  for (const rule of rules) {
    const keys = keysOf(rule, input);
    if (!keys) {
      others.push(rule);
      for (const bucket of buckets.values()) bucket.push(rule);
    } else for (const key of new Set(keys)) buckets.get(key)?.push(rule);
  }
  return { input, buckets, others };
}

/** An index on the column with the most different constants; undefined where none is worth it. */
export function indexRules(rules: readonly CompiledRule[], inputs: number): RuleIndex | undefined {
  if (rules.length < MIN_INDEXED_RULES) return undefined;
  let best = -1;
  let most = 3;
  for (let input = 0; input < inputs; input += 1) {
    const count = distinctKeys(rules, input);
    if (count > most) {
      best = input;
      most = count;
    }
  }
  if (best < 0) return undefined;
  const index = fill(rules, best);
  // Every other rule stands in every bucket: with many of both the index would be larger than it saves.
  return index.others.length * 2 <= rules.length ? index : undefined;
}

export function candidates(index: RuleIndex, value: FeelValue): readonly CompiledRule[] {
  const key = keyOf(value);
  if (key !== undefined) return index.buckets.get(key) ?? index.others;
  // A list or range may equal by other rules than a key; null equals no constant.
  return index.others;
}
