import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { broadbandPack } from '#plugins/pack/broadband';
import { validateBundle } from '#schemas';
import { createTestDatabase, insertTenant, type TestDatabase, testContext } from '#tests/database';
import { exportBundle, publishDocuments, saveDraft } from './index.ts';

let database: TestDatabase;
let tenantId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  tenantId = await insertTenant(database.db);
  await publishDocuments(testContext(database, tenantId), broadbandPack.designs);
});
afterAll(() => database.close());

const ctx = () => testContext(database, tenantId);

interface Bundle {
  entry: string;
  currency: string;
  designs: { kind: string; key: string }[];
}

const namesOf = ({ designs }: Bundle) => designs.map(({ kind, key }) => `${kind}/${key}`);

describe('a design with what it uses', () => {
  it('is a bundle of the draft and the tables that it names', async () => {
    const table = {
      kind: 'decision-table',
      key: 'prices',
      name: { zh: '价目', en: 'Prices' },
      content: {
        hitPolicy: 'U',
        inputs: [{ expression: 'tier', type: 'string' }],
        outputs: [{ name: 'price', type: 'number' }],
        rules: [{ when: ['-'], then: ['10'] }],
      },
    };
    await publishDocuments(ctx(), [table]);
    const document = {
      kind: 'pricing-flow',
      key: 'named',
      name: { zh: '引用', en: 'Named' },
      nodes: [
        { id: 'tier', kind: 'input', config: { type: 'string' } },
        { id: 'tariff', kind: 'decision-table', config: { tableKey: 'prices' } },
        { id: 'gone', kind: 'decision-table', config: { tableKey: 'nowhere' } },
      ],
      edges: [],
    };
    await saveDraft({ ctx: ctx(), input: { document } });
    const input = { kind: 'pricing-flow', key: 'named', version: 'draft' } as const;
    const file = await exportBundle({ ctx: ctx(), input });
    expect(file.fileName).toBe('named.bundle.draft.json');
    const bundle = file.document as Bundle;
    expect(validateBundle(bundle)).toBe(true);
    expect(bundle.entry).toBe('named');
    expect(namesOf(bundle)).toEqual(['decision-table/prices', 'pricing-flow/named']);
  });

  it('of a plan has its flows, each once', async () => {
    const input = { kind: 'plan', key: 'home-broadband', version: 'latest' } as const;
    const bundle = (await exportBundle({ ctx: ctx(), input })).document as Bundle;
    expect(validateBundle(bundle)).toBe(true);
    expect(bundle).toMatchObject({ entry: 'home-fibre', currency: 'CNY' });
    const names = namesOf(bundle);
    expect(new Set(names).size).toBe(names.length);
    expect(names.at(-1)).toBe('plan/home-broadband');
    expect(names).toContain('pricing-flow/home-extra');
  });

  it('without a flow is none', async () => {
    const input = { kind: 'decision-table', key: 'prices', version: 'latest' } as const;
    await expect(exportBundle({ ctx: ctx(), input })).rejects.toMatchObject({
      code: 'invalid',
      issues: [expect.objectContaining({ code: 'bundle-without-flow' })],
    });
  });
});
