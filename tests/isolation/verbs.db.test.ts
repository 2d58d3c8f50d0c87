import { glob, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Role } from '#engine/runtime/context';
import { PERMISSIONS, type Verb } from '#engine/runtime/permission';
import { asRole, createTestDatabase, type TestDatabase } from '#tests/database';
import { type Answer, attemptAndUndo } from './attempt.ts';
import { type FirstTenant, MARKER, makeFirstTenant } from './first-tenant.ts';
import { ALL_CALLS, type Visit, visitAll, visitAlone } from './stranger.ts';
import { digestRows, tablesWithout } from './tenant-rows.ts';
import { VERB_CALLS, WITHOUT_FUNCTION } from './verb-calls.ts';

const ROLES = Object.keys({
  administrator: true,
  operations: true,
  marketing: true,
  finance: true,
  service: true,
  manager: true,
} satisfies Record<Role, true>) as Role[];

/** Tables of numbers and references alone: their rows are told by ids and digests. */
const TABLES_WITHOUT_TEXT = [
  'api_request_counts',
  'audit_chain',
  'bill_run_chunks',
  'billed_periods',
  'graphile_worker._private_jobs',
  'upload_parts',
];

let folder: string;
let database: TestDatabase;
let alone: TestDatabase;
let scratch: TestDatabase;
let first: FirstTenant;
/** Every call where the first tenant has never been. */
let answers: Answer[];

beforeAll(async () => {
  // The outbox is readable in the demonstration only; a link is shown only where no mail leaves.
  vi.stubEnv('RATECRAFT_DEMO', '1');
  vi.stubEnv('SMTP_URL', 'smtp://127.0.0.1:9');
  vi.stubEnv('RATECRAFT_SECRET_KEY', Buffer.alloc(32, 7).toString('base64'));
  folder = await mkdtemp(join(tmpdir(), 'ratecraft-isolation-'));
  database = await createTestDatabase();
  alone = await createTestDatabase();
  scratch = await createTestDatabase();
  first = await makeFirstTenant(database, folder);
  answers = await visitAlone(alone, first.known);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await Promise.all([database, alone, scratch].map((each) => each?.close()));
  await rm(folder, { recursive: true, force: true });
});

/** `verb function` for every exported function that asks for a permission. */
async function functionsInSource(): Promise<string[]> {
  const root = join(import.meta.dirname, '../..');
  const found: string[] = [];
  for await (const path of glob('{engine,plugins,app}/**/*.{ts,tsx}', { cwd: root })) {
    if (path.includes('.test.')) continue;
    const text = await readFile(join(root, path), 'utf8');
    for (const [index, part] of text.split(/^export (?:async )?function /m).entries()) {
      const name = index === 0 ? `${path}, outside a function` : /^\w+/.exec(part)?.[0];
      for (const [, verb] of part.matchAll(/requirePermission\(\s*\w+,\s*([^)]+?),?\s*\)/g)) {
        found.push(`${verb?.replaceAll("'", '')} ${name}`);
      }
    }
  }
  return found.sort();
}

describe('the table of calls', () => {
  it('has every verb, and no other', () => {
    const named = [...Object.keys(VERB_CALLS), ...Object.keys(WITHOUT_FUNCTION)];
    expect(named.sort()).toEqual(Object.keys(PERMISSIONS).sort());
    for (const [verb, calls] of Object.entries(VERB_CALLS)) expect(calls, verb).not.toEqual([]);
  });

  it('calls every function that asks for a permission', async () => {
    const called = new Set(ALL_CALLS.map(({ verb, call }) => `${verb} ${call.by.name}`));
    expect([...called].sort()).toEqual(await functionsInSource());
  });

  it('is proved with a marked row in every table', async () => {
    const unmarked = await tablesWithout(database.admin, first.tenantId, MARKER);
    expect(unmarked).toEqual(TABLES_WITHOUT_TEXT);
    const digests = await digestRows(database.admin, first.tenantId);
    for (const [table, digest] of digests) expect(digest, table).not.toMatch(/^0 /);
  });
});

describe('a verb', () => {
  for (const { verb, call, title } of ALL_CALLS) {
    it(`${title}: serves the tenant itself`, async () => {
      const answer = await attemptAndUndo(database, call, first, { kind: 'system' });
      expect(answer).toMatchObject({ ending: call.owner });
    });

    it(`${title}: is for the roles of its row in the table of permissions`, async () => {
      const refused: Role[] = [];
      for (const role of ROLES) {
        const { ending } = await attemptAndUndo(database, call, first, asRole(role));
        if (ending === 'forbidden') refused.push(role);
        else expect(ending, role).toBe(call.owner);
      }
      const allowed: readonly Role[] = PERMISSIONS[verb];
      expect(refused).toEqual(ROLES.filter((role) => !allowed.includes(role)));
    });
  }
});

const leaking = (visits: Map<string, Visit>): Map<Verb, string[]> => {
  const found = [...visits.values()].filter(({ leaks }) => leaks.length > 0);
  const byVerb = Map.groupBy(found, ({ verb }) => verb);
  return new Map([...byVerb].map(([verb, all]) => [verb, all.flatMap(({ leaks }) => leaks)]));
};

describe('another tenant', () => {
  let visits: Map<string, Visit>;
  beforeAll(async () => {
    visits = await visitAll(database, first, answers);
  });

  for (const { call, title } of ALL_CALLS) {
    it(`${title}: gets "${call.stranger}" and nothing of the first tenant`, () => {
      const { ending, leaks, text } = visits.get(title) as Visit;
      expect(leaks).toEqual([]);
      expect(ending, text).toBe(call.stranger);
    });
  }
});

describe('row-level security', () => {
  it('is what holds: with it off, the same calls leak', async () => {
    const { admin } = scratch;
    const again = await makeFirstTenant(scratch, folder);
    expect(again).toEqual(first);
    const tables = await admin<{ name: string }[]>`
      select relname as name from pg_class
        where relnamespace = 'public'::regnamespace and relrowsecurity`;
    for (const { name } of tables) {
      await admin.unsafe(`alter table ${name} disable row level security`);
    }
    const leaks = leaking(await visitAll(scratch, again, answers));
    const list = [...leaks].map(([verb, found]) => `  ${verb}: ${[...new Set(found)].join('; ')}`);
    const verbs = Object.keys(VERB_CALLS).length;
    console.log(
      [`without row-level security ${leaks.size} of ${verbs} verbs leak:`, ...list].join('\n'),
    );
    expect([...leaks.keys()]).toEqual(
      expect.arrayContaining(['bill-run.get', 'bill-run.plan', 'import.run', 'verify']),
    );
    const found = [...leaks.values()].flat();
    expect(found).toContain(`tells ${MARKER}`);
    expect(found).toContain('changes customers');
  });
});
