import type { InvoiceFilter, InvoiceState } from '#engine/runtime/invoice';

/** The filters of the list as they stand in its address. */
export interface FilterQuery {
  q?: string;
  status?: InvoiceState;
  /** YYYY-MM */
  month?: string;
  min?: string;
  max?: string;
  overdue?: string;
  run?: string;
  customer?: string;
  plan?: string;
  currency?: string;
}

type Given = Record<string, string | string[] | undefined>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const RULES: Record<keyof FilterQuery, RegExp> = {
  q: /^.{1,200}$/s,
  status: /^(draft|held|posted)$/,
  month: /^\d{4}-(0[1-9]|1[0-2])$/,
  min: /^-?\d{1,20}(\.\d{1,6})?$/,
  max: /^-?\d{1,20}(\.\d{1,6})?$/,
  overdue: /^1$/,
  run: UUID,
  customer: UUID,
  plan: /^[a-z0-9][a-z0-9._-]{0,79}$/,
  currency: /^[A-Z]{3}$/,
};

/** What of an address is a filter; what was typed into it by hand and is none is left out. */
export function readQuery(given: Given): FilterQuery {
  const entries = Object.entries(RULES).flatMap(([name, rule]) => {
    const value = given[name];
    const text = typeof value === 'string' ? value.trim() : '';
    return rule.test(text) ? [[name, text] as const] : [];
  });
  return Object.fromEntries(entries);
}

function nextMonth(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

/** The filter of the verbs. */
export function filterOf({
  q,
  month,
  min,
  max,
  overdue,
  run,
  customer,
  ...rest
}: FilterQuery): InvoiceFilter {
  return {
    ...rest,
    ...(q !== undefined && { search: q }),
    ...(month !== undefined && { periodFrom: `${month}-01`, periodTo: `${nextMonth(month)}-01` }),
    ...(min !== undefined && { minTotal: min }),
    ...(max !== undefined && { maxTotal: max }),
    ...(overdue !== undefined && { overdue: true }),
    ...(run !== undefined && { runId: run }),
    ...(customer !== undefined && { customerId: customer }),
  };
}

/** As the query of a link. */
export const asQuery = (query: FilterQuery): Record<string, string | undefined> => ({ ...query });
