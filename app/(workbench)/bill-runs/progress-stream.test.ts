import { describe, expect, it } from 'vitest';
import { type RunTick, streamProgress } from './progress-stream.ts';

const PROGRESS = {
  chunksTotal: 4,
  chunksDone: 0,
  customersTotal: 40,
  customersDone: 0,
  invoices: 0,
  lines: 0,
  exceptions: 0,
  total: '0',
};

const tick = (given: Partial<RunTick>): RunTick => ({
  status: 'computing',
  pausedAt: null,
  startedAt: null,
  progress: PROGRESS,
  atMs: 0,
  ...given,
});

/** Reads the given states one after the other, the last one for ever. */
function reader(states: readonly Partial<RunTick>[]) {
  const calls = { count: 0 };
  const read = async () => {
    const state = states[Math.min(calls.count, states.length - 1)] ?? {};
    calls.count += 1;
    return tick(state);
  };
  return { calls, read };
}

async function eventsOf(stream: ReadableStream<Uint8Array>): Promise<string[]> {
  const text = await new Response(stream).text();
  return [...text.matchAll(/^event: (\w+)$/gm)].map(([, name]) => name ?? '');
}

const never = new AbortController().signal;
const quick = { signal: never, intervalMs: 1, longestMs: 1_000 };

describe('the stream of a run', () => {
  it('ticks while it is at work, and ends when it rests', async () => {
    const { read, calls } = reader([{}, {}, { status: 'review' }]);
    expect(await eventsOf(streamProgress({ ...quick, read }))).toEqual(['tick', 'tick', 'rest']);
    expect(calls.count).toBe(3);
  });

  it('ends at once for a run at rest or paused', async () => {
    const posted = reader([{ status: 'posted' }]);
    expect(await eventsOf(streamProgress({ ...quick, ...posted }))).toEqual(['rest']);
    const paused = reader([{ pausedAt: '2026-01-01T00:00:00Z' }]);
    expect(await eventsOf(streamProgress({ ...quick, ...paused }))).toEqual(['rest']);
  });

  it('ends after a while, to be asked for anew', async () => {
    const { read } = reader([{}]);
    const events = await eventsOf(streamProgress({ ...quick, intervalMs: 2, longestMs: 6, read }));
    expect(events).toEqual(['tick', 'tick', 'tick', 'again']);
  });

  it('says so when the run can not be read any more, without the reason', async () => {
    const read = async (): Promise<RunTick> => {
      throw new Error('secret of the database');
    };
    const text = await new Response(streamProgress({ ...quick, read })).text();
    expect(text).toBe('event: failed\ndata: {}\n\n');
  });

  it('stops reading when nobody listens', async () => {
    const gone = new AbortController();
    const { read, calls } = reader([{}]);
    const stream = streamProgress({ ...quick, intervalMs: 5, signal: gone.signal, read });
    const body = new Response(stream).text();
    await new Promise((resolve) => setTimeout(resolve, 20));
    gone.abort();
    await body;
    const { count } = calls;
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(calls.count).toBe(count);
  });

  it('stops reading when the body is thrown away', async () => {
    const { read, calls } = reader([{}]);
    const body = streamProgress({ ...quick, intervalMs: 5, read }).getReader();
    await body.read();
    await body.cancel();
    const { count } = calls;
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(calls.count).toBeLessThanOrEqual(count + 1);
  });
});
