import { setTimeout as sleep } from 'node:timers/promises';
import type { BillRunProgress, getBillRun } from '#engine/runtime/bill-run';
import { type BillRunStatus, isAtWork } from './run-state.ts';

/** One look at a run, as it goes over the wire. */
export interface RunTick {
  status: BillRunStatus;
  pausedAt: string | null;
  startedAt: string | null;
  progress: BillRunProgress;
  /** Milliseconds by the clock of the server. */
  atMs: number;
}

type FoundRun = Awaited<ReturnType<typeof getBillRun>>;

export function toTick({ run, progress }: FoundRun, atMs: number): RunTick {
  const { status, pausedAt, startedAt } = run;
  return { status, pausedAt, startedAt, progress, atMs };
}

export interface ProgressStreamOptions {
  /** Looks at the run anew; holds nothing between two looks. */
  read(): Promise<RunTick>;
  /** Of the request: nobody listens any more. */
  signal: AbortSignal;
  intervalMs: number;
  /** After this the stream ends and the browser asks again, so that its right is checked anew. */
  longestMs: number;
}

const encoder = new TextEncoder();

/**
 * Server-sent events: `tick` while the run is at work, at last `rest` with the final state, `again`
 * where the stream has lasted long enough, or `failed` where the run can't be read any more.
 */
export function streamProgress(options: ProgressStreamOptions): ReadableStream<Uint8Array> {
  const closed = new AbortController();
  const signal = AbortSignal.any([options.signal, closed.signal]);
  return new ReadableStream({
    async start(controller) {
      const send = (event: string, data: unknown = {}) =>
        controller.enqueue(encoder.encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`));
      try {
        await follow(options, signal, send);
      } catch (error) {
        if (!signal.aborted) {
          console.error(String(error));
          send('failed');
        }
      }
      if (!closed.signal.aborted) controller.close();
    },
    cancel() {
      closed.abort();
    },
  });
}

async function follow(
  { read, intervalMs, longestMs }: ProgressStreamOptions,
  signal: AbortSignal,
  send: (event: string, data?: unknown) => void,
): Promise<void> {
  for (let lastedMs = 0; lastedMs < longestMs; lastedMs += intervalMs) {
    const tick = await read();
    if (signal.aborted) return;
    const goesOn = isAtWork(tick.status, tick.pausedAt);
    send(goesOn ? 'tick' : 'rest', tick);
    if (!goesOn) return;
    await sleep(intervalMs, undefined, { signal });
  }
  send('again');
}
