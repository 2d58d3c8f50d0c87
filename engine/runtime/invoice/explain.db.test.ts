import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTenant, rawSql } from '#drizzle';
import { Decimal } from '#engine/core/decimal';
import { billRunTasks, startBillRun } from '#engine/runtime/bill-run';
import { type Context, newContext, systemContext } from '#engine/runtime/context';
import { DEMO_SLUG, seedDemo } from '#engine/runtime/demo';
import { publishDesign, saveDraft, startDraft } from '#engine/runtime/design';
import { explainInvoiceLine, getInvoice, type LineExplanation } from '#engine/runtime/invoice';
import { findTenant } from '#engine/runtime/tenant';
import { asRole, createTestDatabase, insertTenant, type TestDatabase } from '#tests/database';

const NOW = Temporal.Instant.from('2026-11-21T10:00:00Z');

let test: TestDatabase;
let ctx: Context;

interface LineKey {
  invoiceId: string;
  lineNo: number;
  amount: string;
  key: string;
}

function linesOf(condition: string, limit = 1): Promise<LineKey[]> {
  return inTenant(test.db, ctx.tenantId, (tx) => {
    const sql = rawSql(tx);
    return sql.unsafe<LineKey[]>(`
      select l.invoice_id as "invoiceId", l.line_no as "lineNo", l.amount::text as amount, l.key
        from invoice_lines l
        join invoices v on v.tenant_id = l.tenant_id and v.id = l.invoice_id
        where ${condition} order by l.invoice_id, l.line_no limit ${limit}`);
  });
}

const explain = ({ invoiceId, lineNo }: LineKey): Promise<LineExplanation> =>
  explainInvoiceLine({ ctx, input: { invoiceId, lineNo } });

async function explainOne(condition: string): Promise<LineExplanation> {
  const [line] = await linesOf(condition);
  if (!line) throw new Error(`no line where ${condition}`);
  return explain(line);
}

/** Changes rows as somebody with the server in his hands could, and puts them back. */
async function tampered<T>(change: string, undo: string, work: () => Promise<T>): Promise<T> {
  const run = (statement: string) =>
    test.admin.begin(async (sql) => {
      await sql.unsafe('set local session_replication_role = replica');
      await sql.unsafe(statement);
    });
  await run(change);
  try {
    return await work();
  } finally {
    await run(undo);
  }
}

/** A run in review, over a month in the middle of which the rental goes up by 3. */
async function billNovember(): Promise<void> {
  const all: Context = { ...ctx, actor: { kind: 'system' } };
  const flow = { kind: 'pricing-flow', key: 'home-fibre' };
  const { document, lockVersion } = await startDraft({ ctx: all, input: flow });
  const dearer = JSON.parse(
    JSON.stringify(document).replace(/"price":"tariff.rental"/, '"price":"tariff.rental + 3"'),
  );
  const draft = await saveDraft({ ctx: all, input: { document: dearer, lockVersion } });
  await publishDesign({
    ctx: all,
    input: { ...flow, lockVersion: draft.lockVersion, effectiveFrom: '2026-11-16' },
  });
  const { id: runId } = await startBillRun({
    ctx: all,
    input: { periodStart: '2026-11-01', periodEnd: '2026-12-01', idempotencyKey: 'november' },
  });
  await billRunTasks['bill-run-compute']?.(all, { runId, chunkNo: 1 });
}

beforeAll(async () => {
  test = await createTestDatabase();
  await seedDemo({ url: test.url, customers: 80, now: NOW });
  const tenant = await findTenant({ ctx: systemContext(test.db), input: { slug: DEMO_SLUG } });
  ctx = { ...newContext(test.db, tenant.id, asRole('finance')), now: NOW };
  await billNovember();
}, 120_000);
afterAll(() => test.close());

describe('the explanation of a line', () => {
  it('agrees with every line that stands posted, and ends in its amount', async () => {
    const lines = await linesOf('true', 1_000);
    expect(lines.length).toBeGreaterThan(300);
    for (const line of lines) {
      const { receipt, replay } = await explain(line);
      expect(replay).toMatchObject({ replayed: true, agrees: true, differences: [] });
      const amount = receipt?.steps.find(({ kind }) => kind === 'amount');
      expect(amount?.figure?.exact).toBe(Decimal.of(line.amount).toString());
      for (const step of receipt?.steps ?? [])
        expect(step.figure?.text.length ?? 0).toBeLessThan(40);
    }
  });

  it('names the flow and the plan with version and author, and lights the path', async () => {
    const { flow, plan, receipt, line } = await explainOne("l.key = 'fibre'");
    expect(flow).toMatchObject({ key: 'home-fibre', version: 1, name: { zh: '光纤月租' } });
    expect(flow?.author).toBeTruthy();
    expect(flow?.publishedAt).toBeTruthy();
    expect(plan).toMatchObject({ key: 'home-broadband', version: 1 });
    const [table] = receipt?.tables ?? [];
    expect(table?.rows).toHaveLength(1);
    expect(table?.rowCount).toBe(12);
    expect(table?.inputs.map(({ label }) => label.zh)).toEqual(['带宽（Mbps）', '合约期']);
    const states = Object.values(receipt?.path?.nodes ?? {}).map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set(['hit']));
    expect(receipt?.path?.edges).toHaveLength(flow?.document?.edges.length ?? -1);
    expect(receipt?.path?.nodes.line?.value?.replaceAll(',', '')).toContain(
      Decimal.of(line.amountUnrounded).round(2, 'down').toString().slice(0, 3),
    );
  });

  it('shows days of a part of a period', async () => {
    const { receipt } = await explainOne(
      "l.key = 'fibre' and l.period_start > date_trunc('month', l.period_start)::date",
    );
    const { used = 0, of = 0 } = receipt?.days ?? {};
    expect(used).toBeGreaterThan(0);
    expect(used).toBeLessThan(of);
    const sentences = receipt?.sentences.map(({ en }) => en).join(' ');
    expect(sentences).toContain(`${used} of ${of} days`);
  });

  it('shows the tiers of usage, which sum to the charge', async () => {
    const { receipt } = await explainOne("l.key = 'voice' and l.amount > 30");
    const tiers = receipt?.tiers ?? [];
    expect(tiers.length).toBeGreaterThan(0);
    const sum = tiers.reduce((all, { amount }) => all.plus(Decimal.of(amount.exact)), Decimal.ZERO);
    const charge = receipt?.steps.find(({ kind }) => kind === 'charge');
    expect(charge?.figure?.exact).toBe(sum.toString());
  });

  it('explains a discount by the lines that it reduces', async () => {
    const { receipt, flow } = await explainOne("l.kind = 'discount'");
    expect(flow).toBeNull();
    expect(receipt).toMatchObject({ source: 'discount', path: null });
    expect(receipt?.reductions).toMatchObject([{ name: { zh: '光纤接入' } }]);
  });

  it('keeps prices from roles that may not open designs', async () => {
    const [line] = await linesOf("l.key = 'fibre'");
    const { flow, receipt } = await explainInvoiceLine({
      ctx: { ...ctx, actor: asRole('service') },
      input: { invoiceId: line?.invoiceId ?? '', lineNo: line?.lineNo ?? 0 },
    });
    expect(flow).toMatchObject({ key: 'home-fibre', document: null });
    expect(receipt?.path).toBeNull();
    expect(receipt?.steps.length).toBeGreaterThan(3);
  });
});

describe('a draft', () => {
  it('is explained the same way, each part of a period by the version of its days', async () => {
    const [draft] = await linesOf(
      "l.key = 'fibre' and v.status = 'draft' and l.period_end = '2026-11-16'",
    );
    const { invoiceId = '' } = draft ?? {};
    const parts = await linesOf(`l.key = 'fibre' and l.invoice_id = '${invoiceId}'`, 5);
    const explained = await Promise.all(parts.map(explain));
    expect(explained.map(({ flow }) => flow?.version)).toEqual([1, 2]);
    expect(explained.map(({ flow }) => flow?.effectiveFrom)).toEqual([null, '2026-11-16']);
    expect(explained.map(({ receipt }) => receipt?.days?.used)).toEqual([15, 15]);
    expect(explained.map(({ invoice }) => invoice.status)).toEqual(['draft', 'draft']);
    for (const { replay } of explained) expect(replay.agrees).toBe(true);
    const [before = '', after = ''] = explained.map(
      ({ receipt }) => receipt?.steps.find(({ kind }) => kind === 'charge')?.figure?.exact,
    );
    expect(Decimal.of(after).minus(Decimal.of(before)).toString()).toBe('3');
  });
});

describe('the replay mark', () => {
  const factsOf = (id: string) => `tenant_id = '${ctx.tenantId}' and invoice_id = '${id}'`;

  it('names a line that no longer comes out of its facts', async () => {
    const [line] = await linesOf("l.key = 'fibre'");
    const { invoiceId = '', lineNo = 0, amount = '' } = line ?? {};
    const where = `${factsOf(invoiceId)} and line_no = ${lineNo}`;
    const { replay } = await tampered(
      `update invoice_lines set amount = amount + 1 where ${where}`,
      `update invoice_lines set amount = ${amount} where ${where}`,
      () => explain(line as LineKey),
    );
    expect(replay).toMatchObject({ replayed: true, agrees: false });
    expect(replay.differences[0]?.path).toMatch(/\/lines\/\d+\/amount$/);
  });

  it('says so when the facts were changed, also where no amount changes', async () => {
    const [line] = await linesOf("l.key = 'fibre'");
    const { invoiceId = '' } = line ?? {};
    const { replay } = await tampered(
      `update invoice_facts set facts = replace(facts::text, '"customer":{', '"customer":{"x":1,')::json where ${factsOf(invoiceId)}`,
      `update invoice_facts set facts = replace(facts::text, '"customer":{"x":1,', '"customer":{')::json where ${factsOf(invoiceId)}`,
      () => explain(line as LineKey),
    );
    expect(replay).toMatchObject({ replayed: true, agrees: false });
    expect(replay.differences.map(({ text }) => text.en).join()).toContain('fingerprint');
    expect((await explain(line as LineKey)).replay.agrees).toBe(true);
  });

  it('says so when the facts name a version that is not there', async () => {
    const { replay, receipt } = await (async () => {
      const [line] = await linesOf("l.key = 'fibre'");
      const { invoiceId = '' } = line ?? {};
      const [{ facts = '' } = {}] = await test.admin<{ facts: string }[]>`
        select facts::text as facts from invoice_facts where invoice_id = ${invoiceId}`;
      const broken = facts.replace(/"flows":\["[0-9a-f]{8}/, '"flows":["00000000');
      const literal = (text: string) => `'${text.replaceAll("'", "''")}'::json`;
      return tampered(
        `update invoice_facts set facts = ${literal(broken)} where ${factsOf(invoiceId)}`,
        `update invoice_facts set facts = ${literal(facts)} where ${factsOf(invoiceId)}`,
        () => explain(line as LineKey),
      );
    })();
    expect(replay).toMatchObject({ replayed: false, agrees: false });
    expect(receipt).toBeNull();
  });
});

describe('who may ask', () => {
  it('marketing may not', async () => {
    const [line] = await linesOf('true');
    const input = { invoiceId: line?.invoiceId ?? '', lineNo: 1 };
    const actor = asRole('marketing');
    await expect(explainInvoiceLine({ ctx: { ...ctx, actor }, input })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(
      getInvoice({ ctx: { ...ctx, actor }, input: { id: input.invoiceId } }),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('another tenant finds nothing', async () => {
    const [line] = await linesOf('true');
    const tenantId = await insertTenant(test.db);
    const input = { invoiceId: line?.invoiceId ?? '', lineNo: 1 };
    await expect(explainInvoiceLine({ ctx: { ...ctx, tenantId }, input })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('a line that is not there is not found', async () => {
    const [line] = await linesOf('true');
    const input = { invoiceId: line?.invoiceId ?? '', lineNo: 999 };
    await expect(explainInvoiceLine({ ctx, input })).rejects.toMatchObject({ code: 'not-found' });
  });
});
