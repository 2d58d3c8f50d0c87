import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { hasErrors } from '#engine/core/issue';
import { startBackTest } from '#engine/runtime/back-test';
import { AppError } from '#engine/runtime/error';
import { createTestDatabase, insertTenant, type TestDatabase, testContext } from '#tests/database';
import { largeFlow } from '#tests/flows';
import { damaged, hostileDocuments } from '#tests/hostile';
import {
  checkDraft,
  type Design,
  discardDraft,
  exportDesign,
  getDesignChanges,
  getDesignUsage,
  getDraft,
  importDesign,
  publishDesign,
  runDesignScenarios,
  saveDraft,
  submitDesign,
} from './index.ts';

let database: TestDatabase;
let tenantId: string;
beforeAll(async () => {
  vi.stubEnv('RATECRAFT_SECRET_KEY', Buffer.alloc(32, 7).toString('base64'));
  database = await createTestDatabase();
  tenantId = await insertTenant(database.db);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await database.close();
});

const ctx = () => testContext(database, tenantId);
const FUZZED = 60;

/** What a verb gives, or nothing where it refused with issues; any other error is a fault. */
async function orRefused<Result>(work: Promise<Result>): Promise<Result | undefined> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(['invalid', 'not-found', 'conflict']).toContain(error.code);
    expect(error.text.zh.length * error.text.en.length).toBeGreaterThan(0);
    return undefined;
  }
}

/** All that people and programs do with a draft. */
async function handleDraft({ kind, key, lockVersion }: Design): Promise<void> {
  const name = { kind, key };
  const draft = { ...name, version: 'draft' as const };
  const seen = { ...name, lockVersion };
  await orRefused(getDraft({ ctx: ctx(), input: name }));
  await orRefused(getDesignUsage({ ctx: ctx(), input: name }));
  await orRefused(runDesignScenarios({ ctx: ctx(), input: draft }));
  await orRefused(exportDesign({ ctx: ctx(), input: draft }));
  await orRefused(getDesignChanges({ ctx: ctx(), input: { ...name, from: 'draft', to: 'draft' } }));
  const issues = await orRefused(checkDraft({ ctx: ctx(), input: name }));
  await orRefused(submitDesign({ ctx: ctx(), input: seen }));
  const published = await orRefused(publishDesign({ ctx: ctx(), input: seen }));
  // Nothing with an error reaches a customer.
  if (published) expect(hasErrors(issues ?? [])).toBe(false);
  else await orRefused(discardDraft({ ctx: ctx(), input: seen }));
}

async function give(document: unknown, key: string): Promise<void> {
  const isRecord = typeof document === 'object' && document !== null && !Array.isArray(document);
  const named = isRecord && 'key' in document ? { ...document, key } : document;
  const period = { periodStart: '2026-01-01', periodEnd: '2026-02-01' };
  const test = { ...period, document: named, idempotencyKey: key };
  await orRefused(startBackTest({ ctx: ctx(), input: test }));
  await orRefused(importDesign({ ctx: ctx(), input: { document: named } }));
  const saved = await orRefused(
    saveDraft({ ctx: ctx(), input: { document: named, lockVersion: 1 } }),
  );
  if (saved) await handleDraft(saved);
}

describe('a hostile document', () => {
  const numbered = hostileDocuments().map(([what, document], index) => ({ what, document, index }));
  it.each(numbered)('$what is refused, or kept as a draft', async ({ document, index }) => {
    await give(document, `hostile-${index}`);
  });
});

it('a damaged document is refused, or kept as a draft', async () => {
  let serial = 0;
  const flow = { ...largeFlow(20), scenarios: [] };
  await fc.assert(
    fc.asyncProperty(damaged(flow), async (document) => {
      serial += 1;
      await give(document, `damaged-${serial}`);
    }),
    { numRuns: FUZZED, endOnFailure: true },
  );
});
