import { Decimal } from '#engine/core/decimal';
import type { LocalText } from '#engine/core/issue';
import type { StoredLine } from '#engine/runtime/verify';
import type { Sql } from './invoice-row.ts';

/** A line of an invoice. Numbers are decimal text; `periodEnd` null: once and for all. */
export interface InvoiceLine {
  lineNo: number;
  kind: string;
  key: string;
  name: LocalText;
  quantity: string | null;
  unitPrice: string | null;
  periodStart: string | null;
  periodEnd: string | null;
  amountUnrounded: string;
  amount: string;
  taxCategory: string | null;
  taxRate: string | null;
  taxMode: 'exclusive' | 'inclusive' | null;
  taxAmount: string;
}

/** The lines of one subscription, or those that belong to none. */
export interface LineGroup {
  subscriptionId: string | null;
  planKey: string | null;
  planName: LocalText | null;
  lines: InvoiceLine[];
  /** Of the lines, without tax that comes on top. */
  subtotal: string;
}

/** Tax of one category, rate and mode. */
export interface TaxSum {
  category: string;
  ratePercent: string;
  mode: 'exclusive' | 'inclusive';
  base: string;
  amount: string;
}

const FOREVER = 'infinity';

export function toLine(line: StoredLine): InvoiceLine {
  const { periodEnd, taxMode, itemId: _, subscriptionId: __, designId: ___, ...rest } = line;
  return { ...rest, taxMode, periodEnd: periodEnd === FOREVER ? null : periodEnd };
}

function sumOf(values: readonly string[]): Decimal {
  return values.reduce((sum, value) => sum.plus(Decimal.of(value)), Decimal.ZERO);
}

const digitsOf = (amount: string): number => amount.split('.')[1]?.length ?? 0;

/** Lines by subscription in the order of the lines, with the name of each plan. */
export async function groupLines(
  sql: Sql,
  tenantId: string,
  lines: readonly StoredLine[],
): Promise<LineGroup[]> {
  const bySubscription = Map.groupBy(lines, ({ subscriptionId }) => subscriptionId);
  const ids = [...bySubscription.keys()].filter((id) => id !== null);
  const plans = await sql<{ id: string; key: string; name: LocalText }[]>`
    select s.id, s.plan_key as key, d.document->'name' as name
      from subscriptions s
      join designs d on d.tenant_id = s.tenant_id and d.id = s.plan_design_id
      where s.tenant_id = ${tenantId} and s.id = any (${ids}::uuid[])`;
  return [...bySubscription].map(([subscriptionId, members]) => {
    const plan = plans.find(({ id }) => id === subscriptionId);
    const digits = digitsOf(members[0]?.amount ?? '');
    return {
      subscriptionId,
      planKey: plan?.key ?? null,
      planName: plan?.name ?? null,
      lines: members.map(toLine),
      subtotal: sumOf(members.map(({ amount }) => amount)).toFixed(digits),
    };
  });
}

/** Tax by category, rate and mode, in the order of the lines. */
export function sumTaxes(lines: readonly StoredLine[]): TaxSum[] {
  const taxed = lines.filter((line) => line.taxCategory !== null);
  const groups = Map.groupBy(taxed, (line) =>
    [line.taxCategory, line.taxRate, line.taxMode].join('\n'),
  );
  return [...groups.values()].map((members) => {
    const [first] = members as [StoredLine];
    const digits = digitsOf(first.amount);
    return {
      category: first.taxCategory ?? '',
      ratePercent: first.taxRate ?? '0',
      mode: first.taxMode ?? 'exclusive',
      base: sumOf(members.map(({ amount }) => amount)).toFixed(digits),
      amount: sumOf(members.map(({ taxAmount }) => taxAmount)).toFixed(digits),
    };
  });
}
