import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { broadbandPack } from '#plugins/pack/broadband';
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
  getDesign,
  getDesignUsage,
  listDesigns,
  overviewDesigns,
  publishDesign,
  publishDocuments,
  retireDesign,
  saveDraft,
  startDraft,
} from './index.ts';

let database: TestDatabase;
let tenantId: string;
let other: string;
/** Versions 1 and 2 of the plan `home-broadband`. */
let first: string;
let second: string;

const ctx = () => testContext(database, tenantId);
const PLAN = { kind: 'plan', key: 'home-broadband' };

async function idOf(version: number | 'latest'): Promise<string> {
  return (await getDesign({ ctx: ctx(), input: { ...PLAN, version } })).id;
}

async function subscribe(
  planDesignId: string,
  modules: string[],
  given: Parameters<typeof insertSubscription>[2] = {},
): Promise<void> {
  const id = await insertSubscription(database.db, tenantId, {
    planKey: PLAN.key,
    planDesignId,
    ...given,
  });
  for (const moduleKey of modules) {
    await insertItem(database.db, tenantId, { subscriptionId: id, moduleKey });
  }
}

beforeAll(async () => {
  database = await createTestDatabase();
  tenantId = await insertTenant(database.db);
  other = await insertTenant(database.db);
  await publishDocuments(ctx(), broadbandPack.designs);
  first = await idOf(1);
  const { lockVersion } = await startDraft({ ctx: ctx(), input: PLAN });
  await publishDesign({ ctx: ctx(), input: { ...PLAN, lockVersion, effectiveFrom: '2026-05-01' } });
  second = await idOf('latest');
  await subscribe(first, ['fibre', 'iptv', 'static-ip']);
  await subscribe(first, ['fibre'], { status: 'paused' });
  await subscribe(first, ['fibre', 'iptv'], { endsOn: '2026-02-01' });
  await subscribe(second, ['fibre', 'iptv']);
  await subscribe(second, ['fibre'], { endsOn: '2026-12-31' });
});
afterAll(() => database.close());

describe('the overview of designs', () => {
  it('has a row for each plan: what is in force, what comes, who is on it', async () => {
    const { rows, next } = await overviewDesigns({ ctx: ctx(), input: { kind: 'plan' } });
    expect(next).toBeNull();
    expect(rows).toMatchObject([
      {
        key: 'home-broadband',
        name: { zh: '家庭宽带', en: 'Home broadband' },
        status: 'published',
        version: 1,
        effectiveFrom: null,
        next: { version: 2, effectiveFrom: '2026-05-01' },
        hasDraft: false,
        currency: 'CNY',
        parts: 9,
        live: 4,
      },
      { key: 'residential', version: 1, next: null, live: 0, parts: 10 },
    ]);
  });

  it('has a row for each flow: the plans that use it and the items that it prices', async () => {
    const { rows } = await overviewDesigns({ ctx: ctx(), input: { kind: 'pricing-flow' } });
    const usage = Object.fromEntries(rows.map(({ key, plans, live }) => [key, [plans, live]]));
    expect(usage).toMatchObject({
      'home-fibre': [1, 4],
      'home-extra': [1, 3],
      'home-voice': [1, 0],
      'residential-service': [1, 0],
    });
  });

  it('is searched by key and by name, and pages by cursor', async () => {
    const keys = async (input: object) =>
      (await overviewDesigns({ ctx: ctx(), input: { kind: 'pricing-flow', ...input } })).rows.map(
        ({ key }) => key,
      );
    expect(await keys({ search: '光纤' })).toEqual(['home-fibre']);
    expect(await keys({ search: 'FIBRE' })).toEqual(['home-fibre']);
    expect(await keys({ search: '100%_' })).toEqual([]);
    const input = { kind: 'pricing-flow', limit: 4 };
    const start = await overviewDesigns({ ctx: ctx(), input });
    expect(start.rows).toHaveLength(4);
    const all = await keys({});
    expect(await keys({ cursor: start.next ?? '' })).toEqual(all.slice(4));
  });

  it('tells drafts and retired designs', async () => {
    const document = { kind: 'plan', key: 'idea', modules: 'none yet' };
    await saveDraft({ ctx: ctx(), input: { document } });
    await startDraft({ ctx: ctx(), input: { kind: 'plan', key: 'residential' } });
    const old = await getDesign({
      ctx: ctx(),
      input: { kind: 'pricing-flow', key: 'home-deposit', version: 1 },
    });
    await retireDesign({ ctx: ctx(), input: { id: old.id } });
    const list = async (kind: string, status?: 'draft' | 'published' | 'retired') =>
      (await overviewDesigns({ ctx: ctx(), input: { kind, status } })).rows.map((row) => [
        row.key,
        row.status,
        row.hasDraft,
      ]);
    expect(await list('plan', 'draft')).toEqual([
      ['idea', 'draft', true],
      ['residential', 'published', true],
    ]);
    expect(await list('pricing-flow', 'retired')).toEqual([['home-deposit', 'retired', false]]);
    expect(await list('plan', 'published')).toHaveLength(2);
  });
});

describe('who is on a design', () => {
  it('counts the subscriptions of each version of a plan', async () => {
    const usage = await getDesignUsage({ ctx: ctx(), input: PLAN });
    expect(usage).toMatchObject({ inForce: 1, subscriptions: 4, customers: 4, plans: [] });
    expect(usage.versions).toEqual([
      { id: second, version: 2, active: 2, paused: 0, ended: 0, customers: 2 },
      { id: first, version: 1, active: 1, paused: 1, ended: 1, customers: 2 },
    ]);
  });

  it('counts the items of each module that a flow prices', async () => {
    const usage = await getDesignUsage({
      ctx: ctx(),
      input: { kind: 'pricing-flow', key: 'home-extra' },
    });
    expect(usage).toMatchObject({ inForce: 1, subscriptions: 2, customers: 2, versions: [] });
    const plans = usage.plans.map(({ planKey, version, modules }) => [
      planKey,
      version,
      Object.fromEntries(modules.map(({ key, items }) => [key, items])),
    ]);
    expect(plans).toEqual([
      ['home-broadband', 2, { iptv: 1, 'mesh-wifi': 0, 'static-ip': 0 }],
      ['home-broadband', 1, { iptv: 1, 'static-ip': 1 }],
    ]);
  });

  it('of a design that is not there is not found', async () => {
    const input = { kind: 'plan', key: 'nowhere' };
    await expect(getDesignUsage({ ctx: ctx(), input })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('the versions of a design', () => {
  it('carry their names', async () => {
    const { rows } = await listDesigns({ ctx: ctx(), input: PLAN });
    expect(rows.map(({ version, name }) => [version, name?.en])).toEqual([
      [1, 'Home broadband'],
      [2, 'Home broadband'],
    ]);
  });
});

describe('designs are not for everybody', () => {
  it('a service role may not look through them', async () => {
    const service = { ...ctx(), actor: asRole('service') };
    const forbidden = { code: 'forbidden' };
    await expect(overviewDesigns({ ctx: service, input: { kind: 'plan' } })).rejects.toMatchObject(
      forbidden,
    );
    await expect(getDesignUsage({ ctx: service, input: PLAN })).rejects.toMatchObject(forbidden);
  });

  it('another tenant sees none', async () => {
    const stranger = testContext(database, other);
    expect(await overviewDesigns({ ctx: stranger, input: { kind: 'plan' } })).toEqual({
      rows: [],
      next: null,
    });
    await expect(getDesignUsage({ ctx: stranger, input: PLAN })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
