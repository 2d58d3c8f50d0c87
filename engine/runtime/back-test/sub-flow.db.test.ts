import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runFlow } from '#engine/core/flow';
import { inTransaction } from '#engine/runtime/context';
import { getDesign, publishDocuments } from '#engine/runtime/design';
import type { DecisionTable, PricingFlow } from '#schemas';
import { createTestDatabase, insertTenant, type TestDatabase, testContext } from '#tests/database';
import { sketchFlow } from '#tests/flows';
import { compileDraft } from './compile-draft.ts';

let database: TestDatabase;
let tenantId: string;

const ctx = () => testContext(database, tenantId);

const table = (price: string): DecisionTable => ({
  kind: 'decision-table',
  key: 'prices',
  name: { zh: '价目', en: 'Prices' },
  content: {
    hitPolicy: 'F',
    inputs: [{ expression: 'used' }],
    outputs: [{ name: 'price', type: 'number' }],
    rules: [{ when: ['-'], then: [price] }],
  },
});

const water = (factor: number): PricingFlow => ({
  ...sketchFlow(
    {
      used: { kind: 'input', config: { type: 'number', path: ['usage', 'm3'] } },
      price: { kind: 'decision-table', config: { tableKey: 'prices' } },
      fee: { kind: 'per-unit', config: { price: `price * ${factor}` } },
      water: { kind: 'output-line' },
    },
    ['used -> price.in', 'used -> fee.quantity', 'price.value -> fee.in', 'fee -> water'],
  ),
  key: 'water',
});

const house = (config: object, key: string): PricingFlow => ({
  ...sketchFlow(
    {
      part: { kind: 'sub-flow', config: { flowKey: 'water', ...config } },
      line: { kind: 'output-line' },
    },
    ['part -> line'],
  ),
  key,
});

beforeAll(async () => {
  database = await createTestDatabase();
  tenantId = await insertTenant(database.db);
  const flows = [house({}, 'house'), house({ version: 1 }, 'pinned')];
  await publishDocuments(ctx(), [table('2'), water(1)]);
  await publishDocuments(ctx(), flows);
});
afterAll(() => database.close());

const idOf = async (key: string): Promise<string> =>
  (await getDesign({ ctx: ctx(), input: { kind: 'pricing-flow', key, version: 'latest' } })).id;

/** What ten units cost with a draft, by the key of the flow that it replaces something in. */
async function priced(draft: PricingFlow | DecisionTable): Promise<Record<string, string>> {
  const { flows } = await inTransaction(ctx(), (scope) => compileDraft(scope, draft));
  const names = new Map<string, string>();
  for (const key of ['water', 'house', 'pinned']) names.set(await idOf(key), key);
  return Object.fromEntries(
    [...flows].map(([id, compiled]) => {
      if (!('flow' in compiled)) throw new Error(JSON.stringify(compiled));
      const [line] = runFlow(compiled.flow, { usage: { m3: '10' } });
      return [names.get(id) ?? id, line?.amount.toString() ?? 'nothing'];
    }),
  );
}

describe('a back-test over flows that use flows', () => {
  it('replaces the inner flow wherever its latest version is used', async () => {
    const frozen: PricingFlow = {
      ...water(3),
      nodes: water(3).nodes.map((node) =>
        node.id === 'price'
          ? ({ id: 'price', kind: 'formula', config: { expression: '2' } } as never)
          : node,
      ),
    };
    expect(await priced(frozen)).toEqual({ water: '60', house: '60' });
  });

  it('replaces a table of an inner flow', async () => {
    expect(await priced(table('5'))).toEqual({ water: '50', house: '50', pinned: '50' });
  });
});
