import type { Operation } from './describe-operation.ts';

/** What the API is about; each has a name in the words. */
export type Noun = 'customer' | 'subscription' | 'design' | 'bill-run' | 'invoice' | 'payment';

/** Operations under their nouns, both in their order. */
export function byNoun(operations: readonly Operation[]): [Noun, Operation[]][] {
  return [...Map.groupBy(operations, ({ tag }) => tag as Noun)];
}
