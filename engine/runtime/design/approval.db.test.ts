import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTenant, rawSql } from '#drizzle';
import type { Context } from '#engine/runtime/context';
import { setDesignApproval } from '#engine/runtime/tenant';
import {
  createTestDatabase,
  insertTenant,
  readAudit,
  type TestDatabase,
  testContext,
} from '#tests/database';
import { flatFlow as flow } from '#tests/flows';
import {
  approveDesign,
  checkDraft,
  type Design,
  getDesign,
  getDraft,
  publishDesign,
  publishDocuments,
  rejectDesign,
  saveDraft,
  startDraft,
  submitDesign,
  withdrawDesign,
} from './index.ts';

let database: TestDatabase;
/** Publishes only what was approved. */
let strict: string;
beforeAll(async () => {
  database = await createTestDatabase();
  strict = await insertTenant(database.db);
  const ctx = testContext(database, strict);
  await setDesignApproval({ ctx, input: { isRequired: true } });
});
afterAll(() => database.close());

const KIND = 'pricing-flow';

function person(id: string, role: 'operations' | 'finance' | 'administrator' = 'operations') {
  return { kind: 'user', id, role } as const;
}

const as = (id: string, tenantId = strict, given: Partial<Context> = {}): Context =>
  testContext(database, tenantId, {
    actor: person(id, id === 'boss' ? 'administrator' : 'operations'),
    ...given,
  });

const seen = ({ kind, key, lockVersion }: Design) => ({ kind, key, lockVersion });

async function submitted(key: string, tenantId = strict): Promise<Design> {
  const ctx = as('maker', tenantId);
  const draft = await saveDraft({ ctx, input: { document: flow(key) } });
  return submitDesign({ ctx, input: { ...seen(draft), message: 'New price' } });
}

async function approved(key: string, tenantId = strict): Promise<Design> {
  const input = { ...seen(await submitted(key, tenantId)), comment: 'Fine' };
  return approveDesign({ ctx: as('boss', tenantId), input });
}

const withIssue = (code: string, params: object = {}) => ({
  code: 'conflict',
  issues: [expect.objectContaining({ code, params: expect.objectContaining(params) })],
});

describe('a draft on its way', () => {
  it('is submitted, approved by another person, published, and keeps who did it', async () => {
    const design = await approved('way');
    expect(design).toMatchObject({ review: 'approved', submittedBy: 'maker', approvedBy: 'boss' });
    const published = await publishDesign({ ctx: as('maker'), input: seen(design) });
    expect(published).toMatchObject({ version: 1, review: 'approved', message: 'New price' });
    expect(published.contentHash).toBe(published.reviewHash);
    const audit = await readAudit(database, design.id);
    expect(audit.map(({ verb, actor }) => [verb, (actor as { id: string }).id])).toEqual([
      ['design.save-draft', 'maker'],
      ['design.submit', 'maker'],
      ['design.approve', 'boss'],
      ['design.publish', 'maker'],
    ]);
    expect(audit[2]).toMatchObject({
      before: { review: 'submitted' },
      after: { review: 'approved', comment: 'Fine' },
    });
  });

  it('is not published without approval where the tenant asks for it', async () => {
    const ctx = as('boss');
    const draft = await saveDraft({ ctx, input: { document: flow('unapproved') } });
    const refused = withIssue('approval-required', { key: 'unapproved', state: 'draft' });
    await expect(publishDesign({ ctx, input: seen(draft) })).rejects.toMatchObject(refused);
    await expect(publishDocuments(ctx, [flow('by-file')])).rejects.toMatchObject(
      withIssue('approval-required'),
    );
    const system = as('x', strict, { actor: { kind: 'system' } });
    const again = publishDesign({ ctx: system, input: seen(draft) });
    await expect(again).rejects.toMatchObject(refused);
  });

  it('is approved by nobody who edited or submitted it', async () => {
    const ctx = as('maker');
    const first = await saveDraft({ ctx, input: { document: flow('own') } });
    const second = await saveDraft({
      ctx: as('boss'),
      input: { document: flow('own', '11'), lockVersion: first.lockVersion },
    });
    const third = await saveDraft({
      ctx,
      input: { document: flow('own', '12'), lockVersion: second.lockVersion },
    });
    expect(third.editors.toSorted()).toEqual(['boss', 'maker']);
    const sent = await submitDesign({ ctx: as('sender'), input: seen(third) });
    for (const id of ['boss', 'maker', 'sender']) {
      const approver = { ...as(id), actor: person(id, 'finance') };
      await expect(approveDesign({ ctx: approver, input: seen(sent) })).rejects.toMatchObject(
        withIssue('approval-own'),
      );
    }
    const other = { ...as('other'), actor: person('other', 'finance') };
    expect(await approveDesign({ ctx: other, input: seen(sent) })).toMatchObject({
      review: 'approved',
    });
  });

  it('loses its approval by any edit', async () => {
    const design = await approved('voided');
    const ctx = as('maker');
    const { lockVersion } = design;
    const edited = await saveDraft({ ctx, input: { document: flow('voided', '99'), lockVersion } });
    expect(edited).toMatchObject({ review: null, reviewHash: null, approvedBy: null });
    await expect(publishDesign({ ctx, input: seen(edited) })).rejects.toMatchObject(
      withIssue('approval-required'),
    );
    const { reviews } = await getDraft({ ctx, input: { kind: KIND, key: 'voided' } });
    expect(reviews.map(({ action, by, comment }) => [action, by, comment])).toEqual([
      ['submit', 'maker', 'New price'],
      ['approve', 'boss', 'Fine'],
      ['void', 'maker', ''],
    ]);
  });

  it('loses its approval where what it refers to changes', async () => {
    const table = (price: string) => ({
      kind: 'decision-table',
      key: 'prices',
      name: { zh: '价目', en: 'Prices' },
      content: {
        hitPolicy: 'U',
        inputs: [{ expression: 'tier', type: 'string' }],
        outputs: [{ name: 'price', type: 'number' }],
        rules: [{ when: ['-'], then: [price] }],
      },
    });
    const tenantId = await insertTenant(database.db);
    const ctx = as('maker', tenantId);
    await publishDocuments(ctx, [table('10')]);
    const document = {
      ...flow('refers', 'tariff'),
      nodes: [
        { id: 'tier', kind: 'input', config: { type: 'string' } },
        { id: 'tariff', kind: 'decision-table', config: { tableKey: 'prices' } },
        ...flow('refers', 'tariff').nodes,
      ],
      edges: [
        { from: { node: 'tier' }, to: { node: 'tariff' } },
        { from: { node: 'tariff' }, to: { node: 'fee' } },
        ...flow('refers').edges,
      ],
    };
    const draft = await saveDraft({ ctx, input: { document } });
    const sent = await submitDesign({ ctx, input: seen(draft) });
    const agreed = await approveDesign({ ctx: as('boss', tenantId), input: seen(sent) });
    const { lockVersion } = await startDraft({
      ctx,
      input: { kind: 'decision-table', key: 'prices' },
    });
    await saveDraft({ ctx, input: { document: table('1'), lockVersion } });
    const name = { kind: 'decision-table', key: 'prices', lockVersion: lockVersion + 1 };
    await publishDesign({ ctx, input: name });
    await setDesignApproval({ ctx: as('boss', tenantId), input: { isRequired: true } });
    await expect(publishDesign({ ctx, input: seen(agreed) })).rejects.toMatchObject(
      withIssue('approval-stale'),
    );
    await setDesignApproval({ ctx: as('boss', tenantId), input: { isRequired: false } });
    const published = await publishDesign({ ctx, input: seen(agreed) });
    expect(published).toMatchObject({ version: 1, review: null, approvedBy: null });
  });

  it('is sent back with a reason, or taken back', async () => {
    const sent = await submitted('back');
    const ctx = as('boss');
    const bare = rejectDesign({ ctx, input: { ...seen(sent), comment: '' } });
    await expect(bare).rejects.toMatchObject({ code: 'invalid' });
    const back = await rejectDesign({ ctx, input: { ...seen(sent), comment: 'Too cheap' } });
    expect(back).toMatchObject({ review: null, submittedBy: null });
    const again = await submitDesign({ ctx: as('maker'), input: seen(back) });
    const taken = await withdrawDesign({ ctx: as('maker'), input: seen(again) });
    const draft = await getDraft({ ctx, input: { kind: KIND, key: 'back' } });
    expect(draft).toMatchObject({ state: 'draft', lockVersion: taken.lockVersion });
    expect(draft.reviews.map(({ action }) => action)).toEqual([
      'submit',
      'reject',
      'submit',
      'withdraw',
    ]);
    expect(draft.reviews[1]).toMatchObject({ comment: 'Too cheap', by: 'boss' });
  });

  it('is not submitted with issues', async () => {
    const ctx = as('maker');
    const draft = await saveDraft({ ctx, input: { document: { ...flow('poor'), nodes: [] } } });
    const issues = await checkDraft({ ctx, input: { kind: KIND, key: 'poor' } });
    await expect(submitDesign({ ctx, input: seen(draft) })).rejects.toMatchObject({
      code: 'invalid',
      issues,
    });
  });
});

describe('races are settled by the write', () => {
  it('of two who approve, one does', async () => {
    const sent = await submitted('race-approve');
    const results = await Promise.allSettled(
      ['first', 'second'].map((id) =>
        approveDesign({ ctx: { ...as(id), actor: person(id, 'finance') }, input: seen(sent) }),
      ),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('of an approval and an edit, one does, and nothing unapproved is published', async () => {
    for (const round of [1, 2, 3]) {
      const sent = await submitted(`race-${round}`);
      const { lockVersion } = sent;
      const edit = flow(`race-${round}`, '666');
      await Promise.allSettled([
        approveDesign({ ctx: as('boss'), input: seen(sent) }),
        saveDraft({ ctx: as('maker'), input: { document: edit, lockVersion } }),
      ]);
      const after = await getDraft({ ctx: as('maker'), input: { kind: KIND, key: sent.key } });
      expect(after.lockVersion).toBe(lockVersion + 1);
      const isEdited = JSON.stringify(after.document).includes('666');
      expect(after.state).toBe(isEdited ? 'draft' : 'approved');
    }
  });

  it('of two who publish, one does', async () => {
    const design = await approved('race-publish');
    const publish = () => publishDesign({ ctx: as('maker'), input: seen(design) });
    const results = await Promise.allSettled([publish(), publish()]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('who comes late is told who was faster, and when', async () => {
    const ctx = as('maker');
    const draft = await saveDraft({ ctx, input: { document: flow('late') } });
    const now = Temporal.Instant.from('2026-03-10T09:30:00Z');
    const faster = { ...as('faster'), now };
    await saveDraft({ ctx: faster, input: { document: flow('late', '2'), lockVersion: 1 } });
    const error = await saveDraft({
      ctx,
      input: { document: flow('late', '3'), lockVersion: draft.lockVersion },
    }).catch((caught) => caught);
    expect(error).toMatchObject(
      withIssue('draft-changed', { by: 'faster', at: '2026-03-10T09:30:00Z', lockVersion: 2 }),
    );
    expect(error.text.zh).toContain('faster');
    const kept = await getDesign({ ctx, input: { kind: KIND, key: 'late', version: 'draft' } });
    expect(kept.document).toEqual(flow('late', '2'));
    const sent = await submitDesign({ ctx: faster, input: seen(kept) });
    const stale = submitDesign({ ctx, input: seen(kept) });
    await expect(stale).rejects.toMatchObject(
      withIssue('draft-changed', { by: 'faster', lockVersion: sent.lockVersion }),
    );
  });
});

describe('the database itself', () => {
  const set = (id: string, assignment: string) =>
    inTenant(database.db, strict, (tx) =>
      rawSql(tx).unsafe(`update designs set ${assignment} where id = '${id}'`),
    );

  it('refuses an approval by the author, and one without a submission', async () => {
    const sent = await submitted('guarded');
    for (const assignment of [
      `review = 'approved', approved_by = 'maker'`,
      `review = 'approved'`,
      'review = null',
      `review = null, review_hash = null, submitted_by = null, approved_by = 'boss'`,
    ]) {
      await expect(set(sent.id, assignment), assignment).rejects.toMatchObject({ code: '23514' });
    }
    await set(sent.id, `review = 'approved', approved_by = 'boss'`);
  });

  it('keeps what was said of a draft', async () => {
    const sent = await submitted('kept');
    const change = inTenant(database.db, strict, (tx) =>
      rawSql(tx).unsafe(`delete from design_reviews where design_id = '${sent.id}'`),
    );
    await expect(change).rejects.toMatchObject({ code: '42501' });
  });
});
