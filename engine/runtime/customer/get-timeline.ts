import { rawSql } from '#drizzle';
import { type Change, diffStates } from '#engine/runtime/audit';
import { type Context, inTransaction, type Scope } from '#engine/runtime/context';
import {
  decodeCursor,
  encodeCursor,
  inputParser,
  MOST_ROWS,
  type Page,
  TEXT,
} from '#engine/runtime/input';
import { isHidden, maskFor, requirePermission } from '#engine/runtime/permission';
import { requireCustomer } from './customer.ts';
import { findMerged } from './family.ts';

export const TIMELINE_KINDS = [
  'change',
  'contact',
  'note',
  'contract',
  'invoice',
  'payment',
] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

/** Something that happened to a customer. What `text` and `amount` are depends on the kind. */
export interface TimelineEntry {
  kind: TimelineKind;
  id: string;
  /** ISO 8601 in UTC. */
  at: string;
  /** Who did it, where a person did. */
  actor: string | null;
  /** Of a change the verb; of a contact its kind; of a payment its method. */
  what: string;
  /** Contact, note, number of the contract or invoice, reference of the payment. */
  text: string;
  /** Decimal text. */
  amount: string | null;
  currency: string | null;
  changes: Change[];
}

export interface GetTimelineInput {
  id: string;
  kinds?: TimelineKind[];
  limit?: number;
  cursor?: string;
}

interface Row extends Omit<TimelineEntry, 'changes'> {
  before: unknown;
  after: unknown;
}

const parse = inputParser<GetTimelineInput>(
  { id: TEXT.id },
  {
    kinds: { type: 'array', items: { enum: TIMELINE_KINDS }, minItems: 1, maxItems: 6 },
    limit: { type: 'integer', minimum: 1, maximum: MOST_ROWS },
    cursor: TEXT.long,
  },
);

/** Everything that happened to a customer and to those merged into it, latest first. */
export async function getCustomerTimeline({
  ctx,
  input,
}: {
  ctx: Context;
  input: GetTimelineInput;
}): Promise<Page<TimelineEntry>> {
  requirePermission(ctx, 'customer.get');
  const { id, kinds = [...TIMELINE_KINDS], limit = 50, cursor } = parse(input);
  const [at, last] = cursor === undefined ? ['infinity', ''] : decodeCursor(cursor, 2);
  return inTransaction(ctx, async (scope) => {
    await requireCustomer(scope, id);
    const merged = await findMerged(scope, id);
    const ids = [id, ...merged.map((each) => each.id)];
    const rows = await loadRows(scope, ids, kinds, { at: at ?? '', id: last ?? '' }, limit + 1);
    const end = rows.length > limit ? rows[limit - 1] : undefined;
    return {
      rows: rows.slice(0, limit).map((row) => toEntry(scope, row)),
      next: end ? encodeCursor([end.at, end.id]) : null,
    };
  });
}

/** Each kind by its own index; what has a kind of its own isn't told as a change again. */
async function loadRows(
  { tx, tenantId }: Scope,
  ids: readonly string[],
  kinds: readonly TimelineKind[],
  before: { at: string; id: string },
  limit: number,
): Promise<Row[]> {
  const sql = rawSql(tx);
  const own = sql`tenant_id = ${tenantId} and customer_id = any (${[...ids]}::uuid[])`;
  const older = (at: string) => sql`
    ${sql.unsafe(at)} <= ${before.at}::timestamptz
    and (${sql.unsafe(at)}, id::text) < (${before.at}::timestamptz, ${before.id || '\u{10FFFF}'})
    order by ${sql.unsafe(at)} desc, id::text desc limit ${limit}`;
  return sql<Row[]>`
    select kind, id, to_json(at)#>>'{}' as at, actor, what, text, amount, currency, before, after
      from (
        (select 'change' as kind, id, at, coalesce(actor->>'name', actor->>'id', actor->>'kind') as actor,
            verb as what, '' as text, null as amount, null as currency, before, after
          from audit_entries
          where tenant_id = ${tenantId} and subject_kind = 'customer'
            and subject_id = any (${[...ids]}::text[])
            and verb not in ('customer.add-note', 'customer.add-contact', 'customer.change-contact',
              'customer.add-contract', 'payment.record')
            and ${older('at')})
        union all
        (select 'contact', id, valid_from, null, kind, value, null, null, null, null
          from customer_contacts where ${own} and ${older('valid_from')})
        union all
        (select 'note', id, created_at, author, '', text, null, null, null, null
          from customer_notes where ${own} and removed_at is null and ${older('created_at')})
        union all
        (select 'contract', id, created_at, null, '', number, null, null, null, null
          from customer_contracts where ${own} and ${older('created_at')})
        union all
        (select 'invoice', id, posted_at, null, '', number, total::text, currency, null, null
          from invoices where ${own} and status = 'posted' and ${older('posted_at')})
        union all
        (select 'payment', id, recorded_at, recorded_by, method, reference, amount::text, currency,
            null, null
          from payments where ${own} and ${older('recorded_at')})) everything
      where kind = any (${[...kinds]}::text[])
      order by everything.at desc, id::text desc
      limit ${limit}`;
}

function toEntry({ actor }: Scope, { before, after, ...row }: Row): TimelineEntry {
  const changes = isHidden(actor, 'contact.value') ? [] : diffStates(before, after);
  if (row.kind === 'contact') {
    return { ...row, text: maskFor(actor, 'contact.value', row.text), changes };
  }
  const field = row.kind === 'payment' ? 'payment.amount' : 'invoice.total';
  return { ...row, amount: maskFor(actor, field, row.amount), changes };
}
