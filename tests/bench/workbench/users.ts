import { setTimeout as sleep } from 'node:timers/promises';
import type { Asked } from './questions.ts';

export interface Measured {
  requests: number;
  failed: number;
  medianMs: number;
  p95Ms: number;
  maxMs: number;
}

interface Load {
  users: number;
  seconds: number;
  /** What a person takes to read, between two requests. */
  thinkMs: number;
  questions: readonly Asked[];
  headers: Record<string, string>;
}

/** Users at work at once, each asking in turn, and how long each kind of answer took. */
export async function measureUsers(load: Load): Promise<Record<string, Measured>> {
  const until = performance.now() + load.seconds * 1000;
  const times = new Map<string, number[]>();
  const failures = new Map<string, number>();
  const user = async (number: number): Promise<void> => {
    await sleep((number * load.thinkMs) / load.users);
    for (let turn = number; performance.now() < until; turn += 1) {
      const question = load.questions[turn % load.questions.length] as Asked;
      const started = performance.now();
      const fine = await ask(question.url(), { ...load.headers, ...question.headers });
      const took = performance.now() - started;
      times.set(question.kind, [...(times.get(question.kind) ?? []), took]);
      if (!fine) failures.set(question.kind, (failures.get(question.kind) ?? 0) + 1);
      await sleep(load.thinkMs);
    }
  };
  await Promise.all(Array.from({ length: load.users }, (_, number) => user(number)));
  return Object.fromEntries(
    [...times].map(([kind, taken]) => [kind, summary(taken, failures.get(kind) ?? 0)]),
  );
}

async function ask(url: string, headers: Record<string, string>): Promise<boolean> {
  const answer = await fetch(url, { headers, redirect: 'manual' });
  const body = await answer.text();
  return answer.status === 200 && body.length > 0;
}

function summary(taken: readonly number[], failed: number): Measured {
  const sorted = taken.toSorted((left, right) => left - right);
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
  return {
    requests: sorted.length,
    failed,
    medianMs: Math.round(at(0.5)),
    p95Ms: Math.round(at(0.95)),
    maxMs: Math.round(at(1)),
  };
}
