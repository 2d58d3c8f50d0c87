import type { HitPolicy } from '#engine/core/table';
import type { Element } from './xml.ts';

const POLICIES: Readonly<Record<string, HitPolicy>> = {
  UNIQUE: 'U',
  ANY: 'A',
  PRIORITY: 'P',
  FIRST: 'F',
  'RULE ORDER': 'R',
  'OUTPUT ORDER': 'O',
  COLLECT: 'C',
};
const AGGREGATIONS: Readonly<Record<string, HitPolicy>> = {
  SUM: 'C+',
  MIN: 'C<',
  MAX: 'C>',
  COUNT: 'C#',
};

/** The hit policy of a decision table in DMN, Unique where it names none. */
export function hitPolicyOf({ attributes }: Element): HitPolicy {
  const policy = POLICIES[attributes.hitPolicy ?? 'UNIQUE'] ?? 'U';
  return policy === 'C' ? (AGGREGATIONS[attributes.aggregation ?? ''] ?? 'C') : policy;
}
