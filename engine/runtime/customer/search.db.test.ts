import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTenant, rawSql } from '#drizzle';
import type { Context } from '#engine/runtime/context';
import { createTestDatabase, insertTenant, type TestDatabase, testContext } from '#tests/database';
import {
  addContact,
  changeContact,
  createCustomer,
  findCustomer,
  listCustomers,
  setTags,
  updateCustomer,
} from './index.ts';

let database: TestDatabase;
let ctx: Context;
let stranger: Context;
const ids = new Map<string, string>();

interface Person {
  name: string;
  externalId?: string;
  globalId?: string;
  address?: Record<string, string>;
  phone?: string;
  email?: string;
}

const PEOPLE: Person[] = [
  {
    name: '张伟',
    externalId: 'LJ000123',
    phone: '13800138000',
    email: 'zhang.wei@example.com',
    address: {
      city: '临江市',
      district: '江北区',
      street: '滨河路12号',
      building: '3栋',
      unit: '2单元',
    },
  },
  { name: '张伟明', externalId: 'LJ000124', phone: '+86 139-1234-5678' },
  { name: '王张氏', externalId: 'A-77/8', phone: '0571 8765 4321' },
  { name: 'Anna Müller', externalId: 'LJ000125', email: 'anna@example.org', globalId: 'G-900' },
  { name: '100% 折扣_店', externalId: 'PCT' },
  { name: "O'Neil \\ Sons", externalId: 'BS' },
  { name: 'Ｆｕｌｌ Ｗｉｄｔｈ', externalId: 'FW' },
  { name: '北京路便利店', externalId: 'SHOP', address: { city: '临江市', street: '北京路8号' } },
];

beforeAll(async () => {
  database = await createTestDatabase();
  ctx = testContext(database, await insertTenant(database.db));
  stranger = testContext(database, await insertTenant(database.db));
  for (const { phone, email, ...input } of PEOPLE) {
    const { id } = await createCustomer({ ctx, input });
    ids.set(input.name, id);
    const add = (kind: 'phone' | 'email', value: string) =>
      addContact({ ctx, input: { customerId: id, kind, value, isPrimary: true } });
    if (phone) await add('phone', phone);
    if (email) await add('email', email);
  }
});
afterAll(() => database.close());

const search = async (text: string, more: object = {}) => {
  const { rows } = await listCustomers({ ctx, input: { search: text, ...more } });
  return rows.map(({ name }) => name);
};

describe('search finds', () => {
  it.each([
    // One and two Chinese characters, anywhere in the name; the beginning comes first.
    ['张', ['张伟', '张伟明', '王张氏']],
    ['张伟', ['张伟', '张伟明']],
    ['伟', ['张伟', '张伟明']],
    ['氏', ['王张氏']],
    ['便利店', ['北京路便利店']],
    // Ids.
    ['LJ000123', ['张伟']],
    ['lj000123', ['张伟']],
    ['0001', ['Anna Müller', '张伟', '张伟明']],
    ['G-900', ['Anna Müller']],
    ['A-77/8', ['王张氏']],
    ['a778', ['王张氏']],
    // Half a phone number, with spaces, with dashes, with the country.
    ['13800138000', ['张伟']],
    ['0138', ['张伟']],
    ['8000', ['张伟']],
    ['5678', ['张伟明']],
    ['12345678', ['张伟明']],
    ['139 1234', ['张伟明']],
    ['139-1234-5678', ['张伟明']],
    ['+8613800138000', ['张伟']],
    ['86-138-0013-8000', ['张伟']],
    ['87654321', ['王张氏']],
    ['8765 4321', ['王张氏']],
    // E-mail and address.
    ['zhang.wei@', ['张伟']],
    ['example.', ['Anna Müller', '张伟']],
    ['滨河路12号', ['张伟']],
    ['江北', ['张伟']],
    ['临江 8号', ['北京路便利店']],
    ['临江市北京路', ['北京路便利店']],
    // Several words: all of them, in any order.
    ['8000 张', ['张伟']],
    ['张 8765', ['王张氏']],
    ['张 nobody', []],
    // Letters beyond ASCII, case and full width.
    ['müller', ['Anna Müller']],
    ['MÜ', ['Anna Müller']],
    ['full width', ['Ｆｕｌｌ Ｗｉｄｔｈ']],
    ['ｆｕｌｌ', ['Ｆｕｌｌ Ｗｉｄｔｈ']],
    // What means something to LIKE or to SQL means itself.
    ['%', ['100% 折扣_店']],
    ['_', ['100% 折扣_店']],
    ['100%', ['100% 折扣_店']],
    ['折扣_店', ['100% 折扣_店']],
    ['折扣%店', []],
    ["'", ["O'Neil \\ Sons"]],
    ["o'neil", ["O'Neil \\ Sons"]],
    ['\\', ["O'Neil \\ Sons"]],
    ['\\\\', []],
    ['"', []],
    ["'; drop table customers; --", []],
    ['{张}', []],
    ['$1', []],
    ['   ', []],
    ['nobody at all', []],
  ])('%j: %j', async (text, expected) => {
    expect((await search(text)).sort()).toEqual([...expected].sort());
  });

  it('the best first: an id, then the beginning of the name, then the rest', async () => {
    expect(await search('张')).toEqual(['张伟', '张伟明', '王张氏']);
    expect((await search('LJ000124'))[0]).toBe('张伟明');
  });

  it('by the id of the books, whole or its beginning', async () => {
    const id = ids.get('王张氏') ?? '';
    expect(await search(id)).toEqual(['王张氏']);
    expect(await search(id.slice(0, 33))).toContain('王张氏');
  });

  it('only current contacts and the present name', async () => {
    const { id } = await createCustomer({ ctx, input: { name: '旧名字' } });
    const input = { customerId: id, kind: 'phone' as const, value: '15900001111' };
    const contact = await addContact({ ctx, input });
    expect(await search('0000111')).toEqual(['旧名字']);
    await changeContact({ ctx, input: { id: contact.id, value: '15922223333' } });
    expect(await search('0000111')).toEqual([]);
    expect(await search('2222333')).toEqual(['旧名字']);
    await updateCustomer({ ctx, input: { id, name: '新名字' } });
    expect(await search('旧名')).toEqual([]);
    expect(await search('新名')).toEqual(['新名字']);
  });

  it('nothing of another tenant', async () => {
    for (const text of ['张', '13800138000', 'LJ000123', ids.get('张伟') ?? '']) {
      const page = await listCustomers({ ctx: stranger, input: { search: text } });
      expect(page).toMatchObject({ rows: [], total: { count: 0 } });
    }
    const rows = await database.db.sql`select * from ratecraft_search_customers('张', 10)`;
    expect(rows).toEqual([]);
  });

  it('within the filters, the same as the list without words', async () => {
    const own = testContext(database, await insertTenant(database.db));
    for (const [tier, status] of [
      ['gold', 'active'],
      ['gold', 'closed'],
      ['vip', 'active'],
    ] as const) {
      const { id } = await createCustomer({
        ctx: own,
        input: { name: `陈${tier}${status}`, tier },
      });
      if (status === 'closed') await updateCustomer({ ctx: own, input: { id, status } });
      if (tier === 'vip') await setTags({ ctx: own, input: { customerId: id, tags: ['x'] } });
    }
    for (const filter of [
      { tier: 'gold' },
      { status: 'closed' },
      { tag: 'x' },
      { kind: 'person' },
      { kind: 'company' },
      { plan: 'home' },
      { tier: "'", region: '"' },
    ]) {
      const all = await listCustomers({ ctx: own, input: filter as object });
      const found = await listCustomers({ ctx: own, input: { ...filter, search: '陈' } as object });
      const names = (page: typeof all) => page.rows.map(({ name }) => name).sort();
      expect(names(found), JSON.stringify(filter)).toEqual(names(all));
    }
  });
});

describe('the list', () => {
  it('is sorted both ways and paged without loss', async () => {
    const own = testContext(database, await insertTenant(database.db));
    for (const name of ['c', 'a', 'e', 'b', 'd']) {
      await createCustomer({ ctx: own, input: { name } });
    }
    const walk = async (input: object) => {
      const names: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await listCustomers({ ctx: own, input: { limit: 2, ...input, cursor } });
        names.push(...page.rows.map(({ name }) => name));
        expect(page.total).toEqual({ count: 5, isExact: true });
        cursor = page.next ?? undefined;
      } while (cursor);
      return names.join('');
    };
    expect(await walk({})).toBe('abcde');
    expect(await walk({ descending: true })).toBe('edcba');
    expect(await walk({ sort: 'created' })).toBe('caebd');
    expect(await walk({ sort: 'created', descending: true })).toBe('dbeac');
    expect(await walk({ sort: 'updated', descending: true })).toHaveLength(5);
  });

  it('has what a row needs, masked by the rules of reading', async () => {
    const id = ids.get('张伟') ?? '';
    const asManager = testContext(database, ctx.tenantId, {
      actor: { kind: 'user', id: 'm', role: 'manager' },
    });
    const [row] = (await listCustomers({ ctx, input: { search: id } })).rows;
    expect(row).toMatchObject({
      phone: '13800138000',
      email: 'zhang.wei@example.com',
      addressLine: '临江市江北区滨河路12号3栋2单元',
      plans: [],
      tags: [],
      balance: '0',
    });
    const [masked] = (await listCustomers({ ctx: asManager, input: { search: id } })).rows;
    expect(masked?.phone).toBe('138****8000');
    const found = await findCustomer({ ctx: asManager, input: { id } });
    expect(JSON.stringify(found.contacts)).not.toContain('13800138000');
  });

  it('is indexed: what is typed is never looked for row by row', async () => {
    const own = await insertTenant(database.db);
    await inTenant(database.db, own, async (tx) => {
      const sql = rawSql(tx);
      await sql`
        insert into customers (tenant_id, id, global_id, name, created_at, updated_at)
          select ${own}::uuid, uuidv7(), 'P' || n, chr(19968 + n % 3000) || chr(20968 + n % 977), now(), now()
            from generate_series(1, 3000) n`;
      const [{ documents } = { documents: 0 }] = await sql<{ documents: number }[]>`
        select count(*)::int as documents from customer_search`;
      expect(documents).toBe(3000);
    });
    await database.admin`vacuum analyze customer_search`;
    const plan = await database.admin`
      explain select customer_id from customer_search s
        where tenant_id = ${own} and strpos(document, '丁') > 0
          and ratecraft_search_letters(document) @> '{丁}'`;
    expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toContain('customer_search_document');
  });

  it('counts exactly up to ten thousand, and tells an estimate beyond', async () => {
    const own = await insertTenant(database.db);
    const fill = (from: number, to: number) =>
      inTenant(
        database.db,
        own,
        (tx) => rawSql(tx)`
          insert into customers (tenant_id, id, global_id, name, created_at, updated_at)
            select ${own}::uuid, uuidv7(), 'Q' || n, 'Q' || n, now(), now()
              from generate_series(${from}::int, ${to}::int) n`,
      );
    const count = async () =>
      (await listCustomers({ ctx: testContext(database, own), input: { limit: 1 } })).total;
    await fill(1, 10_000);
    expect(await count()).toEqual({ count: 10_000, isExact: true });
    await fill(10_001, 12_000);
    await database.admin`analyze customers`;
    const { count: about, isExact } = await count();
    expect(isExact).toBe(false);
    expect(about).toBeGreaterThan(10_000);
    expect(about).toBeLessThan(15_000);
  });
});
