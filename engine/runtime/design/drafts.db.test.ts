import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { authenticateKey, createApiKey } from '#engine/runtime/api-key';
import type { Context } from '#engine/runtime/context';
import type { Scenario } from '#schemas';
import {
  asRole,
  createTestDatabase,
  insertTenant,
  type TestDatabase,
  testContext,
} from '#tests/database';
import { flatFlow as flow } from '#tests/flows';
import {
  checkDraft,
  createDesign,
  type Design,
  discardDraft,
  duplicateDesign,
  exportDesign,
  getDesign,
  getDesignChanges,
  getDraft,
  importDesign,
  listDesigns,
  listVersions,
  publishDesign,
  publishDocuments,
  runDesignScenarios,
  saveDraft,
  startDraft,
  submitDesign,
} from './index.ts';

let database: TestDatabase;
let tenantId: string;
let other: string;
beforeAll(async () => {
  vi.stubEnv('RATECRAFT_SECRET_KEY', Buffer.alloc(32, 7).toString('base64'));
  database = await createTestDatabase();
  tenantId = await insertTenant(database.db, { currency: 'EUR' });
  other = await insertTenant(database.db);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await database.close();
});

const ctx = (given: Partial<Context> = {}) => testContext(database, tenantId, given);
const KIND = 'pricing-flow';
const NAME = { zh: '新流程', en: 'New flow' };
const seen = ({ kind, key, lockVersion }: Design) => ({ kind, key, lockVersion });

async function publish(key: string, price?: string, given: object = {}): Promise<Design> {
  const latest = await listVersions({ ctx: ctx(), input: { kind: KIND, key } });
  const started =
    latest.rows.length > 0
      ? await startDraft({ ctx: ctx(), input: { kind: KIND, key } })
      : undefined;
  const draft = await saveDraft({
    ctx: ctx(),
    input: { document: flow(key, price, given), lockVersion: started?.lockVersion },
  });
  return publishDesign({ ctx: ctx(), input: seen(draft) });
}

describe('a new design', () => {
  it.each(['plan', 'pricing-flow', 'decision-table', 'import-mapping'])(
    'is an empty draft of a %s',
    async (kind) => {
      const draft = await createDesign({ ctx: ctx(), input: { kind, key: 'empty', name: NAME } });
      expect(draft).toMatchObject({ kind, status: 'draft', document: { kind, name: NAME } });
      const issues = await checkDraft({ ctx: ctx(), input: { kind, key: 'empty' } });
      const errors = issues.filter(({ severity }) => severity === 'error');
      for (const { code } of errors) expect(code).toMatch(/^(schema-|feel-|no-output)/);
    },
  );

  it('takes the currency of the tenant', async () => {
    const input = { kind: 'plan', key: 'euro', name: NAME };
    expect((await createDesign({ ctx: ctx(), input })).document).toMatchObject({ currency: 'EUR' });
  });

  it('begins with a design of a pack', async () => {
    const template = { pack: 'broadband', key: 'home-extra' };
    const input = { kind: KIND, key: 'from-pack', name: NAME, template };
    const { document } = await createDesign({ ctx: ctx(), input });
    expect(document).toMatchObject({ key: 'from-pack', name: NAME });
    const issues = await checkDraft({ ctx: ctx(), input: { kind: KIND, key: 'from-pack' } });
    expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    const wrong = { ...input, key: 'x', template: { ...template, key: 'none' } };
    await expect(createDesign({ ctx: ctx(), input: wrong })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('needs a key of its own', async () => {
    await publish('taken');
    const create = createDesign({ ctx: ctx(), input: { kind: KIND, key: 'taken', name: NAME } });
    await expect(create).rejects.toMatchObject({
      code: 'conflict',
      issues: [{ code: 'design-exists', params: { key: 'taken' } }],
    });
  });

  it('may be a copy of any version or of a draft', async () => {
    const source = await publish('source', '10');
    await publish('source', '20');
    const input = { kind: KIND, key: 'source', version: 1, newKey: 'copy', name: NAME };
    const copy = await duplicateDesign({ ctx: ctx(), input });
    expect(copy).toMatchObject({ key: 'copy', basedOn: source.id, version: null });
    expect(copy.document).toEqual({ ...flow('copy', '10'), name: NAME });
    const again = { kind: KIND, key: 'copy', version: 'draft', newKey: 'copy-2' } as const;
    expect(await duplicateDesign({ ctx: ctx(), input: again })).toMatchObject({ basedOn: null });
    const taken = { ...again, newKey: 'source' };
    await expect(duplicateDesign({ ctx: ctx(), input: taken })).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});

describe('a draft', () => {
  it('is opened with its lock, its state and what may be done', async () => {
    const saved = await saveDraft({ ctx: ctx(), input: { document: flow('opened') } });
    const input = { kind: KIND, key: 'opened' };
    const opened = await getDraft({ ctx: ctx(), input });
    expect(opened).toMatchObject({
      ...saved,
      state: 'draft',
      requiresApproval: false,
      reviews: [],
    });
    expect(opened.actions).toEqual([
      'save-draft',
      'discard-draft',
      'submit',
      'publish',
      'duplicate',
      'export',
    ]);
    const manager = await getDraft({ ctx: ctx({ actor: asRole('manager') }), input });
    expect(manager.actions).toEqual(['export']);
    await submitDesign({ ctx: ctx(), input: seen(saved) });
    const own = await getDraft({ ctx: ctx(), input });
    expect(own).toMatchObject({ state: 'submitted' });
    expect(own.actions).not.toContain('approve');
    const asked = await getDraft({ ctx: ctx({ actor: asRole('manager') }), input });
    expect(asked.actions).toEqual(['approve', 'reject', 'export']);
  });

  it('may be anything within limits, and then tells all its issues', async () => {
    const document = { kind: KIND, key: 'wild', nodes: { not: ['a', 'list'] }, edges: 7 };
    await saveDraft({ ctx: ctx(), input: { document } });
    const issues = await checkDraft({ ctx: ctx(), input: { kind: KIND, key: 'wild' } });
    expect(issues.map(({ path }) => path)).toEqual(expect.arrayContaining(['/nodes', '/edges']));
    const publishing = publishDesign({
      ctx: ctx(),
      input: { kind: KIND, key: 'wild', lockVersion: 1 },
    });
    await expect(publishing).rejects.toMatchObject({ code: 'invalid', issues });
  });

  it.each([
    ['depth', 200_000],
    ['depth', 64],
    ['values', 500_000],
    ['characters', 8_000_000],
  ])('is refused beyond the limit of %s: %i', async (what, size) => {
    const extra = {
      depth: () => Array.from({ length: size }).reduce((inner) => [inner], 'x' as unknown),
      values: () => Array.from({ length: size }, () => 0),
      characters: () => 'x'.repeat(size),
    }[what as 'depth']();
    const document = { kind: KIND, key: 'huge', extra };
    await expect(saveDraft({ ctx: ctx(), input: { document } })).rejects.toMatchObject({
      code: 'invalid',
      issues: [{ code: 'design-too-large', params: { what } }],
    });
  });

  it('is discarded; a design that was never published is gone with it', async () => {
    const first = await saveDraft({ ctx: ctx(), input: { document: flow('dropped') } });
    const sent = await submitDesign({ ctx: ctx(), input: seen(first) });
    await expect(discardDraft({ ctx: ctx(), input: seen(first) })).rejects.toMatchObject({
      code: 'conflict',
      issues: [{ code: 'draft-changed' }],
    });
    expect(await discardDraft({ ctx: ctx(), input: seen(sent) })).toEqual({
      kind: KIND,
      key: 'dropped',
      isGone: true,
    });
    const found = await listDesigns({ ctx: ctx(), input: { key: 'dropped' } });
    expect(found.rows).toEqual([]);
    await publish('stays');
    const draft = await startDraft({ ctx: ctx(), input: { kind: KIND, key: 'stays' } });
    expect(await discardDraft({ ctx: ctx(), input: seen(draft) })).toMatchObject({ isGone: false });
    const gone = saveDraft({ ctx: ctx(), input: { document: flow('stays'), lockVersion: 1 } });
    await expect(gone).rejects.toMatchObject({
      code: 'conflict',
      issues: [{ code: 'draft-gone' }],
    });
  });

  it('travels as a file, with its scenarios', async () => {
    const scenarios = [scenario('10')];
    await publish('travels', '10', { scenarios });
    const input = { kind: KIND, key: 'travels', version: 1 };
    const file = await exportDesign({ ctx: ctx(), input });
    expect(file).toEqual({
      fileName: 'travels.pricing-flow.v1.json',
      document: flow('travels', '10', { scenarios }),
    });
    const stranger = testContext(database, other);
    const { document } = JSON.parse(JSON.stringify(file));
    const there = await importDesign({ ctx: stranger, input: { document } });
    expect(there).toMatchObject({ status: 'draft', basedOn: null, document });
    await expect(importDesign({ ctx: stranger, input: { document } })).rejects.toMatchObject({
      code: 'conflict',
      issues: [{ code: 'draft-exists' }],
    });
    const over = { document: flow('travels', '11'), lockVersion: there.lockVersion };
    expect(await importDesign({ ctx: stranger, input: over })).toMatchObject({ lockVersion: 2 });
    const back = await importDesign({ ctx: ctx(), input: { document } });
    const { id } = await getDesign({ ctx: ctx(), input });
    expect(back.basedOn).toBe(id);
  });

  it('saved by a key counts as edited by the person who made the key', async () => {
    const person = { kind: 'user', id: 'key-maker', role: 'administrator' } as const;
    const { key } = await createApiKey({
      ctx: ctx({ actor: person }),
      input: { name: 'Robot', role: 'operations', scopes: ['design:write'] },
    });
    const { ctx: robot } = await authenticateKey({
      ctx: { ...ctx(), tenantId: undefined } as never,
      input: { key },
    });
    const draft = await saveDraft({ ctx: robot, input: { document: flow('by-key') } });
    expect(draft.editors).toEqual([draft.author, 'key-maker']);
  });
});

function scenario(amount: string): Scenario {
  return {
    id: 'usual',
    name: '普通客户',
    currency: 'CNY',
    facts: {},
    expected: { lines: [{ item: 'line', amount }] },
  };
}

describe('scenarios', () => {
  it('keep a version that gets one wrong from being published', async () => {
    const document = flow('proved', '12', { scenarios: [scenario('10')] });
    const draft = await saveDraft({ ctx: ctx(), input: { document } });
    const failure = {
      code: 'scenario-failed',
      path: '/scenarios/0',
      params: { scenario: 'usual', name: '普通客户' },
    };
    const refused = { code: 'invalid', issues: [failure] };
    await expect(publishDesign({ ctx: ctx(), input: seen(draft) })).rejects.toMatchObject(refused);
    await expect(submitDesign({ ctx: ctx(), input: seen(draft) })).rejects.toMatchObject(refused);
    const byFile = publishDocuments(ctx(), [{ ...document, key: 'proved-2' }]);
    await expect(byFile).rejects.toMatchObject(refused);
    const input = { kind: KIND, key: 'proved' };
    expect(await checkDraft({ ctx: ctx(), input })).toMatchObject([failure]);
    const ran = await runDesignScenarios({ ctx: ctx(), input: { ...input, version: 'draft' } });
    expect(ran).toMatchObject({
      passed: false,
      results: [{ id: 'usual', passed: false, differences: [{ expected: '10', got: '12.00' }] }],
      coverage: { nodesReached: 2 },
    });
  });

  it('are frozen with the version, and run again on it', async () => {
    await publish('frozen', '10', { scenarios: [scenario('10')] });
    const input = { kind: KIND, key: 'frozen', version: 1 };
    expect(await runDesignScenarios({ ctx: ctx(), input })).toMatchObject({
      passed: true,
      issues: [],
    });
    const { document } = await getDesign({ ctx: ctx(), input });
    expect(document).toMatchObject({ scenarios: [{ id: 'usual' }] });
  });

  it('are not run where the design has errors', async () => {
    const document = { ...flow('unsound', '10', { scenarios: [scenario('10')] }), nodes: [] };
    await saveDraft({ ctx: ctx(), input: { document } });
    const input = { kind: KIND, key: 'unsound', version: 'draft' } as const;
    const ran = await runDesignScenarios({ ctx: ctx(), input });
    expect(ran).toMatchObject({ passed: false, results: [], coverage: null });
    expect(ran.issues.length).toBeGreaterThan(0);
  });
});

describe('versions', () => {
  it('are listed newest first with who, when and what they began from', async () => {
    await publish('listed', '10');
    await publish('listed', '11');
    await startDraft({ ctx: ctx(), input: { kind: KIND, key: 'listed', version: 1 } });
    const input = { kind: KIND, key: 'listed' };
    const all = await listVersions({ ctx: ctx(), input });
    const brief = all.rows.map(({ version, state, basedOnVersion }) => [
      version,
      state,
      basedOnVersion,
    ]);
    expect(brief).toEqual([
      [null, 'draft', 1],
      [2, 'published', 1],
      [1, 'published', null],
    ]);
    expect(all.rows[0]).not.toHaveProperty('document');
    expect(all.rows[1]).toMatchObject({
      author: 'user-administrator',
      authorName: 'user-administrator',
      approvedByName: null,
      publishedAt: '2026-03-10T08:00:00Z',
      contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const paged: (number | null)[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await listVersions({ ctx: ctx(), input: { ...input, limit: 1, cursor } });
      paged.push(...page.rows.map(({ version }) => version));
      if (page.next === null) break;
      cursor = page.next;
    }
    expect(paged).toEqual([null, 2, 1]);
  });

  it('are compared with each other and with the draft', async () => {
    await publish('compared', '10');
    const draft = await startDraft({ ctx: ctx(), input: { kind: KIND, key: 'compared' } });
    const { lockVersion } = draft;
    await saveDraft({ ctx: ctx(), input: { document: flow('compared', '12'), lockVersion } });
    const input = { kind: KIND, key: 'compared', from: 1, to: 'draft' } as const;
    const found = await getDesignChanges({ ctx: ctx(), input });
    expect(found).toMatchObject({
      from: { version: 1 },
      to: { version: null, lockVersion: 2 },
      total: 1,
      changes: [
        { path: '/nodes/fee/config/price', sentence: { zh: '节点“fee”的单价由 10 改为 12' } },
      ],
    });
    const none = await getDesignChanges({ ctx: ctx(), input: { ...input, to: 'latest' } });
    expect(none).toMatchObject({ total: 0, changes: [] });
  });
});
