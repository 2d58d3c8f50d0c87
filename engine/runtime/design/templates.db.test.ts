import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Context, newContext } from '#engine/runtime/context';
import {
  checkDraft,
  createDesign,
  duplicateDesign,
  listTemplates,
  publishDesign,
  runDesignScenarios,
} from '#engine/runtime/design';
import { createTestDatabase, insertTenant, type TestDatabase } from '#tests/database';

const KIND = 'pricing-flow';
const NAME = { zh: '我的', en: 'Mine' };

let test: TestDatabase;
let ctx: Context;

beforeAll(async () => {
  test = await createTestDatabase();
  ctx = newContext(test.db, await insertTenant(test.db), { kind: 'system' });
});
afterAll(() => test.close());

describe('the gallery', () => {
  it('lists templates with a drawing, examples and their industry', async () => {
    const { templates, industries } = await listTemplates({ ctx, input: {} });
    expect(templates.length).toBeGreaterThanOrEqual(14);
    for (const { nodes, edges, examples, scenarios, description, industry } of templates) {
      expect(nodes.length).toBeGreaterThan(2);
      expect(edges.length).toBeGreaterThan(1);
      expect(examples.length).toBe(3);
      expect(scenarios).toBeGreaterThanOrEqual(3);
      expect(description.en).not.toBe('');
      expect(industries).toContainEqual(industry);
    }
    expect(templates[0]?.examples[0]).toEqual({
      name: { zh: '100 Mbps 整月', en: 'a whole month at 100 Mbps' },
      currency: 'CNY',
      total: '73.14',
    });
  });

  it.each([
    [{ search: '公摊' }, ['property-area']],
    [{ search: 'SIBLING' }, ['school-fee']],
    [{ industry: 'telecom' }, ['data-overage', 'mobile-rollover']],
    [{ industry: 'telecom', search: 'rollover' }, ['mobile-rollover']],
    [{ search: 'nothing like this' }, []],
  ])('finds %j', async (input, keys) => {
    const { templates } = await listTemplates({ ctx, input });
    expect(templates.map(({ key }) => key).sort()).toEqual(keys);
  });

  it('makes drafts that are sound, tested, and can be published as they are', async () => {
    const { templates } = await listTemplates({ ctx, input: {} });
    for (const { pack, key } of templates) {
      const mine = `my-${key}`;
      const template = { pack, key };
      const draft = await createDesign({
        ctx,
        input: { kind: KIND, key: mine, name: NAME, template },
      });
      expect(draft.document).toMatchObject({ key: mine, name: NAME });
      expect(await checkDraft({ ctx, input: { kind: KIND, key: mine } })).toEqual([]);
      const input = { kind: KIND, key: mine, version: 'draft' as const };
      expect(await runDesignScenarios({ ctx, input })).toMatchObject({ passed: true });
    }
    const { version } = await publishDesign({
      ctx,
      input: { kind: KIND, key: 'my-parking', lockVersion: 1 },
    });
    expect(version).toBe(1);
  });

  it('knows no other template, and keeps the key of its own page', async () => {
    const template = { pack: 'gallery', key: 'none' };
    await expect(
      createDesign({ ctx, input: { kind: KIND, key: 'other', name: NAME, template } }),
    ).rejects.toMatchObject({ code: 'not-found' });
    const reserved = { code: 'invalid', issues: [{ code: 'key-reserved' }] };
    await expect(
      createDesign({ ctx, input: { kind: KIND, key: 'templates', name: NAME } }),
    ).rejects.toMatchObject(reserved);
    const copy = { kind: KIND, key: 'my-parking', version: 1, newKey: 'templates' };
    await expect(duplicateDesign({ ctx, input: copy })).rejects.toMatchObject(reserved);
  });
});
