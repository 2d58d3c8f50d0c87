import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createTestDatabase,
  makeLedger,
  type TestDatabase,
  type TestLedger,
} from '#tests/database';
import { rawSql } from './index.ts';

let database: TestDatabase;
let tenantId: string;
let runId: string;
let ledger: TestLedger;

beforeAll(async () => {
  database = await createTestDatabase();
  ledger = await makeLedger(database);
  ({ tenantId, runId } = ledger);
});
afterAll(() => database.close());

describe('the chain of billed periods', () => {
  it('takes periods that follow each other', async () => {
    const { itemId, bill } = await ledger.makeItem();
    await bill(['2026-01-01', '2026-02-01']);
    await bill(['2026-02-01', '2026-03-01']);
    expect(await ledger.spansOf(itemId)).toEqual([
      ['2026-01-01', '2026-02-01'],
      ['2026-02-01', '2026-03-01'],
    ]);
  });

  it('takes a chain of several periods in one COPY, in any order', async () => {
    const { itemId, bill } = await ledger.makeItem();
    await bill(
      ['2026-02-01', '2026-03-01'],
      ['2026-03-01', '2026-03-20'],
      ['2026-01-01', '2026-02-01'],
    );
    expect(await ledger.spansOf(itemId)).toHaveLength(3);
  });

  it('takes a one-off to infinity, and nothing after it', async () => {
    const { bill } = await ledger.makeItem();
    await bill(['2026-01-01', 'infinity']);
    await expect(bill(['2026-02-01', '2026-03-01'])).rejects.toMatchObject({ code: 'RC001' });
    await expect(bill(['infinity', 'infinity'])).rejects.toMatchObject({ code: '23514' });
  });

  it.each([
    ['a double charge', [['2026-01-01', '2026-02-01']], '23505'],
    ['the same start with another end', [['2026-01-01', '2026-01-15']], '23505'],
    ['an overlap', [['2026-01-15', '2026-03-01']], 'RC001'],
    ['a gap', [['2026-02-02', '2026-03-01']], 'RC001'],
    ['a period before the first', [['2025-12-01', '2026-01-01']], 'RC001'],
    ['a period inside', [['2026-01-10', '2026-01-20']], 'RC001'],
    [
      'two that overlap in one COPY',
      [
        ['2026-02-01', '2026-03-01'],
        ['2026-02-15', '2026-03-15'],
      ],
      'RC001',
    ],
    [
      'a gap in one COPY',
      [
        ['2026-02-01', '2026-03-01'],
        ['2026-03-02', '2026-04-01'],
      ],
      'RC001',
    ],
    ['an empty period', [['2026-02-01', '2026-02-01']], '23514'],
    ['a period backwards', [['2026-02-01', '2026-01-01']], '23514'],
  ] as [string, [string, string][], string][])('refuses %s', async (_, spans, code) => {
    const { itemId, bill } = await ledger.makeItem();
    await bill(['2026-01-01', '2026-02-01']);
    await expect(bill(...spans)).rejects.toMatchObject({ code });
    expect(await ledger.spansOf(itemId)).toEqual([['2026-01-01', '2026-02-01']]);
  });

  it('names the item and the period', async () => {
    const { itemId, bill } = await ledger.makeItem();
    await expect(bill(['2026-01-05', '2026-02-01'])).rejects.toMatchObject({
      detail: expect.stringContaining(`item ${itemId}, period 2026-01-05 to 2026-02-01`),
    });
  });

  it('refuses a plain INSERT that overlaps, from the owner too', async () => {
    const { itemId, bill } = await ledger.makeItem();
    const invoiceId = await bill(['2026-01-01', '2026-02-01']);
    const insert = database.admin.begin(async (sql) => {
      await sql`select set_config('ratecraft.tenant_id', ${tenantId}, true)`;
      await sql`insert into billed_periods values
        (${tenantId}, ${itemId}, ${invoiceId}, ${runId}, '2026-01-20', '2026-02-20')`;
    });
    await expect(insert).rejects.toMatchObject({ code: 'RC001' });
  });

  it('lets one of two concurrent transactions win', async () => {
    for (const second of ['2026-02-01', '2026-01-20']) {
      const { itemId, bill } = await ledger.makeItem();
      const results = await Promise.allSettled([
        bill(['2026-01-01', '2026-02-01']),
        bill(['2026-01-01', second]),
      ]);
      expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(await ledger.spansOf(itemId)).toHaveLength(1);
    }
  });

  it('never leaves a gap between a delete and an insert at once', async () => {
    for (let round = 0; round < 10; round++) {
      const { itemId, bill } = await ledger.makeItem();
      await bill(['2026-01-01', '2026-02-01']);
      await Promise.allSettled([
        ledger.work((tx) => rawSql(tx)`delete from billed_periods where item_id = ${itemId}`),
        bill(['2026-02-01', '2026-03-01']),
      ]);
      const spans = await ledger.spansOf(itemId);
      if (spans.length > 0) expect(spans[0]?.[0]).toBe('2026-01-01');
    }
  });
});
