import type { OverviewDesignsInput } from '#engine/runtime/design';

type Param = string | string[] | undefined;

const one = (param: Param): string | undefined =>
  (Array.isArray(param) ? param[0] : param)?.trim() || undefined;

const STATUSES = ['draft', 'published', 'retired'] as const;
const MOST_SHOWN = 100;
const LONGEST = 200;

/** Filters of a list of designs, out of its address; what can't be meant counts as not given. */
export function listQueryOf(params: Record<string, Param>): Omit<OverviewDesignsInput, 'kind'> {
  const search = one(params.q)?.slice(0, LONGEST);
  const status = STATUSES.find((known) => known === one(params.status));
  const cursor = one(params.cursor);
  return {
    limit: MOST_SHOWN,
    ...(search && { search }),
    ...(status && { status }),
    ...(cursor && { cursor }),
  };
}
