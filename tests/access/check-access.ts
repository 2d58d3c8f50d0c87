import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Context, ROLES, type Role } from '#engine/runtime/context';
import { PERMISSIONS, type Verb } from '#engine/runtime/permission';
import { asRole, createTestDatabase, insertTenant, type TestDatabase } from '#tests/database';
import { throughFace } from '#tests/face';
import {
  ALL_CALLS,
  type Answer,
  attemptAndUndo,
  type Call,
  type Ending,
  type FirstTenant,
  idsOfRows,
  MARKER,
  makeFirstTenant,
} from '#tests/isolation';

/** A tenant with rows in every table, another without any, and what must not be told. */
export interface AccessWorld {
  database: TestDatabase;
  first: FirstTenant;
  strangerId: string;
  secrets: string[];
  close(): Promise<void>;
}

export async function makeAccessWorld(): Promise<AccessWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'ratecraft-access-'));
  const database = await createTestDatabase();
  const first = await makeFirstTenant(database, folder);
  const strangerId = await insertTenant(database.db);
  const known = new Set(Object.values(first.known));
  const ids = await idsOfRows(database.admin, first.tenantId);
  return {
    database,
    first,
    strangerId,
    secrets: [MARKER, first.tenantId, ...ids.filter((id) => !known.has(id))],
    close: async () => {
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The input can't be put into words of the face; another call has to. */
export class NotExpressible extends Error {}

/** A way through a face: a procedure, or a route with a key of the role. */
export type Through = (
  call: { ctx: Context; input: unknown },
  role: Role,
  isStranger: boolean,
) => Promise<unknown>;

/** The calls of a verb's function that stand for sample inputs, under the rule if it has none. */
export function callsOf(verb: string, rule: Verb): Call[] {
  const under = ALL_CALLS.filter((each) => each.verb === rule).map(({ call }) => call);
  const own = under.filter(({ by }) => by.name === verb);
  return own.length > 0 ? own : under;
}

/** Nothing and a result with nothing in it are one; for a stranger so is that there is no such. */
function isAlike(ending: Ending, wanted: Ending, isStranger: boolean): boolean {
  const group = (each: Ending): string => {
    if (each === 'empty') return isStranger ? 'nothing' : 'done';
    return isStranger && each === 'not-found' ? 'nothing' : each;
  };
  if (group(ending) === group(wanted)) return true;
  // A result of one's own that is empty.
  return isStranger && wanted === 'done' && ending === 'empty';
}

interface Try {
  title: string;
  role: Role;
  wanted: Ending;
  isStranger: boolean;
  answer: Answer;
}

function judge(world: AccessWorld, rule: Verb, tried: Try): string[] {
  const { title, role, wanted, isStranger, answer } = tried;
  const who = `${title} as ${role}${isStranger ? ' of another tenant' : ''}`;
  const told = isStranger ? world.secrets.filter((secret) => answer.text.includes(secret)) : [];
  const faults = told.map((secret) => `${who}: tells ${secret}`);
  const allowed: readonly Role[] = PERMISSIONS[rule];
  const is = `${answer.ending} (${answer.text.slice(0, 200)})`;
  if (!allowed.includes(role)) {
    if (answer.ending !== 'forbidden') faults.push(`${who}: forbidden by the table, but ${is}`);
  } else if (!isAlike(answer.ending, wanted, isStranger)) {
    faults.push(`${who}: allowed by the table and due ${wanted}, but ${is}`);
  }
  return faults;
}

/**
 * Makes a call of the isolation tests through a face: with every role, on the tenant's own ids and
 * as another tenant on the same ids. Names everything that is not as the table says; undefined where
 * the face can't put the call into words.
 */
export async function checkCall(
  world: AccessWorld,
  { verb, rule, call, face }: { verb: string; rule: Verb; call: Call; face: Through },
): Promise<string[] | undefined> {
  const { database, first, strangerId } = world;
  const faults: string[] = [];
  for (const isStranger of [false, true]) {
    const tenantId = isStranger ? strangerId : first.tenantId;
    for (const role of ROLES) {
      let isInexpressible = false;
      const through = async (made: { ctx: Context; input: unknown }) => {
        try {
          return await face(made, role, isStranger);
        } catch (error) {
          isInexpressible = error instanceof NotExpressible;
          throw error;
        }
      };
      const work = () =>
        attemptAndUndo(database, call, { tenantId, known: first.known }, asRole(role));
      const { result, wasCalled } = await throughFace(verb, through, work);
      if (!wasCalled || isInexpressible) return undefined;
      const wanted = isStranger ? call.stranger : call.owner;
      const title = `${call.by.name}, ${call.how}`;
      faults.push(...judge(world, rule, { title, role, wanted, isStranger, answer: result }));
    }
  }
  return faults;
}
