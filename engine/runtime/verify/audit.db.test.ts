import { randomUUIDv7 } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inTenant } from '#drizzle';
import { writeAudit } from '#engine/runtime/audit';
import { inTransaction } from '#engine/runtime/context';
import { createCustomer, setTags } from '#engine/runtime/customer';
import { createTestDatabase, insertTenant, type TestDatabase, testContext } from '#tests/database';
import { type AuditHead, verifyLedger } from './index.ts';

const ENTRIES = 8;

let test: TestDatabase;
let tenantId: string;

beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.close());
beforeEach(async () => {
  tenantId = await insertTenant(test.db);
  const ctx = testContext(test, tenantId);
  for (let index = 1; index <= ENTRIES; index += 1) {
    await createCustomer({ ctx, input: { name: `Customer ${index}` } });
  }
});

const verify = (auditHead?: AuditHead) =>
  verifyLedger({ ctx: testContext(test, tenantId), options: { auditHead } });

/** Changes rows as somebody with the server in his hands could: past every trigger. */
const tamper = (statement: string): Promise<unknown> =>
  test.admin.begin(async (sql) => {
    await sql.unsafe('set local session_replication_role = replica');
    await sql.unsafe(statement.replaceAll('$tenant', `tenant_id = '${tenantId}'`));
  });

const entryAt = (position: number) =>
  `(select entry_id from audit_chain where $tenant and position = ${position})`;

async function firstProblem(auditHead?: AuditHead) {
  const { problems } = await verify(auditHead);
  return problems.find(({ code }) => code.startsWith('audit-'));
}

it('is one unbroken chain, and tells its end', async () => {
  const report = await verify();
  expect(report.problems).toEqual([]);
  expect(report.auditEntries).toBe(ENTRIES);
  expect(report.auditHead?.position).toBe(ENTRIES);
  const [head] = await test.admin`
    select hash from audit_chain where tenant_id = ${tenantId} and position = ${ENTRIES}`;
  expect(report.auditHead?.hash).toBe(head?.hash);
});

describe('whoever tampers is found, and the first bad entry named', () => {
  it.each([
    [
      'an entry changed',
      `update audit_entries set after = '{"name": "Nobody"}' where $tenant and id = ${entryAt(3)}`,
      'audit-changed',
      3,
    ],
    [
      'its author changed',
      `update audit_entries set actor = '{"kind": "user", "id": "other"}'
        where $tenant and id = ${entryAt(3)}`,
      'audit-changed',
      3,
    ],
    [
      'its time changed',
      `update audit_entries set at = at + interval '1 microsecond'
        where $tenant and id = ${entryAt(3)}`,
      'audit-changed',
      3,
    ],
    [
      'the last entry changed',
      `update audit_entries set verb = 'customer.get' where $tenant and id = ${entryAt(ENTRIES)}`,
      'audit-changed',
      ENTRIES,
    ],
    [
      'an entry gone',
      `delete from audit_entries where $tenant and id = ${entryAt(4)}`,
      'audit-missing',
      4,
    ],
    [
      'entry and seal gone',
      `with gone as (delete from audit_chain where $tenant and position = 4 returning entry_id)
        delete from audit_entries where $tenant and id in (select entry_id from gone)`,
      'audit-gap',
      4,
    ],
    [
      'entries whose seals changed places',
      `create temporary table old on commit drop as
          select position, entry_id from audit_chain where $tenant and position in (2, 5);
        update audit_chain set entry_id = uuidv7() where $tenant and position in (2, 5);
        update audit_chain c set entry_id = old.entry_id from old
          where $tenant and old.position = 7 - c.position`,
      'audit-reordered',
      2,
    ],
    [
      'a seal changed',
      `update audit_chain set hash = repeat('ab', 32) where $tenant and position = 6`,
      'audit-seal-changed',
      6,
    ],
  ])('%s', async (_, statement, code, position) => {
    await tamper(statement);
    const problem = await firstProblem();
    expect(problem).toMatchObject({ code, path: `/audit/${position}` });
    if (code === 'audit-gap') return;
    expect(problem?.params).toMatchObject({ position, entry: expect.any(String) });
    if (code === 'audit-missing') return;
    expect(problem?.message.en).toContain('customer.');
    expect(problem?.message.en).toContain('2026-03-10T08:00:00');
  });

  it('an entry put in without a seal', async () => {
    const id = randomUUIDv7();
    await tamper(`insert into audit_entries (tenant_id, id, at, actor, verb, subject_kind, subject_id)
      values ('${tenantId}', '${id}', now(), '{"kind": "system"}', 'verify', 'x', 'x')`);
    expect(await firstProblem()).toMatchObject({
      code: 'audit-unsealed',
      path: `/audit/unsealed/${id}`,
    });
  });
});

describe('a head kept elsewhere', () => {
  it('agrees with a log that only grew', async () => {
    const { auditHead } = await verify();
    await createCustomer({ ctx: testContext(test, tenantId), input: { name: 'Later' } });
    const report = await verify(auditHead ?? undefined);
    expect(report.problems).toEqual([]);
    expect(report.auditHead?.position).toBe(ENTRIES + 1);
  });

  const cut = async () => {
    await tamper(`delete from audit_entries where $tenant and id = ${entryAt(ENTRIES)}`);
    await tamper(`delete from audit_chain where $tenant and position = ${ENTRIES}`);
  };

  it('shows a tail that was cut off, which nothing else does', async () => {
    const { auditHead } = await verify();
    await cut();
    expect((await verify()).problems).toEqual([]);
    expect(await firstProblem(auditHead ?? undefined)).toMatchObject({
      code: 'audit-head-differs',
      path: `/audit/${ENTRIES}`,
    });
  });

  it('shows a tail that was rewritten with fitting seals', async () => {
    const { auditHead } = await verify();
    await cut();
    await createCustomer({ ctx: testContext(test, tenantId), input: { name: 'Forged' } });
    expect((await verify()).problems).toEqual([]);
    expect(await firstProblem(auditHead ?? undefined)).toMatchObject({
      code: 'audit-head-differs',
    });
  });
});

it('seals what was written before there was a chain, in the order of time', async () => {
  const old = await createTestDatabase();
  try {
    const tenants = [await insertTenant(old.db), await insertTenant(old.db)];
    for (const id of tenants) {
      await old.admin.begin(async (sql) => {
        await sql`set local session_replication_role = replica`;
        await sql`insert into audit_entries (tenant_id, id, at, actor, verb, subject_kind, subject_id)
          select ${id}, uuidv7(), now() - n * interval '1 hour', '{"kind": "cli"}', 'verify', 'x', n
            from generate_series(1, 5) n`;
      });
    }
    const path = join(import.meta.dirname, '../../../drizzle/migrations/0007_audit-chain.sql');
    const statements = (await readFile(path, 'utf8')).split('--> statement-breakpoint');
    const fill = statements.find((statement) => statement.includes('do $$'));
    await old.admin.unsafe(fill ?? '');
    for (const id of tenants) {
      await createCustomer({ ctx: testContext(old, id), input: { name: 'New' } });
      const { problems, auditEntries } = await verifyLedger({ ctx: testContext(old, id) });
      expect(problems).toEqual([]);
      expect(auditEntries).toBe(6);
    }
    const order = await old.admin`
      select e.subject_id as n from audit_chain c
        join audit_entries e on e.tenant_id = c.tenant_id and e.id = c.entry_id
        where c.tenant_id = ${tenants[0] ?? ''} order by c.position`;
    expect(order.slice(0, 5).map(({ n }) => n)).toEqual(['5', '4', '3', '2', '1']);
  } finally {
    await old.close();
  }
});

describe('the chain itself', () => {
  it.each(['insert', 'update', 'delete'])('takes no %s by the application', async (way) => {
    const statements: Record<string, string> = {
      insert: `insert into audit_chain values ('${tenantId}', 99, uuidv7(), 'x')`,
      update: `update audit_chain set hash = 'x'`,
      delete: 'delete from audit_chain',
    };
    const attempt = inTenant(test.db, tenantId, (tx) => tx.execute(statements[way] ?? ''));
    await expect(attempt).rejects.toMatchObject({ cause: { code: '42501' } });
  });

  it('holds the entries of a transaction in their order, and nothing of one that was undone', async () => {
    const ctx = testContext(test, tenantId);
    await inTransaction(ctx, async (scope) => {
      for (const id of ['a', 'b', 'c']) await writeAudit(scope, 'verify', { kind: 'x', id });
    });
    const undone = inTransaction(ctx, async (scope) => {
      await writeAudit(scope, 'verify', { kind: 'x', id: 'd' });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    const rows = await test.admin`
      select e.subject_id as id from audit_chain c
        join audit_entries e on e.tenant_id = c.tenant_id and e.id = c.entry_id
        where c.tenant_id = ${tenantId} and e.subject_kind = 'x' order by c.position`;
    expect(rows.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect((await verify()).problems).toEqual([]);
  });

  it('stays whole under many commands at once, of two tenants, without a deadlock', async () => {
    const other = await insertTenant(test.db);
    const customers = await Promise.all(
      [tenantId, other].map(async (tenant) => {
        const ctx = testContext(test, tenant);
        const { id } = await createCustomer({ ctx, input: { name: 'Busy' } });
        return { ctx, id };
      }),
    );
    const commands = Array.from({ length: 60 }, (_, index) => {
      const { ctx, id } = customers[index % 2] as (typeof customers)[number];
      return index % 3 === 0
        ? setTags({ ctx, input: { customerId: id, tags: [`t${index}`] } })
        : createCustomer({ ctx, input: { name: `Parallel ${index}` } });
    });
    await Promise.all(commands);
    const own = await verify();
    expect(own.problems).toEqual([]);
    expect(own.auditEntries).toBe(ENTRIES + 1 + 30);
    const others = await verifyLedger({ ctx: testContext(test, other) });
    expect(others.problems).toEqual([]);
    expect(others.auditEntries).toBe(31);
  });

  it('costs little: ten thousand entries are sealed within seconds', async () => {
    const started = performance.now();
    await test.admin.unsafe(`
      insert into audit_entries (tenant_id, id, at, actor, verb, subject_kind, subject_id)
        select '${tenantId}', uuidv7(), now(), '{"kind": "system"}', 'verify', 'x', 'x'
          from generate_series(1, 10000)`);
    expect(performance.now() - started).toBeLessThan(20_000);
    expect((await verify()).problems).toEqual([]);
  });
});
