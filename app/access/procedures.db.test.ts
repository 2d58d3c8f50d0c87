// First, so that what comes after gets wrapped verbs.
import './wrap-all-verbs.ts';

import { initTRPC, TRPCError } from '@trpc/server';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { listAudit } from '#engine/runtime/audit';
import type { Context } from '#engine/runtime/context';
import { AppError } from '#engine/runtime/error';
import { PERMISSIONS } from '#engine/runtime/permission';
import { type AccessWorld, callsOf, checkCall, makeAccessWorld } from '#tests/access';
import { createCaller, query, router } from '../trpc/procedure.ts';
import { appRouter } from '../trpc/router.ts';
import { type ListedProcedure, listProcedures } from './list-procedures.ts';

type AnyRouter = Parameters<typeof createCaller>[0];

let world: AccessWorld;

beforeAll(async () => {
  vi.stubEnv('RATECRAFT_SECRET_KEY', Buffer.alloc(32, 7).toString('base64'));
  world = await makeAccessWorld();
});
afterAll(async () => {
  await world.close();
  vi.unstubAllEnvs();
});

type Procedure = (input: unknown) => Promise<unknown>;

/** Calls a procedure as a request would; what it throws becomes the error of its verb again. */
async function callProcedure(
  all: AnyRouter,
  path: string,
  { ctx, input }: { ctx: Context; input: unknown },
): Promise<unknown> {
  const caller: unknown = createCaller(all)({ open: async () => ctx });
  const procedure = path
    .split('.')
    .reduce<unknown>((part, name) => (part as Record<string, unknown>)[name], caller);
  try {
    return await (procedure as Procedure)(input);
  } catch (error) {
    if (error instanceof TRPCError && error.cause instanceof AppError) throw error.cause;
    throw error;
  }
}

/** What is not as the table says; a procedure without a rule or a sample input is named too. */
async function findFaults(all: AnyRouter, procedure: ListedProcedure): Promise<string[]> {
  const { path, rule, verb } = procedure;
  if (rule === undefined || !(rule in PERMISSIONS)) return [`${path} has no rule`];
  const face = (made: { ctx: Context; input: unknown }) => callProcedure(all, path, made);
  const faults: string[] = [];
  let samples = 0;
  for (const call of callsOf(verb, rule)) {
    const found = await checkCall(world, { verb, rule, call, face });
    if (!found) continue;
    samples += 1;
    faults.push(...found);
  }
  return samples > 0 ? faults : [`${path} has no sample input: ${verb} is not in tests/isolation`];
}

const PROCEDURES = listProcedures(appRouter);

describe('every procedure, every role, own and foreign ids', () => {
  it('are there', () => {
    expect(PROCEDURES.length).toBeGreaterThan(3);
  });

  for (const procedure of PROCEDURES) {
    it(`${procedure.path}: as the table says`, async () => {
      expect(await findFaults(appRouter, procedure)).toEqual([]);
    });
  }
});

describe('this test', () => {
  it('fails for a procedure without a rule', async () => {
    const t = initTRPC.context<{ open(): Promise<Context> }>().create();
    const bare = router({ loose: t.procedure.query(() => 'everything') } as never);
    const [procedure] = listProcedures(bare);
    expect(await findFaults(bare, procedure as ListedProcedure)).toEqual(['loose has no rule']);
  });

  it('fails for a procedure under a rule that is not its verb’s', async () => {
    const wrong = router({ log: query('customer.list', listAudit) });
    const [procedure] = listProcedures(wrong);
    const faults = await findFaults(wrong, procedure as ListedProcedure);
    expect(faults.join()).toContain('log has no sample input');
  });

  it('fails for a verb that asks for less than its rule', async () => {
    const careless = { name: 'listAudit' };
    const open = async (call: { ctx: Context; input: { text?: string } }) =>
      listAudit({ ...call, ctx: { ...call.ctx, actor: { kind: 'system' } } });
    Object.defineProperty(open, 'name', { value: careless.name });
    const wrong = router({ log: query('audit.list', open) });
    const [procedure] = listProcedures(wrong);
    const faults = await findFaults(wrong, procedure as ListedProcedure);
    expect(faults.join()).toContain('as service: forbidden by the table, but done');
  });

  it('fails for a verb that reaches into another tenant', async () => {
    const open = async (call: { ctx: Context; input: { text?: string } }) => {
      const { tx: _, ...rest } = call.ctx;
      const result = await listAudit({ ...call, ctx: rest });
      const foreign = { ...rest, tenantId: world.first.tenantId };
      return { ...result, rows: [...(await listAudit({ ctx: foreign, input: {} })).rows] };
    };
    Object.defineProperty(open, 'name', { value: 'listAudit' });
    const wrong = router({ log: query('audit.list', open) });
    const [procedure] = listProcedures(wrong);
    const faults = await findFaults(wrong, procedure as ListedProcedure);
    expect(faults.join()).toContain('of another tenant: tells');
  });
});
