import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { broadbandPack } from '#plugins/pack/broadband';
import type { DecisionTable, PricingFlow } from '#schemas';
import {
  asRole,
  createTestDatabase,
  insertItem,
  insertSubscription,
  insertTenant,
  type TestDatabase,
  testContext,
} from '#tests/database';
import {
  type CountTableCasesInput,
  countTableCases,
  getDesign,
  publishDocuments,
} from './index.ts';

let database: TestDatabase;
let tenantId: string;
let other: string;
let planId: string;

const ctx = () => testContext(database, tenantId);
const FLOW = { kind: 'pricing-flow', key: 'home-fibre' } as const;
const ASKED = { ...FLOW, expressions: ['bandwidth', 'contract'], tests: ['-', '-'] };

const count = (input: Partial<CountTableCasesInput>) =>
  countTableCases({ ctx: ctx(), input: { ...ASKED, ...input } });

async function subscribe(
  attributes: Record<string, unknown>,
  given: Parameters<typeof insertSubscription>[2] = {},
): Promise<string> {
  const id = await insertSubscription(database.db, tenantId, {
    planKey: 'home-broadband',
    planDesignId: planId,
    attributes,
    ...given,
  });
  await insertItem(database.db, tenantId, { subscriptionId: id, moduleKey: 'fibre' });
  return id;
}

const TABLE: DecisionTable = {
  kind: 'decision-table',
  key: 'fibre-prices',
  name: { zh: '光纤价', en: 'Fibre prices' },
  content: {
    hitPolicy: 'F',
    inputs: [{ expression: 'bandwidth', type: 'number' }],
    outputs: [{ name: 'price', type: 'number' }],
    rules: [{ when: ['>= 500'], then: ['100'] }],
  },
};

beforeAll(async () => {
  database = await createTestDatabase();
  tenantId = await insertTenant(database.db);
  other = await insertTenant(database.db);
  await publishDocuments(ctx(), broadbandPack.designs);
  await publishDocuments(testContext(database, other), broadbandPack.designs);
  planId = (
    await getDesign({
      ctx: ctx(),
      input: { kind: 'plan', key: 'home-broadband', version: 'latest' },
    })
  ).id;
  await subscribe({ bandwidthMbps: 100, contract: 'one-year' });
  await subscribe({ bandwidthMbps: '300' });
  const both = await subscribe({ bandwidthMbps: 500, contract: 'two-year' });
  await insertItem(database.db, tenantId, { subscriptionId: both, moduleKey: 'fibre' });
  await subscribe({ bandwidthMbps: 1000 }, { status: 'ended', endsOn: '2026-01-15' });
  await subscribe({ bandwidthMbps: 1000 }, { endsOn: '2026-02-01' });
});
afterAll(() => database.close());

describe('live customers in the cases of a table', () => {
  it.each<[string, string[], number]>([
    ['all that are live', ['-', '-'], 3],
    ['a number, written as text too', ['[100..300]', '-'], 2],
    ['the default of what is not stored', ['-', '"month-to-month"'], 1],
    ['several conditions', ['>= 500', '"two-year"'], 1],
    ['nobody', ['> 1000', '-'], 0],
  ])('%s', async (_, tests, subscriptions) => {
    expect(await count({ tests })).toMatchObject({ isKnown: true, subscriptions });
  });

  it('are found by what an expression makes of their attributes', async () => {
    const asked = { expressions: ['bandwidth / 100', 'upper case(contract)'] };
    expect(await count({ ...asked, tests: ['>= 5', '"TWO-YEAR"'] })).toEqual({
      isKnown: true,
      subscriptions: 1,
      customers: 1,
    });
  });

  it('are unknown where what is asked for comes of other nodes, or of usage', async () => {
    const computed = await count({ expressions: ['bandwidth', 'tariff.rental'] });
    expect(computed).toEqual({ isKnown: false, reason: 'computed' });
    const extra = { key: 'home-voice', expressions: ['minutes'], tests: ['-'] };
    const flow = await getDesign({
      ctx: ctx(),
      input: { kind: 'pricing-flow', key: 'home-voice', version: 'latest' },
    });
    const usage = (flow.document as PricingFlow).nodes.find(
      ({ kind, config }) => kind === 'input' && 'path' in config && config.path?.[0] === 'usage',
    );
    const expression = usage?.name ?? usage?.id ?? '';
    expect(await count({ ...extra, expressions: [expression] })).toEqual({
      isKnown: false,
      reason: 'facts',
    });
    expect(await count({ key: 'nowhere' })).toEqual({ isKnown: false, reason: 'unused' });
  });

  it('of a table of its own are those of the flows that it was written into', async () => {
    const asked = { kind: 'decision-table', key: TABLE.key } as const;
    const one = { expressions: ['bandwidth'], tests: ['< 500'] };
    const before = await count({ ...asked, ...one });
    expect(before).toEqual({ isKnown: false, reason: 'unused' });
    const { document } = await getDesign({ ctx: ctx(), input: { ...FLOW, version: 'latest' } });
    const flow = structuredClone(document) as PricingFlow;
    const node = flow.nodes.find(({ kind }) => kind === 'decision-table');
    if (node?.kind === 'decision-table') node.config = { tableKey: TABLE.key };
    const uses = JSON.stringify(flow).replaceAll('tariff.rental', 'tariff.value');
    await publishDocuments(ctx(), [TABLE, { ...JSON.parse(uses), key: 'home-fibre' }]);
    expect(await count({ ...asked, ...one })).toMatchObject({ isKnown: true, subscriptions: 2 });
  });

  it('are never those of another tenant', async () => {
    const theirs = await countTableCases({ ctx: testContext(database, other), input: ASKED });
    expect(theirs).toEqual({ isKnown: true, subscriptions: 0, customers: 0 });
  });

  it('are told to those who may see prices', async () => {
    const service = { ...ctx(), actor: asRole('service') };
    const asked = { ctx: service, input: ASKED };
    await expect(countTableCases(asked)).rejects.toMatchObject({ code: 'forbidden' });
  });
});
