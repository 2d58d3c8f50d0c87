import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '#engine/runtime/error';
import type { FlowNode, PricingFlow } from '#schemas';
import { createTestDatabase, insertTenant, type TestDatabase, testContext } from '#tests/database';
import { sketchFlow } from '#tests/flows';
import {
  getDesign,
  getDesignUsage,
  publishDocuments,
  runDesignScenarios,
  saveDraft,
  startDraft,
} from './index.ts';

let database: TestDatabase;
let tenantId: string;

const ctx = () => testContext(database, tenantId);

const water = (price: string): PricingFlow => ({
  ...sketchFlow(
    {
      used: { kind: 'input', config: { type: 'number', path: ['usage', 'm3'] } },
      fee: { kind: 'per-unit', config: { price } },
      water: { kind: 'output-line' },
    },
    ['used -> fee.quantity', 'fee -> water'],
  ),
  key: 'water',
  description: { zh: '水费', en: 'Water' },
});

const house = (config: object = {}, key = 'house'): PricingFlow => ({
  ...sketchFlow(
    {
      part: { kind: 'sub-flow', config: { flowKey: 'water', ...config } },
      line: { kind: 'output-line' },
    },
    ['part -> line'],
  ),
  key,
  scenarios: [
    {
      id: 'ten',
      name: 'ten',
      currency: 'CNY',
      facts: { usage: { m3: '10' } },
      expected: { lines: [{ item: 'line', amount: '20.00' }] },
    },
  ],
});

beforeAll(async () => {
  database = await createTestDatabase();
  tenantId = await insertTenant(database.db);
});
afterAll(() => database.close());

const flowOf = async (key: string, version: number | 'latest' | 'draft' = 'latest') =>
  (await getDesign({ ctx: ctx(), input: { kind: 'pricing-flow', key, version } }))
    .document as PricingFlow;

const configOf = ({ nodes: [node] }: PricingFlow) =>
  (node as Extract<FlowNode, { kind: 'sub-flow' }>).config;

describe('a flow that uses another', () => {
  it('is published after it, with it written in', async () => {
    await publishDocuments(ctx(), [house(), water('2')]);
    const { flow, flowKey } = configOf(await flowOf('house'));
    expect(flowKey).toBe('water');
    expect(flow?.nodes.map(({ id }) => id)).toEqual(['used', 'fee', 'water']);
    expect(flow?.description).toBeUndefined();
    const name = { kind: 'pricing-flow', key: 'house', version: 'latest' } as const;
    expect(await runDesignScenarios({ ctx: ctx(), input: name })).toMatchObject({ passed: true });
  });

  it('is told of as its user', async () => {
    const usage = await getDesignUsage({
      ctx: ctx(),
      input: { kind: 'pricing-flow', key: 'water' },
    });
    expect(usage.flows).toEqual([{ key: 'house', name: { zh: '草图', en: 'Sketch' }, version: 1 }]);
  });

  it('stays as it is when the other changes, and follows it when it is published again', async () => {
    await publishDocuments(ctx(), [water('3')]);
    const frozen = configOf(await flowOf('house')).flow;
    expect(frozen?.nodes[1]?.config).toEqual({ price: '2' });
    await startDraft({ ctx: ctx(), input: { kind: 'pricing-flow', key: 'house' } });
    expect(configOf(await flowOf('house', 'draft'))).toEqual({ flowKey: 'water' });
    const name = { kind: 'pricing-flow', key: 'house', version: 'draft' } as const;
    const run = await runDesignScenarios({ ctx: ctx(), input: name });
    expect(run.results[0]?.passed).toBe(false);
  });

  it('may name one version', async () => {
    await publishDocuments(ctx(), [house({ version: 1 }, 'pinned')]);
    expect(configOf(await flowOf('pinned')).flow?.nodes[1]?.config).toEqual({ price: '2' });
    const refused = publishDocuments(ctx(), [house({ version: 9 }, 'nowhere')]);
    await expect(refused).rejects.toMatchObject({
      issues: [expect.objectContaining({ code: 'unknown-sub-flow' })],
    });
  });

  it('may not be used by the one that it uses', async () => {
    const back: PricingFlow = {
      ...sketchFlow(
        { part: { kind: 'sub-flow', config: { flowKey: 'house', emit: 'lines' } } },
        [],
      ),
      key: 'water',
    };
    await saveDraft({ ctx: ctx(), input: { document: back } });
    const refused = publishDocuments(ctx(), [back]).catch((error: unknown) => error);
    expect(await refused).toBeInstanceOf(AppError);
    const { issues } = await runDesignScenarios({
      ctx: ctx(),
      input: { kind: 'pricing-flow', key: 'water', version: 'draft' },
    });
    expect(issues).toMatchObject([
      { code: 'sub-flow-cycle', params: { circle: 'water → house → water' } },
    ]);
  });
});
