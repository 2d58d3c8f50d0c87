import type { CustomerFilter, ListCustomersInput } from '#engine/runtime/customer';

/** The filters, sorting and place of the list as they stand in its address. */
export interface ListQuery {
  q?: string;
  status?: string;
  tier?: string;
  region?: string;
  kind?: string;
  tag?: string;
  plan?: string;
  /** name, created or updated; with a minus the other way round. */
  sort?: string;
  cursor?: string;
}

const RULES: Record<keyof ListQuery, RegExp> = {
  q: /^.{1,200}$/s,
  status: /^(active|closed|merged)$/,
  tier: /^.{1,200}$/s,
  region: /^.{1,200}$/s,
  kind: /^(person|company)$/,
  tag: /^.{1,200}$/s,
  plan: /^.{1,200}$/s,
  sort: /^-?(name|created|updated)$/,
  cursor: /^[\w-]{1,2000}$/,
};

/** What of an address is meant for the list; whatever else stands there is left out. */
export function readQuery(given: Record<string, string | string[] | undefined>): ListQuery {
  const entries = Object.entries(RULES).flatMap(([name, rule]) => {
    const value = given[name];
    const text = typeof value === 'string' ? value.trim() : '';
    return rule.test(text) ? [[name, text] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** The filter of the verbs. */
export function filterOf({ q, status, kind, tier, region, tag, plan }: ListQuery): CustomerFilter {
  return {
    ...(q !== undefined && { search: q }),
    ...(status !== undefined && { status: status as CustomerFilter['status'] }),
    ...(kind !== undefined && { kind: kind as CustomerFilter['kind'] }),
    ...(tier !== undefined && { tier }),
    ...(region !== undefined && { region }),
    ...(tag !== undefined && { tag }),
    ...(plan !== undefined && { plan }),
  };
}

export interface Sorting {
  id: string;
  descending: boolean;
}

export function sortingOf({ sort, q }: ListQuery): Sorting | undefined {
  // Words alone bring the best matches first.
  if (sort === undefined) return q === undefined ? { id: 'name', descending: false } : undefined;
  return { id: sort.replace('-', ''), descending: sort.startsWith('-') };
}

export const PAGE_ROWS = 50;

export function inputOf(query: ListQuery): ListCustomersInput {
  const sorting = query.sort === undefined ? undefined : sortingOf(query);
  return {
    ...filterOf(query),
    ...(sorting && {
      sort: sorting.id as ListCustomersInput['sort'],
      descending: sorting.descending,
    }),
    ...(query.cursor !== undefined && { cursor: query.cursor }),
    limit: PAGE_ROWS,
  };
}

/** Another filter or order begins at the first page. */
export function changeQuery(query: ListQuery, part: ListQuery): ListQuery {
  const { cursor: _, ...rest } = query;
  const entries = Object.entries({ ...rest, ...part }).filter(([, value]) => value);
  return Object.fromEntries(entries);
}

/** The filters that are on, without words, order and place. */
export const countFilters = ({ q: _q, sort: _s, cursor: _c, ...rest }: ListQuery): number =>
  Object.keys(rest).length;
