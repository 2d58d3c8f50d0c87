import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIFECYCLE_STATES, type LifecycleState, statesFor } from '#engine/core/lifecycle';
import type { Context } from '#engine/runtime/context';
import { setDesignApproval } from '#engine/runtime/tenant';
import { createTestDatabase, insertTenant, type TestDatabase, testContext } from '#tests/database';
import { flatFlow as flow } from '#tests/flows';
import {
  approveDesign,
  cancelPublishing,
  createDesign,
  type Design,
  discardDraft,
  duplicateDesign,
  getDesign,
  listVersions,
  publishDesign,
  rejectDesign,
  retireDesign,
  saveDraft,
  startDraft,
  submitDesign,
  withdrawDesign,
} from './index.ts';

let database: TestDatabase;
/** Publishes freely; publishes only what was approved. */
let free: string;
let strict: string;
beforeAll(async () => {
  database = await createTestDatabase();
  free = await insertTenant(database.db);
  strict = await insertTenant(database.db);
  const ctx = testContext(database, strict);
  await setDesignApproval({ ctx, input: { isRequired: true } });
});
afterAll(() => database.close());

const KIND = 'pricing-flow';

const as = (id: string, tenantId: string): Context =>
  testContext(database, tenantId, { actor: { kind: 'user', id, role: 'administrator' } });

const seen = ({ kind, key, lockVersion }: Design) => ({ kind, key, lockVersion });

async function submitted(key: string, tenantId: string): Promise<Design> {
  const ctx = as('maker', tenantId);
  const draft = await saveDraft({ ctx, input: { document: flow(key) } });
  return submitDesign({ ctx, input: { ...seen(draft), message: 'New price' } });
}

async function approved(key: string, tenantId: string): Promise<Design> {
  const input = { ...seen(await submitted(key, tenantId)), comment: 'Fine' };
  return approveDesign({ ctx: as('boss', tenantId), input });
}

describe('every action in every state', () => {
  /** Brings a design into a state; the tenant publishes freely unless told. */
  async function inState(state: LifecycleState, key: string, tenantId: string): Promise<Design> {
    const ctx = as('maker', tenantId);
    if (state === 'draft') return saveDraft({ ctx, input: { document: flow(key) } });
    if (state === 'submitted') return submitted(key, tenantId);
    const design = await approved(key, tenantId);
    if (state === 'approved') return design;
    const effectiveFrom = ['scheduled', 'cancelled'].includes(state) ? '2026-03-11' : undefined;
    const published = await publishDesign({ ctx, input: { ...seen(design), effectiveFrom } });
    const input = { id: published.id };
    if (state === 'cancelled') return cancelPublishing({ ctx, input });
    return state === 'retired' ? retireDesign({ ctx, input }) : published;
  }

  const ACTIONS = {
    'save-draft': (ctx: Context, { key, lockVersion }: Design) =>
      saveDraft({ ctx, input: { document: flow(key, '11'), lockVersion } }),
    'discard-draft': (ctx: Context, design: Design) => discardDraft({ ctx, input: seen(design) }),
    submit: (ctx: Context, design: Design) => submitDesign({ ctx, input: seen(design) }),
    withdraw: (ctx: Context, design: Design) => withdrawDesign({ ctx, input: seen(design) }),
    approve: (_: Context, design: Design) =>
      approveDesign({ ctx: as('boss', design.tenantId), input: seen(design) }),
    reject: (_: Context, design: Design) =>
      rejectDesign({
        ctx: as('boss', design.tenantId),
        input: { ...seen(design), comment: 'No' },
      }),
    publish: (ctx: Context, design: Design) => publishDesign({ ctx, input: seen(design) }),
    retire: (ctx: Context, { id }: Design) => retireDesign({ ctx, input: { id } }),
    'cancel-publishing': (ctx: Context, { id }: Design) => cancelPublishing({ ctx, input: { id } }),
    duplicate: (ctx: Context, { kind, key, version }: Design) =>
      duplicateDesign({
        ctx,
        input: { kind, key, version: version ?? 'draft', newKey: `${key}-2` },
      }),
  };

  for (const requiresApproval of [false, true]) {
    for (const [action, perform] of Object.entries(ACTIONS)) {
      it(`${action}: as the table says${requiresApproval ? ', with approval' : ''}`, async () => {
        const tenantId = requiresApproval ? strict : free;
        const done: LifecycleState[] = [];
        for (const state of LIFECYCLE_STATES) {
          const key = `${action}-${state}`;
          const design = await inState(state, key, tenantId);
          const outcome = await perform(as('maker', tenantId), design).then(
            () => 'done',
            (error) => error.code,
          );
          if (outcome === 'done') done.push(state);
          else expect(['conflict', 'not-found']).toContain(outcome);
        }
        const name = action as keyof typeof ACTIONS;
        expect(done).toEqual([...statesFor(name, { requiresApproval })]);
      });
    }
  }

  it('says which states an action needs', async () => {
    const draft = await saveDraft({ ctx: as('maker', free), input: { document: flow('needs') } });
    await expect(
      withdrawDesign({ ctx: as('maker', free), input: seen(draft) }),
    ).rejects.toMatchObject({
      code: 'conflict',
      issues: [
        {
          code: 'design-state',
          params: { action: 'withdraw', state: 'draft', allowed: 'submitted, approved' },
        },
      ],
    });
  });
});

describe('a version with a day to come', () => {
  it('is scheduled until then, and gives way to a version published for its day', async () => {
    const ctx = as('maker', free);
    const draft = await createDesign({
      ctx,
      input: { kind: KIND, key: 'later', name: { zh: '以后', en: 'Later' } },
    });
    const saved = await saveDraft({ ctx, input: { document: flow('later'), lockVersion: 1 } });
    const input = { ...seen(saved), effectiveFrom: '2026-04-01' };
    const published = await publishDesign({ ctx, input });
    expect(published.id).toBe(draft.id);
    const stateOn = async (instant: string) => {
      const then = { ...ctx, now: Temporal.Instant.from(instant) };
      const { rows } = await listVersions({ ctx: then, input: { kind: KIND, key: 'later' } });
      return rows.map(({ state }) => state);
    };
    expect(await stateOn('2026-03-31T15:59:59Z')).toEqual(['scheduled']);
    expect(await stateOn('2026-03-31T16:00:00Z')).toEqual(['published']);
    await expect(retireDesign({ ctx, input: { id: published.id } })).rejects.toMatchObject({
      code: 'conflict',
      issues: [{ code: 'design-state', params: { state: 'scheduled' } }],
    });
    const instead = await startDraft({ ctx, input: { kind: KIND, key: 'later' } });
    await publishDesign({ ctx, input: { ...seen(instead), effectiveFrom: '2026-04-01' } });
    const on = await getDesign({ ctx, input: { kind: KIND, key: 'later', on: '2026-04-01' } });
    expect(on.version).toBe(2);
  });
});
