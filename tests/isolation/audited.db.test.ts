import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { inTenant, rawSql } from '#drizzle';
import { pauseBillRun } from '#engine/runtime/bill-run';
import type { Context } from '#engine/runtime/context';
import { createCustomer, mergeCustomers, undoMerge } from '#engine/runtime/customer';
import { suspendMember } from '#engine/runtime/member';
import { PERMISSIONS, type Verb } from '#engine/runtime/permission';
import { createTestDatabase, insertTenant, type TestDatabase, testContext } from '#tests/database';
import { attempt } from './attempt.ts';
import type { Call, Known } from './call.ts';
import { type FirstTenant, makeFirstTenant } from './first-tenant.ts';
import { VERB_CALLS, WITHOUT_FUNCTION } from './verb-calls.ts';

const READING = new Set(['get', 'list', 'export', 'explain', 'everything', 'check']);

/** Verbs that change nothing of the business, or are audited elsewhere, and why. */
const NOT_AUDITED: Partial<Record<string, string>> = {
  verify: 'only looks',
  'bill-run.preview-count': 'only counts',
  'design.price-card': 'only shows',
  'import.rehearse': 'writes its own batch and nothing of customers; the batch is its record',
  'import.upload': 'a file that nobody has imported yet; the import names it',
  'saved-view.save': 'a filter that a person keeps',
  'saved-view.remove': 'a filter that a person keeps',
  'tenant.create': 'audited in the tenant that it makes',
  ...WITHOUT_FUNCTION,
};

/** What has to happen before, so that a call has something to change. */
const PREPARED: Partial<Record<Verb, (ctx: Context, known: Known) => Promise<unknown>>> = {
  'bill-run.resume': (ctx, { computingRunId: runId }) => pauseBillRun({ ctx, input: { runId } }),
  'member.restore': (ctx, { memberId: userId }) => suspendMember({ ctx, input: { userId } }),
};

async function mergeTwo(ctx: Context): Promise<{ mergeId: string }> {
  const kept = await createCustomer({ ctx, input: { name: 'Kept' } });
  const merged = await createCustomer({ ctx, input: { name: 'Merged' } });
  return mergeCustomers({ ctx, input: { keptId: kept.id, mergedId: merged.id } });
}

/** Calls that succeed, of verbs whose calls among the others are all refused. */
const SUCCEEDING: Partial<Record<Verb, Call['run']>> = {
  'customer.merge': mergeTwo,
  'customer.unmerge': async (ctx) => {
    const { mergeId } = await mergeTwo(ctx);
    return undoMerge({ ctx, input: { mergeId } });
  },
};

const COMMANDS = (Object.keys(PERMISSIONS) as Verb[]).filter((verb) => {
  const [, action = ''] = verb.split('.');
  return !READING.has(action) && !(verb in NOT_AUDITED);
});

let folder: string;
let database: TestDatabase;
let first: FirstTenant;

beforeAll(async () => {
  vi.stubEnv('RATECRAFT_SECRET_KEY', Buffer.alloc(32, 7).toString('base64'));
  folder = await mkdtemp(join(tmpdir(), 'ratecraft-audited-'));
  database = await createTestDatabase();
  first = await makeFirstTenant(database, folder);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await database?.close();
  await rm(folder, { recursive: true, force: true });
});

interface Outcome {
  ending: string;
  verbs: string[];
}

/** The verbs of the entries that a call left; everything is undone again. */
async function entriesOf(verb: Verb, call: Call, tenantId: string): Promise<Outcome> {
  let found: Outcome = { ending: '', verbs: [] };
  const undo = new Error('undo');
  const { known } = first;
  await inTenant(database.db, tenantId, async (tx) => {
    const sql = rawSql(tx);
    const ctx = testContext(database, tenantId, { actor: { kind: 'system' }, tx });
    await PREPARED[verb]?.(ctx, known);
    const before = await sql<{ id: string }[]>`select id from audit_entries`;
    const { ending } = await attempt(call, ctx, known);
    if (ending === 'done' || ending === 'empty') {
      const after = await sql<{ verb: string }[]>`
        select verb from audit_entries where id <> all (${before.map(({ id }) => id)}::uuid[])`;
      found = { ending, verbs: after.map(({ verb }) => verb) };
    } else {
      found = { ending, verbs: [] };
    }
    throw undo;
  }).catch((error: unknown) => {
    if (error !== undo) throw error;
  });
  return found;
}

describe('every command that succeeds is in the audit log', () => {
  it('knows the verbs that it leaves out', () => {
    for (const verb of Object.keys(NOT_AUDITED)) expect(PERMISSIONS).toHaveProperty([verb]);
  });

  for (const verb of COMMANDS) {
    it(verb, async () => {
      const calls: readonly Call[] =
        (VERB_CALLS as Partial<Record<Verb, readonly Call[]>>)[verb] ?? [];
      const outcomes: Outcome[] = [];
      for (const call of calls) {
        // What conflicts with the tenant's own rows may succeed where there are none.
        const isOwn = call.owner === 'done' || call.owner === 'empty';
        const tenantId = isOwn ? first.tenantId : await insertTenant(database.db);
        outcomes.push(await entriesOf(verb, call, tenantId));
      }
      const run = SUCCEEDING[verb];
      const [call] = calls;
      if (run && call) {
        const tenantId = await insertTenant(database.db);
        outcomes.push(await entriesOf(verb, { ...call, run }, tenantId));
      }
      const done = outcomes.filter(({ ending }) => ending === 'done' || ending === 'empty');
      expect(done, 'calls that succeed').not.toEqual([]);
      expect(done.flatMap(({ verbs }) => verbs)).toContain(verb);
    });
  }
});
