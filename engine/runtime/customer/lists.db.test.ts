import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '#engine/runtime/context';
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
  addContract,
  addNote,
  bulkSetTags,
  createCustomer,
  endContract,
  exportCustomers,
  findCustomer,
  getCustomerOverview,
  getCustomerTimeline,
  removeNote,
  setTags,
  undoBulkTags,
} from './index.ts';

let database: TestDatabase;
let ctx: Context;
let stranger: Context;
beforeAll(async () => {
  database = await createTestDatabase();
  ctx = testContext(database, await insertTenant(database.db));
  stranger = testContext(database, await insertTenant(database.db));
});
afterAll(() => database.close());

const make = async (name: string, tags: string[] = [], as = ctx) => {
  const { id } = await createCustomer({ ctx: as, input: { name } });
  if (tags.length > 0) await setTags({ ctx: as, input: { customerId: id, tags } });
  return id;
};
const tagsOf = async (id: string, as = ctx) =>
  (await findCustomer({ ctx: as, input: { id } })).tags;
const as = (role: Parameters<typeof asRole>[0]) => ({ ...ctx, actor: asRole(role) });

describe('notes', () => {
  it('are written down and taken out of sight', async () => {
    const customerId = await make('备注');
    const note = await addNote({ ctx, input: { customerId, text: '下午来电', isPinned: true } });
    expect(note).toMatchObject({ author: 'user-administrator', isPinned: true });
    const shown = async () => (await getCustomerOverview({ ctx, input: { id: customerId } })).notes;
    expect(await shown()).toMatchObject([{ text: '下午来电' }]);
    await removeNote({ ctx, input: { id: note.id } });
    expect(await shown()).toEqual([]);
    const again = removeNote({ ctx, input: { id: note.id } });
    await expect(again).rejects.toMatchObject({ code: 'conflict' });
    expect((await readAudit(database, customerId)).map(({ verb }) => verb)).toEqual([
      'customer.create',
      'customer.add-note',
      'customer.change-note',
    ]);
    await expect(
      addNote({ ctx: as('manager'), input: { customerId, text: 'x' } }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    for (const attempt of [
      addNote({ ctx: stranger, input: { customerId, text: 'x' } }),
      removeNote({ ctx: stranger, input: { id: note.id } }),
    ]) {
      await expect(attempt).rejects.toMatchObject({ code: 'not-found' });
    }
  });
});

describe('contracts', () => {
  it('begin and end', async () => {
    const customerId = await make('合同');
    const input = { customerId, number: 'HT-1', startsOn: '2026-01-01', renewsItself: true };
    const contract = await addContract({ ctx, input });
    await expect(addContract({ ctx, input })).rejects.toMatchObject({ code: 'conflict' });
    const backwards = { ...input, number: 'HT-2', endsOn: '2025-12-31' };
    await expect(addContract({ ctx, input: backwards })).rejects.toMatchObject({ code: 'invalid' });
    const foreign = { ...input, number: 'HT-3', subscriptionId: ctx.newId() };
    await expect(addContract({ ctx, input: foreign })).rejects.toMatchObject({ code: 'not-found' });
    const end = (endsOn: string, by = ctx) =>
      endContract({ ctx: by, input: { id: contract.id, endsOn } });
    await expect(end('2026-01-01')).rejects.toMatchObject({ code: 'conflict' });
    expect(await end('2027-01-01')).toMatchObject({ endsOn: '2027-01-01', renewsItself: false });
    await expect(end('2027-02-01')).rejects.toMatchObject({ code: 'conflict' });
    await expect(end('2026-12-01', stranger)).rejects.toMatchObject({ code: 'not-found' });
    await expect(end('2026-12-01', as('service'))).rejects.toMatchObject({ code: 'forbidden' });
    expect((await readAudit(database, customerId)).at(-1)).toMatchObject({
      verb: 'customer.change-contract',
      before: { endsOn: null },
      after: { endsOn: '2027-01-01' },
    });
  });
});

describe('tags of many', () => {
  it('are set for chosen customers, audited once, and undone exactly', async () => {
    const [one, two] = [await make('甲', ['a', 'old']), await make('乙', ['old'])];
    const input = { ids: [one, two], add: ['a', 'b'], remove: ['old', 'none'] };
    const result = await bulkSetTags({ ctx, input });
    expect(result).toMatchObject({ customers: 2, added: 3, removed: 2 });
    expect([await tagsOf(one), await tagsOf(two)]).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
    const undo = { undoId: result.undoId };
    await expect(undoBulkTags({ ctx: stranger, input: undo })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await undoBulkTags({ ctx, input: undo })).toEqual({ added: 2, removed: 3 });
    expect([await tagsOf(one), await tagsOf(two)]).toEqual([['a', 'old'], ['old']]);
    await expect(undoBulkTags({ ctx, input: undo })).rejects.toMatchObject({ code: 'not-found' });
    expect(await readAudit(database, result.undoId)).toMatchObject([
      { verb: 'customer.set-tags', after: { customers: 2, add: ['a', 'b'] } },
      { verb: 'customer.set-tags', after: { undone: true } },
    ]);
  });

  it('are set for all that a filter finds', async () => {
    const own = testContext(database, await insertTenant(database.db));
    const [one, two] = [await make('陈一', ['x'], own), await make('陈二', [], own)];
    const set = (filter: object) => bulkSetTags({ ctx: own, input: { filter, add: ['y'] } });
    expect(await set({ tag: 'x' })).toMatchObject({ customers: 1, added: 1 });
    expect(await set({ search: '陈' })).toMatchObject({ customers: 2, added: 1 });
    expect([await tagsOf(one, own), await tagsOf(two, own)]).toEqual([['x', 'y'], ['y']]);
    expect(await set({})).toMatchObject({ customers: 2, added: 0 });
  });

  it('are for those who may, and of the own tenant', async () => {
    const id = await make('丙');
    const input = { ids: [id], add: ['x'] };
    for (const role of ['finance', 'manager'] as const) {
      await expect(bulkSetTags({ ctx: as(role), input })).rejects.toMatchObject({
        code: 'forbidden',
      });
    }
    await expect(bulkSetTags({ ctx: stranger, input })).rejects.toMatchObject({
      code: 'not-found',
    });
    for (const wrong of [{ add: ['x'] }, { ids: [id], filter: {}, add: ['x'] }]) {
      await expect(bulkSetTags({ ctx, input: wrong })).rejects.toMatchObject({ code: 'invalid' });
    }
  });
});

describe('an export', () => {
  const textOf = async (by: Context, input: object = {}) => {
    let text = '';
    for await (const part of (await exportCustomers({ ctx: by, input })).text) text += part;
    return text;
  };

  it.each([
    ['=1+1', "'=1+1"],
    ['+cmd', "'+cmd"],
    ['-cmd', "'-cmd"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
    ['=a,b', `"'=a,b"`],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    ['平安', '平安'],
  ])('makes %j harmless', async (name, cell) => {
    const own = testContext(database, await insertTenant(database.db));
    await make(name, [], own);
    expect(await textOf(own)).toContain(`,${cell},`);
  });

  it('has a mark for Excel, headings in both languages, and the rows of the filter', async () => {
    const own = testContext(database, await insertTenant(database.db));
    const id = await make('甲', ['vip'], own);
    await make('乙', [], own);
    await addContact({ ctx: own, input: { customerId: id, kind: 'phone', value: '13800138000' } });
    const text = await textOf(own, { tag: 'vip' });
    expect(text.startsWith('\uFEFF统一编号,')).toBe(true);
    expect(text.trimEnd().split('\r\n')).toHaveLength(2);
    expect(text).toContain('13800138000');
    expect(await textOf(own, { locale: 'en', search: '乙' })).toMatch(/^\uFEFFGlobal id,.*乙/s);
    const manager = { ...own, actor: asRole('manager') };
    expect(await textOf(manager)).not.toContain('13800138000');
    expect(await textOf(stranger)).not.toContain('甲');
    const forbidden = textOf({ ...own, actor: asRole('service') });
    await expect(forbidden).rejects.toMatchObject({ code: 'forbidden' });
    expect(await readAudit(database, own.now.toString().slice(0, 10))).toContainEqual(
      expect.objectContaining({ verb: 'customer.export', after: { filter: { tag: 'vip' } } }),
    );
  });
});

describe('the timeline', () => {
  it('tells everything, latest first, page by page', async () => {
    const id = await make('时间');
    const later = (minutes: number) => ({ ...ctx, now: ctx.now.add({ minutes }) });
    const contact = { customerId: id, kind: 'phone' as const, value: '13800138000' };
    await addContact({ ctx: later(1), input: contact });
    await addNote({ ctx: later(2), input: { customerId: id, text: 'n' } });
    await setTags({ ctx: later(3), input: { customerId: id, tags: ['a'] } });
    const input = { customerId: id, number: 'T-1', startsOn: '2026-01-01' };
    await addContract({ ctx: later(4), input });
    const all = await getCustomerTimeline({ ctx, input: { id } });
    expect(all.rows.map(({ kind }) => kind)).toEqual([
      'contract',
      'change',
      'note',
      'contact',
      'change',
    ]);
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await getCustomerTimeline({ ctx, input: { id, limit: 2, cursor } });
      paged.push(...page.rows.map((row) => row.id));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(paged).toEqual(all.rows.map((row) => row.id));
    const notes = await getCustomerTimeline({ ctx, input: { id, kinds: ['note'] } });
    expect(notes.rows.map(({ text }) => text)).toEqual(['n']);
    const masked = await getCustomerTimeline({ ctx: as('manager'), input: { id } });
    expect(JSON.stringify(masked)).not.toContain('13800138000');
    const hidden = getCustomerTimeline({ ctx: stranger, input: { id } });
    await expect(hidden).rejects.toMatchObject({ code: 'not-found' });
  });
});
