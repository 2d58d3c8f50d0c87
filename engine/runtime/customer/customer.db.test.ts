import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  asRole,
  createTestDatabase,
  insertTenant,
  readAudit,
  type TestDatabase,
  testContext,
} from '#tests/database';
import {
  addContact,
  addDevice,
  changeContact,
  createCustomer,
  findCustomer,
  listCustomers,
  revealCredential,
  setDeviceStatus,
  setTags,
  storeCredential,
  updateCustomer,
  verifyContact,
} from './index.ts';

let database: TestDatabase;
let tenantA: string;
let tenantB: string;
const keyBefore = process.env.RATECRAFT_SECRET_KEY;
beforeAll(async () => {
  process.env.RATECRAFT_SECRET_KEY = Buffer.alloc(32, 7).toString('base64');
  database = await createTestDatabase();
  tenantA = await insertTenant(database.db);
  tenantB = await insertTenant(database.db);
});
afterAll(() => {
  if (keyBefore === undefined) delete process.env.RATECRAFT_SECRET_KEY;
  else process.env.RATECRAFT_SECRET_KEY = keyBefore;
  return database.close();
});

const ctx = () => testContext(database, tenantA);
const make = (name = '张三') => createCustomer({ ctx: ctx(), input: { name } });
const find = (id: string) => findCustomer({ ctx: ctx(), input: { id } });
const missing = { code: 'not-found' };

describe('a customer', () => {
  it('is created with what is given, and audited', async () => {
    const input = {
      name: '李四',
      globalId: 'G-1',
      externalId: 'OLD-1',
      kind: 'company' as const,
      tier: 'gold',
      timeZone: 'Asia/Urumqi',
      address: { city: '乌鲁木齐', room: '301' },
      customFields: { building: { floors: 3 } },
    };
    const customer = await createCustomer({ ctx: ctx(), input });
    expect(customer).toMatchObject({ ...input, status: 'active', tenantId: tenantA });
    expect(await findCustomer({ ctx: ctx(), input: { globalId: 'G-1' } })).toMatchObject(customer);
    expect(await findCustomer({ ctx: ctx(), input: { externalId: 'OLD-1' } })).toMatchObject(
      customer,
    );
    expect(await readAudit(database, customer.id)).toMatchObject([
      { verb: 'customer.create', actor: asRole('administrator'), after: { name: '李四' } },
    ]);
    const twice = createCustomer({ ctx: ctx(), input: { name: 'x', globalId: 'G-1' } });
    await expect(twice).rejects.toMatchObject({ code: 'conflict' });
  });

  it('is updated under a lock; its global id has no way to change', async () => {
    const customer = await make();
    const later = { ...ctx(), now: Temporal.Instant.from('2026-04-01T00:00:00Z') };
    const update = (input: object) =>
      updateCustomer({ ctx: later, input: { id: customer.id, ...input } });
    const seen = { updatedAt: customer.updatedAt };
    expect(await update({ ...seen, tier: 'silver' })).toMatchObject({
      tier: 'silver',
      name: '张三',
    });
    await expect(update({ ...seen, tier: 'gold' })).rejects.toMatchObject({ code: 'conflict' });
    await expect(update({ globalId: 'other' })).rejects.toMatchObject({ code: 'invalid' });
    await expect(update({ timeZone: 'Mars/Base' })).rejects.toMatchObject({ code: 'invalid' });
    expect((await readAudit(database, customer.id))[1]).toMatchObject({
      verb: 'customer.update',
      before: { tier: null },
      after: { tier: 'silver' },
    });
  });

  it('is listed by name in pages, with filters', async () => {
    const own = testContext(database, await insertTenant(database.db));
    for (const name of ['王五', '王六', '赵一']) {
      await createCustomer({
        ctx: own,
        input: { name, region: name === '赵一' ? 'east' : 'west' },
      });
    }
    const first = await listCustomers({ ctx: own, input: { limit: 2 } });
    const rest = await listCustomers({ ctx: own, input: { limit: 2, cursor: first.next ?? '' } });
    const names = [...first.rows, ...rest.rows].map((row) => row.name);
    expect(names).toEqual(['王五', '王六', '赵一']);
    expect(rest.next).toBeNull();
    const search = async (input: object) =>
      (await listCustomers({ ctx: own, input })).rows.map((row) => row.name);
    expect(await search({ search: '王' })).toEqual(['王五', '王六']);
    expect(await search({ region: 'east' })).toEqual(['赵一']);
    const customerId = first.rows[0]?.id ?? '';
    await setTags({ ctx: own, input: { customerId, tags: ['vip'] } });
    await addContact({ ctx: own, input: { customerId, kind: 'phone', value: '13800000000' } });
    expect(await search({ tag: 'vip' })).toEqual(['王五']);
    expect(await search({ search: '13800000000' })).toEqual(['王五']);
    expect(await search({ status: 'closed' })).toEqual([]);
  });

  it('has tags, each once', async () => {
    const { id: customerId } = await make();
    const set = (...tags: string[]) => setTags({ ctx: ctx(), input: { customerId, tags } });
    expect(await set('b', 'a', 'b')).toEqual(['a', 'b']);
    expect(await set('c', 'a')).toEqual(['a', 'c']);
    expect(await set()).toEqual([]);
    expect((await readAudit(database, customerId)).at(-1)).toMatchObject({
      verb: 'customer.set-tags',
      before: ['a', 'c'],
      after: [],
    });
  });

  it('has devices whose serial numbers are unique', async () => {
    const { id: customerId } = await make();
    const input = { customerId, kind: 'onu', serial: 'SN-1', mac: 'AA:BB:CC:00:11:22' };
    const device = await addDevice({ ctx: ctx(), input });
    await expect(addDevice({ ctx: ctx(), input })).rejects.toMatchObject({ code: 'conflict' });
    const bad = { customerId, kind: 'onu', mac: 'AA-BB' };
    await expect(addDevice({ ctx: ctx(), input: bad })).rejects.toMatchObject({ code: 'invalid' });
    await setDeviceStatus({ ctx: ctx(), input: { id: device.id, status: 'returned' } });
    expect((await find(customerId)).devices).toMatchObject([
      { serial: 'SN-1', status: 'returned' },
    ]);
    expect((await readAudit(database, customerId)).map((entry) => entry.verb)).toEqual([
      'customer.create',
      'customer.add-device',
      'customer.set-device-status',
    ]);
  });
});

describe('contacts', () => {
  it('keep their history', async () => {
    const { id: customerId } = await make();
    const old = await addContact({
      ctx: ctx(),
      input: { customerId, kind: 'phone', value: '111', isPrimary: true },
    });
    await verifyContact({ ctx: ctx(), input: { id: old.id } });
    const later = { ...ctx(), now: Temporal.Instant.from('2026-05-01T00:00:00Z') };
    const change = { ctx: later, input: { id: old.id, value: '222' } };
    const fresh = await changeContact(change);
    expect(fresh).toMatchObject({ value: '222', isPrimary: true, verifiedAt: null, validTo: null });
    expect((await find(customerId)).contacts).toMatchObject([
      { value: '111', verifiedAt: '2026-03-10T08:00:00Z', validTo: '2026-05-01T00:00:00Z' },
      { value: '222', validFrom: '2026-05-01T00:00:00Z' },
    ]);
    await expect(changeContact(change)).rejects.toMatchObject({ code: 'conflict' });
    await expect(verifyContact({ ctx: later, input: { id: old.id } })).rejects.toMatchObject({
      code: 'conflict',
    });
    const ended = await changeContact({ ctx: later, input: { id: fresh?.id ?? '', value: null } });
    expect(ended).toBeNull();
    expect((await readAudit(database, customerId)).map((entry) => entry.verb)).toEqual([
      'customer.create',
      'customer.add-contact',
      'customer.verify-contact',
      'customer.change-contact',
      'customer.change-contact',
    ]);
  });

  it('have one primary of a kind', async () => {
    const { id: customerId } = await make();
    for (const value of ['1', '2']) {
      const input = { customerId, kind: 'email' as const, value, isPrimary: true };
      await addContact({ ctx: ctx(), input });
    }
    const { contacts } = await find(customerId);
    expect(contacts.map(({ value, isPrimary }) => [value, isPrimary])).toEqual([
      ['1', false],
      ['2', true],
    ]);
  });
});

describe('credentials', () => {
  const store = async () => {
    const { id: customerId } = await make();
    const input = { customerId, kind: 'pppoe', username: 'user1', secret: 'p@ss 密码' };
    return { customerId, ...(await storeCredential({ ctx: ctx(), input })) };
  };

  it('are encrypted, never listed, and every reveal is audited', async () => {
    const { customerId, id } = await store();
    const [row] = await database.admin`
      select secret_ciphertext from customer_credentials where id = ${id}`;
    expect(Buffer.from(row?.secret_ciphertext).toString('latin1')).not.toContain('p@ss');
    expect(JSON.stringify(await find(customerId))).not.toMatch(/p@ss|ciphertext/i);
    const input = { id, reason: '客户忘记密码' };
    expect(await revealCredential({ ctx: ctx(), input })).toEqual({
      kind: 'pppoe',
      username: 'user1',
      secret: 'p@ss 密码',
    });
    const audit = await readAudit(database, customerId);
    expect(audit.at(-1)).toMatchObject({ verb: 'customer.reveal-credential', after: input });
    expect(JSON.stringify(audit)).not.toContain('p@ss');
  });

  it('cannot be moved to another row, nor opened with another key', async () => {
    const [one, two] = [await store(), await store()];
    await database.admin`update customer_credentials a set secret_ciphertext = b.secret_ciphertext
      from customer_credentials b where a.id = ${one.id} and b.id = ${two.id}`;
    const reveal = (id: string) => revealCredential({ ctx: ctx(), input: { id, reason: 'x' } });
    await expect(reveal(one.id)).rejects.toThrow();
    const key = process.env.RATECRAFT_SECRET_KEY;
    process.env.RATECRAFT_SECRET_KEY = Buffer.alloc(32, 8).toString('hex');
    await expect(reveal(two.id)).rejects.toMatchObject({ code: 'unavailable' });
    process.env.RATECRAFT_SECRET_KEY = 'short';
    await expect(reveal(two.id)).rejects.toMatchObject({ code: 'unavailable' });
    process.env.RATECRAFT_SECRET_KEY = key;
  });

  it('are shown to few', async () => {
    const { id } = await store();
    for (const role of ['operations', 'marketing', 'finance', 'manager'] as const) {
      const outsider = testContext(database, tenantA, { actor: asRole(role) });
      const attempt = revealCredential({ ctx: outsider, input: { id, reason: 'x' } });
      await expect(attempt).rejects.toMatchObject({ code: 'forbidden' });
    }
  });
});

describe('who may', () => {
  const attemptsAs = (as: ReturnType<typeof ctx>, id: string, part: string) => [
    () => updateCustomer({ ctx: as, input: { id, name: 'x' } }),
    () => addContact({ ctx: as, input: { customerId: id, kind: 'phone', value: '1' } }),
    () => changeContact({ ctx: as, input: { id: part, value: '1' } }),
    () => verifyContact({ ctx: as, input: { id: part } }),
    () => addDevice({ ctx: as, input: { customerId: id, kind: 'onu' } }),
    () => setDeviceStatus({ ctx: as, input: { id: part, status: 'faulty' } }),
    () =>
      storeCredential({
        ctx: as,
        input: { customerId: id, kind: 'x', username: 'x', secret: 'x' },
      }),
    () => revealCredential({ ctx: as, input: { id: part, reason: 'x' } }),
    () => setTags({ ctx: as, input: { customerId: id, tags: ['x'] } }),
  ];

  it.each(['finance', 'manager'] as const)('not the role %s', async (role) => {
    const { id } = await make();
    const outsider = testContext(database, tenantA, { actor: asRole(role) });
    const create = () => createCustomer({ ctx: outsider, input: { name: 'x' } });
    for (const attempt of [create, ...attemptsAs(outsider, id, id)]) {
      await expect(attempt()).rejects.toMatchObject({ code: 'forbidden' });
    }
  });

  it('not another tenant', async () => {
    const { id: customerId } = await make();
    const contact = await addContact({
      ctx: ctx(),
      input: { customerId, kind: 'phone', value: '1' },
    });
    const device = await addDevice({ ctx: ctx(), input: { customerId, kind: 'onu' } });
    const other = testContext(database, tenantB);
    for (const part of [contact.id, device.id]) {
      for (const attempt of attemptsAs(other, customerId, part)) {
        await expect(attempt()).rejects.toMatchObject(missing);
      }
    }
    await expect(findCustomer({ ctx: other, input: { id: customerId } })).rejects.toMatchObject(
      missing,
    );
    expect((await listCustomers({ ctx: other, input: {} })).rows).toEqual([]);
    expect(await readAudit(database, customerId)).toHaveLength(3);
  });
});
