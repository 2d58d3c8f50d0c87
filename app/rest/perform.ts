import { createHash } from 'node:crypto';
import type { Context } from '#engine/runtime/context';
import { performOnce } from '#engine/runtime/idempotency';
import { type Answer, answerOf } from './answer.ts';
import { Problem } from './problem.ts';
import { type Route, titleOf } from './route.ts';

type Input = Record<string, unknown>;

const KEY = /^[\x21-\x7e]{1,200}$/;

/** The key of a command, as it stands or as a quoted string; undefined where there is none. */
function readKey(route: Route, headers: Headers): string | undefined {
  const given = headers.get('idempotency-key')?.trim();
  if (!given) {
    if (!route.needsKey) return undefined;
    throw new Problem('idempotency-key-missing', {
      zh: `${titleOf(route)} 需要 Idempotency-Key 请求头`,
      en: `${titleOf(route)} needs the header Idempotency-Key`,
    });
  }
  const key = /^"(.*)"$/.exec(given)?.[1] ?? given;
  if (KEY.test(key)) return key;
  throw new Problem('malformed', {
    zh: 'Idempotency-Key 应为 1 至 200 个可见 ASCII 字符',
    en: 'the Idempotency-Key takes 1 to 200 visible ASCII characters',
  });
}

/** The same whatever the order in which members were sent. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, each]) => [name, canonical(each)]));
}

const hashOf = (input: Input): string =>
  createHash('sha256')
    .update(JSON.stringify(canonical(input)))
    .digest('hex');

async function callVerb(route: Route, ctx: Context, input: Input): Promise<Answer> {
  return answerOf(route, await route.verb({ ctx, input: input as never }));
}

const holderOf = ({ actor }: Context): string => (actor.kind === 'key' ? actor.id : actor.kind);

export interface Performed {
  answer: Answer;
  isReplayed: boolean;
}

/** Calls the verb of a route; a command with a key at most once for that key. */
export async function performRoute(
  route: Route,
  ctx: Context,
  input: Input,
  headers: Headers,
): Promise<Performed> {
  if (route.method === 'GET') {
    return { answer: await callVerb(route, ctx, input), isReplayed: false };
  }
  const key = readKey(route, headers);
  if (key === undefined) return { answer: await callVerb(route, ctx, input), isReplayed: false };
  const whole = route.keyMember ? { ...input, [route.keyMember]: key } : input;
  const outcome = await performOnce({
    ctx,
    input: {
      key,
      holder: holderOf(ctx),
      command: titleOf(route),
      requestHash: hashOf(whole),
    },
    work: (scope) => callVerb(route, scope, whole),
  });
  if (outcome.kind === 'in-flight') {
    throw new Problem(
      'idempotency-in-flight',
      { zh: '该命令正在执行，请稍后重试', en: 'the command is being performed; try again soon' },
      { headers: { 'Retry-After': '1' } },
    );
  }
  if (outcome.kind === 'other-request') {
    throw new Problem('idempotency-key-reused', {
      zh: '该 Idempotency-Key 已用于内容不同的请求',
      en: 'the Idempotency-Key was used for a request that was not the same',
    });
  }
  return { answer: outcome.answer, isReplayed: outcome.kind === 'replayed' };
}
