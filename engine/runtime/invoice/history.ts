import { rawSql } from '#drizzle';
import type { Scope } from '#engine/runtime/context';
import { type FoundInvoice, instantOf } from './find-invoice.ts';

/** Something that happened to an invoice, as the audit log and the run tell it. */
export interface InvoiceEvent {
  key: string;
  /** A verb of the audit log, or `computed` and `posted`, which the run did. */
  verb: string;
  /** ISO instant. */
  at: string;
  /** The person's name; null for the workbench itself. */
  by: string | null;
  /** A reason or note that was given. */
  note: string | null;
}

interface Entry {
  id: string;
  verb: string;
  at: unknown;
  actor: { name?: string; id?: string; kind?: string };
  before: { reason?: string } | null;
  after: { reason?: string; note?: string; outcome?: string; number?: string } | null;
}

const nameOf = ({ name, id, kind }: Entry['actor']): string | null =>
  name ?? id ?? (kind === 'system' ? null : (kind ?? null));

function toEvent({ id, verb, at, actor, before, after }: Entry): InvoiceEvent {
  const note = after?.reason ?? after?.note ?? before?.reason ?? after?.outcome ?? null;
  return { key: id, verb, at: instantOf(at) ?? '', by: nameOf(actor), note: note || null };
}

interface Computed {
  computedAt: unknown;
  postedBy: Entry['actor'] | null;
}

/** What happened to an invoice, the newest first. */
export async function historyOf(scope: Scope, invoice: FoundInvoice): Promise<InvoiceEvent[]> {
  const sql = rawSql(scope.tx);
  const { tenantId } = scope;
  const entries = await sql<Entry[]>`
    select id, verb, at, actor, before, after from audit_entries
      where tenant_id = ${tenantId} and subject_kind = 'invoice' and subject_id = ${invoice.id}
      order by at desc, id desc limit 100`;
  const [run] = await sql<Computed[]>`
    select k.computed_at as "computedAt", (
        select a.actor from audit_entries a
          where a.tenant_id = ${tenantId} and a.subject_kind = 'bill-run'
            and a.subject_id = ${invoice.runId} and a.verb = 'bill-run.post'
          order by a.at desc limit 1) as "postedBy"
      from bill_run_chunks k
      where k.tenant_id = ${tenantId} and k.run_id = ${invoice.runId}
        and ${invoice.customerId}::uuid between k.customer_from and k.customer_to
      limit 1`;
  const events = entries.map(toEvent);
  const isTold = events.some(({ verb }) => verb === 'bill-run.post');
  if (invoice.postedAt !== null && !isTold) {
    events.push({
      key: 'posted',
      verb: 'posted',
      at: invoice.postedAt,
      by: run?.postedBy ? nameOf(run.postedBy) : null,
      note: null,
    });
  }
  const computedAt = instantOf(run?.computedAt);
  if (computedAt !== null) {
    events.push({ key: 'computed', verb: 'computed', at: computedAt, by: null, note: null });
  }
  // Sorting is stable: what was told first is the later of two at the same instant.
  return events.sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? 1 : -1));
}
