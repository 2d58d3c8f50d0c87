import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTenant, rawSql } from '#drizzle';
import {
  createTestDatabase,
  insertSubscription,
  insertTenant,
  readAudit,
  type TestDatabase,
  testContext,
} from '#tests/database';
import { flatFlow as flow } from '#tests/flows';
import {
  cancelPublishing,
  type Design,
  getDesignUsage,
  listReviews,
  listVersions,
  overviewDesigns,
  publishDesign,
  publishDocuments,
  saveDraft,
  startDraft,
  submitDesign,
} from './index.ts';

let database: TestDatabase;
let tenantId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  tenantId = await insertTenant(database.db);
});
afterAll(() => database.close());

const KIND = 'pricing-flow';
const TOMORROW = '2026-03-11';
const ctx = () => testContext(database, tenantId);
const onDay = (day: string) => ({ ...ctx(), now: Temporal.Instant.from(`${day}T04:00:00Z`) });

/** Publishes a first version at once and a second one from tomorrow on. */
async function scheduled(key: string): Promise<Design> {
  await publishDocuments(ctx(), [flow(key)]);
  const { lockVersion } = await startDraft({ ctx: ctx(), input: { kind: KIND, key } });
  return publishDesign({
    ctx: ctx(),
    input: { kind: KIND, key, lockVersion, effectiveFrom: TOMORROW },
  });
}

const withIssue = (code: string) => ({
  code: 'conflict',
  issues: [expect.objectContaining({ code })],
});

describe('a version that is called off', () => {
  it('never begins, stays in the list, and its number is not given again', async () => {
    const { id } = await scheduled('off');
    const cancelled = await cancelPublishing({ ctx: ctx(), input: { id } });
    expect(cancelled).toMatchObject({ status: 'cancelled', effectiveFrom: TOMORROW, version: 2 });
    expect((await readAudit(database, id)).at(-1)).toMatchObject({
      verb: 'design.cancel-publishing',
      before: { status: 'published' },
      after: { status: 'cancelled' },
    });
    const later = onDay('2026-04-01');
    const name = { kind: KIND, key: 'off' };
    expect(await getDesignUsage({ ctx: later, input: name })).toMatchObject({ inForce: 1 });
    const { rows } = await listVersions({ ctx: later, input: name });
    expect(rows.map(({ state }) => state)).toEqual(['cancelled', 'published']);
    const restored = await startDraft({ ctx: ctx(), input: { ...name, version: 2 } });
    const again = await publishDesign({
      ctx: ctx(),
      input: { ...name, lockVersion: restored.lockVersion },
    });
    expect(again.version).toBe(3);
  });

  it('leaves nothing to show but its name where it was the only one', async () => {
    const { lockVersion } = await saveDraft({ ctx: ctx(), input: { document: flow('only') } });
    const { id } = await publishDesign({
      ctx: ctx(),
      input: { kind: KIND, key: 'only', lockVersion, effectiveFrom: TOMORROW },
    });
    await cancelPublishing({ ctx: ctx(), input: { id } });
    const input = { kind: KIND, search: 'only' };
    const { rows } = await overviewDesigns({ ctx: ctx(), input });
    expect(rows).toMatchObject([{ key: 'only', name: flow('only').name, status: 'retired' }]);
  });

  it('is refused once it began, or a second time', async () => {
    const { id } = await scheduled('begun');
    const late = cancelPublishing({ ctx: onDay(TOMORROW), input: { id } });
    await expect(late).rejects.toMatchObject(withIssue('design-state'));
    await cancelPublishing({ ctx: ctx(), input: { id } });
    const again = cancelPublishing({ ctx: ctx(), input: { id } });
    await expect(again).rejects.toMatchObject(withIssue('design-state'));
  });

  it('is refused where subscriptions are on it already', async () => {
    const design = await scheduled('taken');
    await insertSubscription(database.db, tenantId, {
      planKey: 'taken',
      planDesignId: design.id,
    });
    const refused = cancelPublishing({ ctx: ctx(), input: { id: design.id } });
    await expect(refused).rejects.toMatchObject(withIssue('design-in-use'));
  });

  it('is nothing that the database does to a version without a day', async () => {
    await publishDocuments(ctx(), [flow('always')]);
    const change = inTenant(database.db, tenantId, (tx) =>
      rawSql(tx).unsafe(`update designs set status = 'cancelled' where key = 'always'`),
    );
    await expect(change).rejects.toMatchObject({ code: 'RC003' });
  });
});

describe('what waits for somebody', () => {
  it('is told to those who may approve it, and not as theirs to its own people', async () => {
    const as = (id: string, role: 'operations' | 'finance') =>
      testContext(database, tenantId, { actor: { kind: 'user', id, role } });
    const maker = as('maker', 'operations');
    const draft = await saveDraft({ ctx: maker, input: { document: flow('waits') } });
    const { kind, key, lockVersion } = draft;
    await submitDesign({ ctx: maker, input: { kind, key, lockVersion, message: 'Look' } });
    const seenBy = async (given: ReturnType<typeof as>) =>
      (await listReviews({ ctx: given })).map(({ isMine, ...row }) => [row.key, isMine]);
    expect(await seenBy(maker)).toEqual([['waits', false]]);
    expect(await seenBy(as('boss', 'finance'))).toEqual([['waits', true]]);
    expect(await listReviews({ ctx: maker })).toMatchObject([
      { review: 'submitted', message: 'Look', submittedByName: 'maker' },
    ]);
  });
});
