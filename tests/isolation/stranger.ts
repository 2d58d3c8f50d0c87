import type { Verb } from '#engine/runtime/permission';
import { insertTenant, type TestDatabase, testContext } from '#tests/database';
import { type Answer, attempt } from './attempt.ts';
import type { Call, Known } from './call.ts';
import { type FirstTenant, MARKER } from './first-tenant.ts';
import { idsOf } from './ids.ts';
import { digestRows, idsOfRows } from './tenant-rows.ts';
import { VERB_CALLS } from './verb-calls.ts';

export interface VerbCall {
  verb: Verb;
  call: Call;
  /** Tells it from all others. */
  title: string;
}

export const ALL_CALLS: readonly VerbCall[] = Object.entries(VERB_CALLS).flatMap(([verb, calls]) =>
  calls.map((call) => ({
    verb: verb as Verb,
    call,
    title: `${verb}: ${call.by.name}, ${call.how}`,
  })),
);

/** What became of a stranger's call, and everything about it that betrays another tenant. */
export interface Visit extends Answer {
  verb: Verb;
  leaks: string[];
}

/**
 * The call by the administrator of a fresh tenant with nothing of its own. The same call in another
 * database has the same tenant, time and ids, so that any difference of answers comes from the rows
 * of others.
 */
async function visit(database: TestDatabase, index: number, call: Call, known: Known) {
  const newId = idsOf(`bbbb${String(index).padStart(4, '0')}`);
  const tenantId = await insertTenant(database.db, { id: newId() });
  return attempt(call, testContext(database, tenantId, { newId }), known);
}

/** The answers where the first tenant has never been. */
export async function visitAlone(database: TestDatabase, known: Known): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const [index, { call }] of ALL_CALLS.entries()) {
    answers.push(await visit(database, index, call, known));
  }
  return answers;
}

/** Makes every call as a stranger to the first tenant. */
export async function visitAll(
  { admin, ...database }: TestDatabase,
  { tenantId, known }: FirstTenant,
  alone: readonly Answer[],
): Promise<Map<string, Visit>> {
  const given = new Set(Object.values(known));
  const ids = await idsOfRows(admin, tenantId);
  const secrets = [MARKER, tenantId, ...ids.filter((id) => !given.has(id))];
  const visits = new Map<string, Visit>();
  for (const [index, { verb, call, title }] of ALL_CALLS.entries()) {
    const before = await digestRows(admin, tenantId);
    const answer = await visit({ admin, ...database }, index, call, known);
    const after = await digestRows(admin, tenantId);
    const told = secrets.filter((secret) => answer.text.includes(secret));
    const changed = [...after].flatMap(([name, digest]) =>
      before.get(name) === digest ? [] : name,
    );
    const leaks = [
      ...told.map((secret) => `tells ${secret}`),
      ...changed.map((table) => `changes ${table}`),
      ...(isSame(answer, alone[index]) ? [] : ['answers otherwise than without the first tenant']),
    ];
    visits.set(title, { verb, ...answer, leaks });
  }
  return visits;
}

const isSame = (answer: Answer, other: Answer | undefined): boolean =>
  answer.ending === other?.ending && answer.text === other.text;
