import type { ClassReading, Expression } from './class-reading.ts';
import type { Field } from './model.ts';
import { fault } from './problem.ts';

export type TierCell = string | Expression;

/** Starts or prices: one list for all, or one by key. */
export interface TierLists {
  field: string;
  /** Empty where one list is for all. */
  dependsOn: readonly string[];
  /** Under the key; the key of the one list is the empty text. */
  lists: ReadonlyMap<string, readonly string[]>;
}

export function refuseTiers(
  { faults, className }: ClassReading,
  field: string,
  { zh, en }: { zh: string; en: string },
  code = 'tiers',
): void {
  const path = ['rate_structure', className, field];
  faults.push(fault(code, path, { zh: `${field}：${zh}`, en: `${field}: ${en}` }, { field }));
}

/** A field as lists of tiers; a single cell is a table of one tier. */
export function tierListsOf(
  reading: ClassReading,
  name: string,
  charge: string,
): TierLists | undefined {
  const field = reading.findField(name, charge);
  const content: Field | undefined = field === undefined ? undefined : reading.fields.get(field);
  if (field === undefined || !content) {
    refuseTiers(reading, charge, { zh: `缺少 ${name}`, en: `${name} is missing` });
    return undefined;
  }
  reading.reached.add(field);
  if (content.kind === 'cells')
    return { field, dependsOn: [], lists: new Map([['', content.cells]]) };
  if (content.kind === 'table') return { field, dependsOn: content.dependsOn, lists: content.rows };
  refuseTiers(reading, field, { zh: '不是阶梯表', en: 'no table of tiers' });
  return undefined;
}

const sameKeys = (left: TierLists, right: TierLists): boolean =>
  left.dependsOn.join('|') === right.dependsOn.join('|');

const lengthsOf = ({ lists }: TierLists): Set<number> =>
  new Set([...lists.values()].map((list) => list.length));

/** How starts and prices go together. */
export interface TierShape {
  /** Of the longest list. */
  count: number;
  /** Lists of different lengths, by different keys: only the facts tell whether they match. */
  mustMatch: boolean;
}

/** Starts and prices need equal lengths wherever they can meet. */
export function tierShape(
  reading: ClassReading,
  starts: TierLists,
  prices: TierLists,
): TierShape | undefined {
  const lengths = new Set([...lengthsOf(starts), ...lengthsOf(prices)]);
  const count = Math.max(...lengths);
  if (lengths.size === 1) return { count, mustMatch: false };
  const mismatch = {
    zh: `与 ${starts.field} 的档数不同`,
    en: `has another number of tiers than ${starts.field}`,
  };
  const isKeyedApart =
    starts.dependsOn.length > 0 && prices.dependsOn.length > 0 && !sameKeys(starts, prices);
  if (isKeyedApart) return { count, mustMatch: true };
  const differs = [...prices.lists].some(([key, list]) => {
    if (prices.dependsOn.length > 0 && starts.dependsOn.length > 0) {
      const other = starts.lists.get(key);
      return other !== undefined && other.length !== list.length;
    }
    return [...lengthsOf(starts)].some((length) => length !== list.length);
  });
  if (!differs) return { count, mustMatch: false };
  refuseTiers(reading, prices.field, mismatch);
  return undefined;
}
