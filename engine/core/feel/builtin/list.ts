import { Decimal } from '#engine/core/decimal';
import {
  FeelFunction,
  type FeelValue,
  feelEquals,
  isList,
  type RunContext,
} from '#engine/core/feel/value';
import { type Builtin, define, impure, inRun, pure } from './define.ts';

type List = readonly FeelValue[];

/** Equal also where both are null. */
function same(left: FeelValue, right: FeelValue, run?: RunContext): boolean {
  return feelEquals(left, right, run?.budget) === true;
}

/** Index of a position from 1, or from the end where negative; undefined outside `0..length`. */
function indexOf(position: Decimal, length: number): number | undefined {
  const integer = position.toInteger();
  if (integer === undefined || integer === 0 || Math.abs(integer) > length) return undefined;
  return integer > 0 ? integer - 1 : length + integer;
}

function sublist(list: List, start: Decimal, length?: Decimal): FeelValue {
  const from = indexOf(start, list.length);
  const count = length === undefined ? list.length : length.toInteger();
  if (from === undefined || count === undefined || count < 0) return null;
  if (length !== undefined && from + count > list.length) return null;
  return list.slice(from, from + count);
}

function insertBefore(list: List, position: Decimal, item: FeelValue): FeelValue {
  const index = indexOf(position, list.length);
  return index === undefined ? null : list.toSpliced(index, 0, item);
}

function remove(list: List, position: Decimal): FeelValue {
  const index = indexOf(position, list.length);
  return index === undefined ? null : list.toSpliced(index, 1);
}

function distinct(run: RunContext, list: List): FeelValue {
  const kept: FeelValue[] = [];
  for (const item of list) {
    run.budget.spend(kept.length + 1);
    if (!kept.some((other) => same(other, item, run))) kept.push(item);
  }
  return kept;
}

function flatten(run: RunContext, list: List): FeelValue {
  const flat: FeelValue[] = [];
  const visit = (items: List) => {
    run.budget.spend(items.length + 1);
    for (const item of items) {
      if (isList(item)) visit(item);
      else flat.push(item);
    }
  };
  visit(list);
  return flat;
}

function concatenate(run: RunContext, lists: List): FeelValue[] {
  const all = lists.flatMap((list) => (isList(list) ? list : [list]));
  run.budget.spend(all.length + 1);
  return all;
}

function replaceAt(list: List, position: Decimal, item: FeelValue): FeelValue {
  const index = indexOf(position, list.length);
  return index === undefined ? null : list.with(index, item);
}

function replaceMatching(
  run: RunContext,
  list: List,
  match: FeelFunction,
  item: FeelValue,
): FeelValue {
  if (match.parameters.length !== 2) return null;
  const replaced: FeelValue[] = [];
  for (const old of list) {
    run.budget.spend(1);
    const matched = match.invoke([old, item], run);
    if (typeof matched !== 'boolean') return null;
    replaced.push(matched ? item : old);
  }
  return replaced;
}

/** Stable merge sort, because `precedes` is the user's and may contradict itself. */
function sortBy(run: RunContext, list: List, precedes: FeelFunction): List | null {
  run.budget.spend(list.length + 1);
  if (list.length < 2) return list;
  const middle = Math.floor(list.length / 2);
  const left = sortBy(run, list.slice(0, middle), precedes);
  const right = sortBy(run, list.slice(middle), precedes);
  return left && right && merge(run, left, right, precedes);
}

function merge(run: RunContext, left: List, right: List, precedes: FeelFunction): List | null {
  const merged: FeelValue[] = [];
  let [i, j] = [0, 0];
  while (i < left.length && j < right.length) {
    const [a, b] = [left[i] ?? null, right[j] ?? null];
    const later = precedes.invoke([b, a], run);
    if (later === true) {
      merged.push(b);
      j += 1;
    } else {
      merged.push(a);
      i += 1;
    }
  }
  return [...merged, ...left.slice(i), ...right.slice(j)];
}

function sort(run: RunContext, list: List, precedes?: FeelValue): FeelValue {
  if (!(precedes instanceof FeelFunction)) return null;
  return precedes.parameters.length === 2 ? sortBy(run, list, precedes) : null;
}

function positions(list: List, match: FeelValue): FeelValue {
  return list.flatMap((item, index) => (same(item, match) ? [Decimal.of(index + 1)] : []));
}

export const LIST_BUILTINS: readonly Builtin[] = [
  define(
    'list contains',
    '列表是否包含某项',
    'Whether a list contains an item',
    pure('list: list, element: Any', (list: List, element: FeelValue) =>
      list.some((item) => same(item, element)),
    ),
  ),
  define(
    'sublist',
    '列表的一段',
    'Part of a list',
    pure('list: list, start position: number, length?: number', sublist),
  ),
  define(
    'append',
    '在列表末尾添加',
    'Adds items at the end',
    inRun('list: list, ...item: Any', (run: RunContext, list: List, ...items: FeelValue[]) => {
      run.budget.spend(list.length);
      return [...list, ...items];
    }),
  ),
  define(
    'concatenate',
    '连接多个列表',
    'Joins lists',
    inRun('...list: list', (run: RunContext, ...lists: FeelValue[]) => concatenate(run, lists)),
  ),
  define(
    'insert before',
    '在某位置之前插入',
    'Inserts an item before a position',
    pure('list: list, position: number, newItem: Any', insertBefore),
  ),
  define(
    'remove',
    '删除某位置的项',
    'Removes the item at a position',
    pure('list: list, position: number', remove),
  ),
  define(
    'list replace',
    '替换列表中的项',
    'Replaces items of a list',
    pure('list: list, position: number, newItem: Any', replaceAt),
    inRun('list: list, match: function, newItem: Any', replaceMatching),
  ),
  define(
    'reverse',
    '反转列表',
    'The list in reverse order',
    pure('list: list', (list: List) => list.toReversed()),
  ),
  define(
    'index of',
    '某项在列表中的位置',
    'Positions of an item',
    pure('list: list, match: Any', positions),
  ),
  define(
    'union',
    '合并列表并去重',
    'Joins lists without duplicates',
    inRun('...list: list', (run: RunContext, ...lists: FeelValue[]) =>
      distinct(run, concatenate(run, lists)),
    ),
  ),
  define(
    'distinct values',
    '去除重复项',
    'The list without duplicates',
    inRun('list: list', distinct),
  ),
  define(
    'flatten',
    '展开嵌套的列表',
    'Lists within lists become one',
    inRun('list: list', flatten),
  ),
  impure(
    define(
      'sort',
      '按比较函数排序',
      'Sorts by a function that says which item comes first',
      inRun('list: list, precedes: function', sort),
    ),
  ),
];
