import type { ListBillRunsInput } from '#engine/runtime/bill-run';

/** Statuses as people sort them. */
export const STATUS_GROUPS = {
  open: ['review'],
  running: ['planned', 'computing', 'posting', 'discarding'],
  posted: ['posted'],
  gone: ['discarded', 'cancelled', 'failed'],
} as const satisfies Record<string, ListBillRunsInput['statuses']>;

export type StatusGroup = keyof typeof STATUS_GROUPS;

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

export interface RunFilter {
  status?: StatusGroup;
  year?: number;
  cursor?: string;
}

type Query = Record<string, string | string[] | undefined>;

const textOf = (value: string | string[] | undefined) =>
  typeof value === 'string' ? value : undefined;

/** The filter in an address; what makes no sense is left out. */
export function readRunFilter(query: Query): RunFilter {
  const status = textOf(query.status);
  const year = Number(textOf(query.year));
  const cursor = textOf(query.cursor);
  return {
    ...(status && Object.hasOwn(STATUS_GROUPS, status) ? { status: status as StatusGroup } : {}),
    ...(Number.isInteger(year) && year >= 1900 && year <= 9999 ? { year } : {}),
    ...(cursor && UUID.test(cursor) ? { cursor } : {}),
  };
}
