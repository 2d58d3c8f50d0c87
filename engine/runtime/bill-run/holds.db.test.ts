import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inTenant, rawSql } from '#drizzle';
import {
  discardBillRun,
  discardDraft,
  getBillRun,
  holdInvoice,
  listExceptions,
  listHeld,
  markInvoice,
  postBillRun,
  releaseInvoice,
  resolveException,
  retryExceptions,
  summarizeReview,
} from '#engine/runtime/bill-run';
import { type Context, newContext } from '#engine/runtime/context';
import { verifyLedger } from '#engine/runtime/verify';
import { runWorker, type Worker } from '#engine/runtime/worker';
import { billPeriod, fillBook, settleRun } from '#tests/billing';
import { createTestDatabase, type TestDatabase } from '#tests/database';

const JANUARY = ['2026-01-01', '2026-02-01'] as const;
const FEBRUARY = ['2026-02-01', '2026-03-01'] as const;
const CUSTOMERS = 25;

let test: TestDatabase;
let worker: Worker;
let tenantId: string;

const ctx = (now?: string): Context => {
  const made = newContext(test.db, tenantId, { kind: 'system' });
  return now === undefined ? made : { ...made, now: Temporal.Instant.from(now) };
};
const query = <T>(text: string): Promise<T[]> =>
  inTenant(test.db, tenantId, async (tx) => (await rawSql(tx).unsafe(text)) as unknown as T[]);
const draftOf = async (runId: string, customer: string): Promise<string> => {
  const [row] = await query<{ id: string }>(`select v.id from invoices v
    join customers c on c.id = v.customer_id
    where v.run_id = '${runId}' and c.name = '${customer}'`);
  return row?.id ?? '';
};
const hold = (invoiceId: string) =>
  holdInvoice({ ctx: ctx(), input: { invoiceId, reason: 'the meter is in doubt' } });
const release = (invoiceId: string) => releaseInvoice({ ctx: ctx(), input: { invoiceId } });
const post = async (runId: string) => {
  await postBillRun({ ctx: ctx(), input: { runId } });
  return settleRun(test.db, tenantId, runId);
};
const problems = async () => (await verifyLedger({ ctx: ctx() })).problems;
const draftRun = () => billPeriod(test.db, tenantId, JANUARY, { post: false });

beforeAll(async () => {
  test = await createTestDatabase();
  worker = await runWorker(test.db);
});
afterAll(async () => {
  await worker.stop();
  await test.close();
});
beforeEach(async () => {
  tenantId = randomUUIDv7();
  await inTenant(test.db, tenantId, (tx) => fillBook(tx, tenantId, CUSTOMERS));
});

describe('a held draft', () => {
  it('stays behind when its run is posted, and is posted at once when it is released', async () => {
    const runId = await draftRun();
    const held = await draftOf(runId, 'Customer 7');
    await hold(held);
    const before = await summarizeReview({ ctx: ctx(), input: { runId } });
    expect(before).toMatchObject({
      toPost: {
        invoices: 24,
        totals: [{ currency: 'CNY', invoices: 24, total: '1920.00' }],
      },
      held: { invoices: 1, totals: [{ total: '80.00' }] },
      numbers: null,
    });
    expect((await post(runId)).status).toBe('posted');
    expect(await problems()).toEqual([]);
    const posted = await summarizeReview({ ctx: ctx(), input: { runId } });
    expect(posted).toMatchObject({
      toPost: { invoices: 0 },
      held: { invoices: 1 },
      posted: { invoices: 24 },
      numbers: { first: 'INV-00000001', last: 'INV-00000024' },
    });
    expect(await listHeld({ ctx: ctx(), input: { runId } })).toMatchObject({
      rows: [{ invoiceId: held, customerName: 'Customer 7', heldBy: 'system', isBuiltOn: false }],
      next: null,
    });

    const released = await release(held);
    expect(released).toMatchObject({ status: 'posted', number: 'INV-00000025' });
    expect(await release(held)).toEqual(released);
    expect(
      await query(
        `select kind, amount::text, note from balance_entries where invoice_id = '${held}'`,
      ),
    ).toEqual([{ kind: 'invoice', amount: '80.00', note: 'INV-00000025' }]);
    expect(await problems()).toEqual([]);
  });

  it('released in review is posted with the others', async () => {
    const runId = await draftRun();
    const held = await draftOf(runId, 'Customer 3');
    await hold(held);
    expect(await release(held)).toMatchObject({ status: 'draft', number: null });
    await post(runId);
    expect(await summarizeReview({ ctx: ctx(), input: { runId } })).toMatchObject({
      posted: { invoices: CUSTOMERS },
      held: { invoices: 0 },
    });
  });

  it('keeps the next month going behind it', async () => {
    const runId = await draftRun();
    const held = await draftOf(runId, 'Customer 1');
    await hold(held);
    await post(runId);
    const next = await billPeriod(test.db, tenantId, FEBRUARY);
    const { progress } = await getBillRun({ ctx: ctx(), input: { runId: next } });
    expect(progress).toMatchObject({ invoices: CUSTOMERS, total: '2000.00' });
    expect(await problems()).toEqual([]);
    await expect(discardDraft({ ctx: ctx(), input: { invoiceId: held } })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await listHeld({ ctx: ctx(), input: { runId } })).toMatchObject({
      rows: [{ isBuiltOn: true }],
    });
    expect(await release(held)).toMatchObject({ number: 'INV-00000050' });
    expect(await problems()).toEqual([]);
  });

  it('can be discarded after posting; the next run bills the customer then', async () => {
    const runId = await draftRun();
    const held = await draftOf(runId, 'Customer 1');
    await hold(held);
    await post(runId);
    await discardDraft({ ctx: ctx(), input: { invoiceId: held } });
    expect(await problems()).toEqual([]);
    expect(await listExceptions({ ctx: ctx(), input: { runId } })).toMatchObject({
      rows: [{ customerName: 'Customer 1', issues: [{ code: 'draft-discarded' }] }],
      counts: [{ code: 'draft-discarded', status: 'open', count: 1 }],
    });
    const next = await billPeriod(test.db, tenantId, FEBRUARY);
    const { progress } = await getBillRun({ ctx: ctx(), input: { runId: next } });
    expect(progress).toMatchObject({ invoices: CUSTOMERS, total: '2080.00' });
    expect(await problems()).toEqual([]);
  });

  it('discarded in review can be computed once more', async () => {
    const runId = await draftRun();
    const held = await draftOf(runId, 'Customer 1');
    await hold(held);
    await markInvoice({ ctx: ctx(), input: { invoiceId: held, outcome: 'wrong' } });
    const { customerId } = await discardDraft({ ctx: ctx(), input: { invoiceId: held } });
    const { run, progress } = await getBillRun({ ctx: ctx(), input: { runId } });
    expect(run.totals).toMatchObject({ invoices: 24, total: '1920.00', exceptions: 1 });
    expect(progress).toMatchObject({ invoices: 24, lines: 72, total: '1920.00', exceptions: 1 });
    const outcome = await retryExceptions({
      ctx: ctx(),
      input: { runId, customerIds: [customerId] },
    });
    expect(outcome).toEqual({ billed: 1, remaining: 0 });
    const after = await getBillRun({ ctx: ctx(), input: { runId } });
    expect(after.progress).toMatchObject({ invoices: 25, lines: 75, total: '2000.00' });
  });

  it('goes with its run when that is discarded', async () => {
    const runId = await draftRun();
    await hold(await draftOf(runId, 'Customer 1'));
    await discardBillRun({ ctx: ctx(), input: { runId } });
    expect((await settleRun(test.db, tenantId, runId)).status).toBe('discarded');
    expect(await query('select from invoice_holds')).toEqual([]);
  });

  it('alone leaves nothing to post, and another number than was seen is refused', async () => {
    const runId = await draftRun();
    await hold(await draftOf(runId, 'Customer 1'));
    await expect(
      postBillRun({ ctx: ctx(), input: { runId, invoices: CUSTOMERS } }),
    ).rejects.toMatchObject({ code: 'conflict' });
    const all = await query<{ id: string }>('select id from invoices');
    for (const { id } of all) await hold(id);
    await expect(postBillRun({ ctx: ctx(), input: { runId } })).rejects.toMatchObject({
      code: 'conflict',
    });
    const { run } = await getBillRun({ ctx: ctx(), input: { runId } });
    expect(run.status).toBe('review');
  });
});

describe('the database refuses', () => {
  it('to post what is held, to hold what is posted, to forget a draft', async () => {
    const runId = await draftRun();
    const held = await draftOf(runId, 'Customer 1');
    await hold(held);
    const byHand = (text: string) => query(text.replaceAll('$held', `'${held}'`));
    await expect(
      byHand(`update invoices set status = 'posted', number = 'X', posted_at = now()
        where id = $held`),
    ).rejects.toMatchObject({ code: 'RC003' });
    await expect(byHand(`delete from invoices where id = $held`)).rejects.toMatchObject({
      code: 'RC004',
    });
    await post(runId);
    await expect(byHand(`delete from invoice_holds where invoice_id = $held`)).rejects.toThrow(
      /stays held/,
    );
    const posted = await draftOf(runId, 'Customer 2');
    await expect(
      byHand(`insert into invoice_holds (tenant_id, invoice_id, run_id, reason, held_by, held_at)
        values ('${tenantId}', '${posted}', '${runId}', '', '', now())`),
    ).rejects.toMatchObject({ code: 'RC003' });
    await expect(hold(posted)).rejects.toMatchObject({ code: 'conflict' });
    await expect(hold(randomUUIDv7())).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is found by verify where somebody got past it', async () => {
    const runId = await draftRun();
    await hold(await draftOf(runId, 'Customer 1'));
    await post(runId);
    await test.admin.begin(async (sql) => {
      await sql.unsafe('set local session_replication_role = replica');
      await sql`delete from invoice_holds where tenant_id = ${tenantId}`;
    });
    expect(await problems()).toMatchObject([{ code: 'draft-not-posted' }]);
  });
});

describe('at once', () => {
  it('two people post: every invoice has one number', async () => {
    const runId = await draftRun();
    const both = () => postBillRun({ ctx: ctx(), input: { runId } });
    await Promise.all([both(), both()]);
    await settleRun(test.db, tenantId, runId);
    expect(
      await query('select count(distinct number)::int as n, count(*)::int as all from invoices'),
    ).toEqual([{ n: CUSTOMERS, all: CUSTOMERS }]);
    expect(await problems()).toEqual([]);
  });

  it('one holds while another posts: held or posted, never both', async () => {
    const runId = await draftRun();
    const drafts = await query<{ id: string }>('select id from invoices order by customer_id');
    const outcomes = await Promise.allSettled([
      ...drafts.slice(0, 8).map(({ id }) => hold(id)),
      postBillRun({ ctx: ctx(), input: { runId } }),
      ...drafts.slice(8, 16).map(({ id }) => hold(id)),
    ]);
    await settleRun(test.db, tenantId, runId);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'conflict' });
    }
    const held = outcomes.filter(({ status }) => status === 'fulfilled').length - 1;
    expect(await summarizeReview({ ctx: ctx(), input: { runId } })).toMatchObject({
      held: { invoices: held },
      posted: { invoices: CUSTOMERS - held },
      toPost: { invoices: 0 },
    });
    expect(await problems()).toEqual([]);
  });

  it('it is released by two, while the run is being posted: one number', async () => {
    const runId = await draftRun();
    const held = await draftOf(runId, 'Customer 9');
    await hold(held);
    const posting = post(runId);
    await Promise.all([release(held), release(held)]);
    await posting;
    expect(await query(`select status from invoices where id = '${held}'`)).toEqual([
      { status: 'posted' },
    ]);
    expect(await problems()).toEqual([]);
  });
});

describe('due dates', () => {
  it('count from the day of posting in the zone of the tenant', async () => {
    await query(`update customers set payment_term_days = 30 where name = 'Customer 2'`);
    await query(`update customers set payment_term_days = 0 where name = 'Customer 3'`);
    const runId = await draftRun();
    const held = await draftOf(runId, 'Customer 4');
    await hold(held);
    // Posted by hand, for the workers know no other time than now.
    const { postChunk } = await import('./post-chunk.ts');
    await worker.stop();
    const evening = '2026-02-27T16:30:00Z';
    await postBillRun({ ctx: ctx(evening), input: { runId } });
    for (const chunkNo of [1, 2, 3]) await postChunk(ctx(evening), { runId, chunkNo });
    worker = await runWorker(test.db);
    const rows = await query(`select c.name, v.issued_on::text as issued, v.due_on::text as due
      from invoices v join customers c on c.id = v.customer_id
      where c.name in ('Customer 1', 'Customer 2', 'Customer 3') order by c.name`);
    expect(rows).toEqual([
      { name: 'Customer 1', issued: '2026-02-28', due: '2026-03-15' },
      { name: 'Customer 2', issued: '2026-02-28', due: '2026-03-30' },
      { name: 'Customer 3', issued: '2026-02-28', due: '2026-02-28' },
    ]);
    await query(`update tenants set settings = '{"paymentTermDays": 7}'`);
    const later = await releaseInvoice({
      ctx: ctx('2026-03-10T00:00:00Z'),
      input: { invoiceId: held },
    });
    expect(later).toMatchObject({ dueOn: '2026-03-17' });
  });
});

describe('who may', () => {
  it('operations releases in review, but may not post by releasing', async () => {
    const as = (role: 'operations' | 'finance'): Context => ({
      ...ctx(),
      actor: { kind: 'user', id: 'u', role, name: 'Ada' },
    });
    const runId = await draftRun();
    const held = await draftOf(runId, 'Customer 1');
    await holdInvoice({ ctx: as('operations'), input: { invoiceId: held, reason: 'doubt' } });
    await post(runId);
    expect(await listHeld({ ctx: ctx(), input: { runId } })).toMatchObject({
      rows: [{ heldBy: 'Ada', reason: 'doubt' }],
    });
    const input = { invoiceId: held };
    await expect(releaseInvoice({ ctx: as('operations'), input })).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(await releaseInvoice({ ctx: as('finance'), input })).toMatchObject({ status: 'posted' });
  });
});

describe('an exception', () => {
  it('is accepted with a note, and retried alone', async () => {
    await query(`update subscription_items set module_key = 'gone' where module_key = 'phone'
      and customer_id in (select id from customers where name in ('Customer 1', 'Customer 2'))`);
    const runId = await draftRun();
    const { rows } = await listExceptions({ ctx: ctx(), input: { runId, limit: 1 } });
    const customerId = rows[0]?.customerId ?? '';
    const note = 'leaves this month';
    await resolveException({ ctx: ctx(), input: { runId, customerId, note } });
    const listed = await listExceptions({ ctx: ctx(), input: { runId, status: 'resolved' } });
    expect(listed).toMatchObject({
      rows: [{ customerName: 'Customer 1', issues: [{}, { params: { note } }] }],
      counts: [
        { code: 'module-missing', status: 'open', count: 1 },
        { code: 'module-missing', status: 'resolved', count: 1 },
      ],
    });
    await query(`update subscription_items set module_key = 'phone' where module_key = 'gone'`);
    expect(await retryExceptions({ ctx: ctx(), input: { runId } })).toEqual({
      billed: 1,
      remaining: 0,
    });
    const retried = await retryExceptions({
      ctx: ctx(),
      input: { runId, customerIds: [customerId] },
    });
    expect(retried).toEqual({ billed: 1, remaining: 0 });
  });
});
