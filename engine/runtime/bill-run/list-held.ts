import { rawSql } from '#drizzle';
import { type Context, inTransaction } from '#engine/runtime/context';
import {
  decodeCursor,
  encodeCursor,
  inputParser,
  MOST_ROWS,
  type Page,
  TEXT,
} from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { findRun } from './move-run.ts';

export interface ListHeldInput {
  runId: string;
  limit?: number;
  cursor?: string;
}

export interface HeldInvoice {
  invoiceId: string;
  customerId: string;
  customerName: string;
  externalId: string | null;
  currency: string;
  total: string;
  reason: string;
  /** Name of who held it, or the kind of actor. */
  heldBy: string;
  heldAt: string;
  /** Later periods of the customer are billed: it can be released, no longer discarded. */
  isBuiltOn: boolean;
}

const parse = inputParser<ListHeldInput>(
  { runId: TEXT.id },
  { limit: { type: 'integer', minimum: 1, maximum: MOST_ROWS }, cursor: TEXT.long },
);

interface StoredHold extends HeldInvoice {
  actor: string;
}

/** The person's name in a stored actor; older rows hold plain text. */
function nameOf(actor: string): string {
  try {
    const { name, id, kind } = JSON.parse(actor) as { name?: string; id?: string; kind?: string };
    return name ?? id ?? kind ?? actor;
  } catch {
    return actor;
  }
}

/** Drafts of a run that are held back, the oldest hold first. */
export async function listHeld({
  ctx,
  input,
}: {
  ctx: Context;
  input: ListHeldInput;
}): Promise<Page<HeldInvoice>> {
  requirePermission(ctx, 'bill-run.get');
  const { runId, limit = 50, cursor } = parse(input);
  const [at = null, id = null] = cursor === undefined ? [] : decodeCursor(cursor, 2);
  return inTransaction(ctx, async ({ tx }) => {
    await findRun(tx, ctx, runId);
    const rows = await rawSql(tx)<StoredHold[]>`
      select h.invoice_id as "invoiceId", v.customer_id as "customerId", c.name as "customerName",
          c.external_id as "externalId", v.currency, v.total::text as total, h.reason,
          h.held_by as actor, to_json(h.held_at)#>>'{}' as "heldAt",
          exists (
            select from subscription_items i
              join billed_periods p on p.tenant_id = i.tenant_id and p.item_id = i.id
              join billed_periods n on n.tenant_id = p.tenant_id and n.item_id = p.item_id
                and n.period_start >= p.period_end and n.invoice_id <> p.invoice_id
              where i.tenant_id = v.tenant_id and i.customer_id = v.customer_id
                and p.invoice_id = v.id) as "isBuiltOn"
        from invoice_holds h
        join invoices v on v.tenant_id = h.tenant_id and v.id = h.invoice_id
        join customers c on c.tenant_id = v.tenant_id and c.id = v.customer_id
        where h.run_id = ${runId}
          and (${at}::timestamptz is null or (h.held_at, h.invoice_id) > (${at}, ${id}::uuid))
        order by h.held_at, h.invoice_id limit ${limit + 1}`;
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const isMore = rows.length > limit && last !== undefined;
    return {
      rows: page.map(({ actor, ...row }) => ({ ...row, heldBy: nameOf(actor) })),
      next: isMore ? encodeCursor([last.heldAt, last.invoiceId]) : null,
    };
  });
}
