import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { broadbandPack } from '#plugins/pack/broadband';
import type { Computed, Refused } from '#schemas';
import {
  asRole,
  createTestDatabase,
  insertTenant,
  type TestDatabase,
  testContext,
} from '#tests/database';
import {
  getDesign,
  type ModulePrice,
  priceCard,
  publishDesign,
  publishDocuments,
  quotePlan,
  saveDraft,
  startDraft,
} from './index.ts';

let database: TestDatabase;
let tenantId: string;
let other: string;
beforeAll(async () => {
  database = await createTestDatabase();
  tenantId = await insertTenant(database.db);
  other = await insertTenant(database.db);
  await publishDocuments(ctx(), broadbandPack.designs);
});
afterAll(() => database.close());

const ctx = () => testContext(database, tenantId);
const HOME = { key: 'home-broadband' };

const moduleOf = (modules: readonly ModulePrice[], key: string): ModulePrice => {
  const found = modules.find((module) => module.key === key);
  if (!found) throw new Error(`no module ${key}`);
  return found;
};

describe('the price card of a plan', () => {
  it('has every module, with the flow version that prices it today', async () => {
    const card = await priceCard({ ctx: ctx(), input: HOME });
    expect(card).toMatchObject({ currency: 'CNY', on: '2026-03-10' });
    expect(card.modules.map(({ key }) => key)).toEqual([
      'fibre',
      'iptv',
      'mesh-wifi',
      'static-ip',
      'voice',
      'cloud',
      'installation',
      'router-deposit',
      'loyalty',
    ]);
    expect(moduleOf(card.modules, 'fibre').flow).toEqual({
      key: 'home-fibre',
      name: { zh: '光纤月租', en: 'Fibre rental' },
      version: 1,
    });
  });

  it('prices a module for each value of what its flow reads', async () => {
    const { modules } = await priceCard({ ctx: ctx(), input: HOME });
    const fibre = moduleOf(modules, 'fibre');
    expect(fibre.choices.map(({ key, values }) => [key, values.length])).toEqual([
      ['bandwidthMbps', 4],
      ['contract', 3],
    ]);
    expect(fibre.prices).toHaveLength(12);
    expect(fibre.prices[0]).toEqual({
      values: [100, 'month-to-month'],
      subtotal: '69.00',
      tax: '4.14',
      total: '73.14',
      issue: null,
    });
    expect(fibre.prices.at(-1)).toMatchObject({
      values: [1000, 'two-year'],
      subtotal: '179.00',
    });
  });

  it('prices usage where its tiers turn, and gives the tiers', async () => {
    const { modules } = await priceCard({ ctx: ctx(), input: HOME });
    const voice = moduleOf(modules, 'voice');
    expect(voice).toMatchObject({ timing: 'arrears', interval: { unit: 'month', count: 1 } });
    expect(voice.tiers.map(({ kind }) => kind)).toEqual(['graduated']);
    expect(voice.prices.map(({ values, subtotal }) => [values[0], subtotal])).toEqual([
      ['100', '0.00'],
      ['400', '45.00'],
      ['1100', '129.00'],
      ['2100', '200.00'],
    ]);
  });

  it('prices what is charged once, and leaves discounts to their words', async () => {
    const { modules } = await priceCard({ ctx: ctx(), input: HOME });
    expect(moduleOf(modules, 'router-deposit')).toMatchObject({
      interval: null,
      choices: [],
      prices: [{ values: [], subtotal: '100.00', tax: '0.00', total: '100.00' }],
    });
    expect(moduleOf(modules, 'loyalty')).toMatchObject({ flow: null, prices: [] });
  });

  it('follows the version that is in force on the day', async () => {
    const flow = { kind: 'pricing-flow', key: 'home-extra' };
    const draft = await startDraft({ ctx: ctx(), input: flow });
    const document = structuredClone(draft.document) as { nodes: { id: string; config: object }[] };
    for (const node of document.nodes) if (node.id === 'fee') node.config = { price: 'price + 1' };
    const { lockVersion } = await saveDraft({
      ctx: ctx(),
      input: { document, lockVersion: draft.lockVersion },
    });
    await publishDesign({
      ctx: ctx(),
      input: { ...flow, lockVersion, effectiveFrom: '2026-04-01' },
    });
    const priceOn = async (on?: string) => {
      const { modules } = await priceCard({ ctx: ctx(), input: { ...HOME, on } });
      const { flow: used, prices } = moduleOf(modules, 'iptv');
      return [used?.version, prices[0]?.subtotal];
    };
    expect(await priceOn()).toEqual([1, '20.00']);
    expect(await priceOn('2026-04-01')).toEqual([2, '21.00']);
  });

  it('says why where a price can not be told', async () => {
    const plan = await getDesign({
      ctx: ctx(),
      input: { kind: 'plan', key: 'residential', version: 'latest' },
    });
    const document = { ...(plan.document as object), key: 'strange' } as Record<string, unknown>;
    const [dsl] = document.modules as { parameters: object }[];
    document.modules = [
      { ...dsl, parameters: { service: 'Telex' } },
      { ...dsl, key: 'lost', flow: 'nowhere' },
    ];
    await saveDraft({ ctx: ctx(), input: { document } });
    const { modules } = await priceCard({
      ctx: ctx(),
      input: { key: 'strange', version: 'draft' },
    });
    expect(moduleOf(modules, 'dsl').prices).toMatchObject([
      { total: null, issue: { code: 'fact-not-allowed' } },
    ]);
    expect(moduleOf(modules, 'lost')).toMatchObject({
      flow: null,
      prices: [{ total: null, issue: { code: 'design-missing' } }],
    });
  });

  it('refuses a draft that can not be billed with', async () => {
    await saveDraft({
      ctx: ctx(),
      input: { document: { kind: 'plan', key: 'half', name: { zh: '半', en: 'Half' } } },
    });
    const input = { key: 'half', version: 'draft' as const };
    await expect(priceCard({ ctx: ctx(), input })).rejects.toMatchObject({
      code: 'invalid',
      issues: [{ code: 'plan-not-billable' }],
    });
  });
});

describe('a quote', () => {
  const items = [{ module: 'fibre' }, { module: 'iptv', quantity: '2' }, { module: 'loyalty' }];

  it('is the bill of what is chosen, discounts included', async () => {
    const input = {
      ...HOME,
      attributes: { bandwidthMbps: 500, contract: 'one-year' },
      items: [...items, { module: 'voice', usage: { 'voice-minutes': '400' } }],
    };
    const { lines, subtotal, total } = (await quotePlan({ ctx: ctx(), input })) as Computed;
    expect(lines.map(({ item, amount }) => [item, amount])).toEqual([
      ['fibre', '129.00'],
      ['iptv', '40.00'],
      ['voice', '45.00'],
      ['loyalty', '-12.90'],
    ]);
    expect([subtotal, total]).toEqual(['201.10', '213.17']);
  });

  it('says why where it can not be rated', async () => {
    const input = { ...HOME, attributes: { bandwidthMbps: 7 }, items };
    const { issues } = (await quotePlan({ ctx: ctx(), input })) as Refused;
    expect(issues.map(({ code }) => code)).toEqual(['fact-not-allowed']);
  });

  it.each([
    [[{ module: 'jacuzzi' }], 'module-missing'],
    [[], 'schema-minItems'],
    [[{ module: 'fibre', quantity: 'many' }], 'schema-pattern'],
  ])('of %j is refused: %s', async (wrong, code) => {
    const input = { ...HOME, items: wrong };
    await expect(quotePlan({ ctx: ctx(), input })).rejects.toMatchObject({
      code: 'invalid',
      issues: [{ code }],
    });
  });
});

describe('prices are not for everybody', () => {
  it('a service role may not open them', async () => {
    const service = { ...ctx(), actor: asRole('service') };
    const forbidden = { code: 'forbidden' };
    await expect(priceCard({ ctx: service, input: HOME })).rejects.toMatchObject(forbidden);
    const input = { ...HOME, items: [{ module: 'fibre' }] };
    await expect(quotePlan({ ctx: service, input })).rejects.toMatchObject(forbidden);
  });

  it('another tenant does not find them', async () => {
    const stranger = testContext(database, other);
    const hidden = { code: 'not-found' };
    await expect(priceCard({ ctx: stranger, input: HOME })).rejects.toMatchObject(hidden);
    const input = { ...HOME, items: [{ module: 'fibre' }] };
    await expect(quotePlan({ ctx: stranger, input })).rejects.toMatchObject(hidden);
  });
});
