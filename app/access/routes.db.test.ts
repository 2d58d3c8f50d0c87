// First, so that what comes after gets wrapped verbs.
import './wrap-all-verbs.ts';

import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { authenticateKey, createApiKey } from '#engine/runtime/api-key';
import { listAudit } from '#engine/runtime/audit';
import { type Context, ROLES, type Role, systemContext } from '#engine/runtime/context';
import { AppError, type AppErrorCode } from '#engine/runtime/error';
import { PERMISSIONS, SCOPES, scopeOf } from '#engine/runtime/permission';
import {
  type AccessWorld,
  callsOf,
  checkCall,
  makeAccessWorld,
  NotExpressible,
} from '#tests/access';
import { testContext } from '#tests/database';
import { type Asked, askApi, type Question } from '../rest/ask-api.ts';
import { answerSchema } from '../rest/openapi.ts';
import { type RouteInput, routeInput } from '../rest/read-request.ts';
import { type Route, route, titleOf } from '../rest/route.ts';
import { ROUTES } from '../rest/routes/index.ts';
import { SCHEMAS } from '../rest/schemas/index.ts';
import { closed } from './closed-schema.ts';

let world: AccessWorld;
/** A key of each role with every scope, for both tenants. */
const keys = new Map<string, string>();

const keyFor = (role: Role, isStranger: boolean): string => keys.get(`${role} ${isStranger}`) ?? '';

async function makeKey(tenantId: string, role: Role, scopes: readonly string[]): Promise<string> {
  const input = { name: 'Access', role, scopes: [...scopes] };
  return (await createApiKey({ ctx: testContext(world.database, tenantId), input })).key;
}

beforeAll(async () => {
  vi.stubEnv('RATECRAFT_SECRET_KEY', Buffer.alloc(32, 7).toString('base64'));
  world = await makeAccessWorld();
  await makeKeys();
});

async function makeKeys(): Promise<void> {
  for (const role of ROLES) {
    keys.set(`${role} false`, await makeKey(world.first.tenantId, role, SCOPES));
    keys.set(`${role} true`, await makeKey(world.strangerId, role, SCOPES));
  }
  // The stranger has nothing of its own, not even an audit log.
  await world.database.admin.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    await sql`delete from audit_chain where tenant_id = ${world.strangerId}`;
    await sql`delete from audit_entries where tenant_id = ${world.strangerId}`;
  });
}

afterAll(async () => {
  await world.close();
  vi.unstubAllEnvs();
});

/** Puts the input of a verb into the words of a route, or says that it can't be. */
async function questionOf(given: Route, input: unknown, key: string): Promise<Question> {
  const places: RouteInput = await routeInput(given);
  const members = { ...(input as Record<string, unknown>) };
  const path = given.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = members[name];
    if (value === undefined || value === null) throw new NotExpressible(`${given.path}: ${name}`);
    const text = encodeURIComponent(String(value));
    delete members[name];
    return text;
  });
  const idempotencyKey = given.keyMember ? String(members[given.keyMember]) : crypto.randomUUID();
  if (given.keyMember) delete members[given.keyMember];
  for (const [name, value] of Object.entries(given.fixed)) {
    if (members[name] === value) delete members[name];
  }
  const [query, body] = [new URLSearchParams(), {} as Record<string, unknown>];
  for (const [name, value] of Object.entries(members)) {
    if (places.body.includes(name)) body[name] = value;
    else if (!places.query.includes(name)) throw new NotExpressible(`${given.path}: ${name}`);
    else for (const each of [value].flat()) query.append(name, String(each));
  }
  const isCommand = given.method !== 'GET';
  return {
    method: given.method,
    path: query.size > 0 ? `${path}?${query}` : path,
    key,
    ...(Object.keys(body).length > 0 ? { body } : {}),
    ...(isCommand ? { headers: { 'idempotency-key': idempotencyKey } } : {}),
  };
}

/** A question in the transaction of the call that it stands for. */
function askWithin(routes: readonly Route[], ctx: Context, question: Question): Promise<Asked> {
  const system = { ...systemContext(ctx.db), now: ctx.now };
  return askApi(system, question, {
    routes,
    open: async (text) => {
      const holder = await authenticateKey({ ctx: system, input: { key: text } });
      const { tx, newId } = ctx;
      const quota = { ...holder.quota, remaining: 1 };
      return { quota, ctx: { ...holder.ctx, newId, ...(tx ? { tx } : {}) } };
    },
  });
}

const CODES: Record<number, AppErrorCode> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  422: 'invalid',
  503: 'unavailable',
};

/** The result of a verb as the route answered it; a problem is the verb's error again. */
function resultOf({ status, body, text }: Asked): unknown {
  if (status < 400) return body;
  const code = CODES[status];
  if (!code) throw new Error(`${status} ${text}`);
  throw new AppError(code, { zh: text, en: text });
}

async function findFaults(given: Route, asked: (asked: Asked) => void = () => {}) {
  const title = titleOf(given);
  if (!(given.rule in PERMISSIONS)) return [`${title} has no rule`];
  if (!scopeOf(given.rule)) return [`${title} is under a rule for people: ${given.rule}`];
  const faults: string[] = [];
  let samples = 0;
  for (const call of callsOf(given.verb.name, given.rule)) {
    const face = async (
      { ctx, input }: { ctx: Context; input: unknown },
      role: Role,
      isStranger: boolean,
    ) => {
      const question = await questionOf(given, input, keyFor(role, isStranger));
      const answer = await askWithin([given], ctx, question);
      asked(answer);
      return resultOf(answer);
    };
    const found = await checkCall(world, { verb: call.by.name, rule: given.rule, call, face });
    if (!found) continue;
    samples += 1;
    faults.push(...found);
  }
  return samples > 0 ? faults : [`${title} has no sample input in tests/isolation`];
}

const addFormats = (formats as unknown as { default?: (ajv: Ajv2020) => void }).default;
const ajv = new Ajv2020({ strict: false, allErrors: true });
(addFormats ?? (formats as unknown as (ajv: Ajv2020) => void))(ajv);
for (const [name, schema] of Object.entries(SCHEMAS)) {
  ajv.addSchema(closed(schema) as object, `#/components/schemas/${name}`);
}

describe('every route, every role, own and foreign ids', () => {
  for (const given of ROUTES) {
    it(`${titleOf(given)}: as the table says, and as its schema says`, async () => {
      const schema = answerSchema(given);
      const validate = schema ? ajv.compile(closed(schema) as object) : undefined;
      const untrue = new Set<string>();
      let answers = 0;
      const faults = await findFaults(given, ({ status, body }) => {
        if (status >= 400 || body === undefined) return;
        answers += 1;
        expect(status).toBe(given.status);
        if (validate?.(body)) return;
        for (const { instancePath, message, params } of validate?.errors ?? []) {
          untrue.add(`${instancePath} ${message} ${JSON.stringify(params)}`);
        }
      });
      expect(faults).toEqual([]);
      expect([...untrue]).toEqual([]);
      if (schema) expect(answers, 'answers to hold against the schema').toBeGreaterThan(0);
    });

    it(`${titleOf(given)}: refused to a key without its scope`, async () => {
      const scope = scopeOf(given.rule);
      const others = SCOPES.filter((each) => each !== scope);
      const key = await makeKey(world.first.tenantId, 'administrator', others);
      const [call] = callsOf(given.verb.name, given.rule);
      const path = given.path.replaceAll(/\{\w+\}/g, world.first.known.customerId);
      const headers = { 'idempotency-key': 'any' };
      const body = given.method === 'GET' ? {} : { body: {} };
      const system = systemContext(world.database.db);
      const answer = await askApi(system, { method: given.method, path, key, headers, ...body });
      expect(call).toBeDefined();
      expect(answer.status, answer.text).toBe(403);
      expect(answer.text).toContain(scope);
    });
  }
});

describe('this test', () => {
  const SUMMARY = { zh: '', en: '' };
  const init = { method: 'GET', path: '/log', rule: 'audit.list', summary: SUMMARY } as const;

  it('fails for a route without a rule, or under one for people', async () => {
    const bare = route({ ...init, rule: undefined as never, verb: listAudit });
    expect(await findFaults(bare)).toEqual(['GET /log has no rule']);
    const personal = route({ ...init, rule: 'member.list', verb: listAudit });
    expect(await findFaults(personal)).toEqual([
      'GET /log is under a rule for people: member.list',
    ]);
  });

  it('fails for a verb that asks for less than its rule', async () => {
    const careless = async (call: { ctx: Context; input: { text?: string } }) =>
      listAudit({ ...call, ctx: { ...call.ctx, actor: { kind: 'system' } } });
    Object.defineProperty(careless, 'name', { value: 'listAudit' });
    const wrong = route({ ...init, verb: careless, answer: 'AuditEntry', isPage: true });
    const faults = await findFaults(wrong);
    expect(faults.join()).toContain('as service: forbidden by the table, but done');
  });
});
