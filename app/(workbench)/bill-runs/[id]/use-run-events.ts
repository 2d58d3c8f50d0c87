'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { paths } from '../../../paths.ts';
import { useTrpc } from '../../../trpc/client.tsx';
import type { RunTick } from '../progress-stream.ts';
import { isAtWork } from '../run-state.ts';

const POLL_MS = 4_000;

/** True while somebody can see the page; a hidden one asks for nothing. */
function useVisible(): boolean {
  const [visible, setVisible] = useState(true);
  useEffect(() => {
    const look = () => setVisible(document.visibilityState === 'visible');
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return visible;
}

interface Followed {
  tick: RunTick;
  /** The stream broke; the run is asked for every few seconds instead. */
  isPolling: boolean;
}

/** A run as it goes on: over server-sent events, or by asking where they don't come through. */
export function useRunEvents(runId: string, first: RunTick): Followed {
  const trpc = useTrpc();
  const visible = useVisible();
  const [tick, setTick] = useState(first);
  const [isBroken, setBroken] = useState(false);
  const follows = visible && isAtWork(tick.status, tick.pausedAt);

  // What the server rendered anew counts, after a pause for one.
  useEffect(() => setTick(first), [first]);

  useEffect(() => {
    if (!follows || isBroken) return;
    const source = new EventSource(paths.billRunEvents(runId));
    const take = ({ data }: MessageEvent<string>) => setTick(JSON.parse(data) as RunTick);
    const end = () => source.close();
    source.addEventListener('tick', take);
    source.addEventListener('rest', (event) => {
      end();
      take(event);
    });
    source.addEventListener('failed', () => setBroken(true));
    // `again` closes the stream from there: the browser connects anew by itself.
    source.onerror = () => {
      if (source.readyState === EventSource.CLOSED) setBroken(true);
    };
    return end;
  }, [runId, follows, isBroken]);

  const polled = useQuery(
    trpc.billRun.get.queryOptions(
      { runId },
      { enabled: isBroken && follows, refetchInterval: POLL_MS, staleTime: 0 },
    ),
  );
  useEffect(() => {
    if (!polled.data) return;
    const { run, progress } = polled.data;
    const { status, pausedAt, startedAt } = run;
    setTick({ status, pausedAt, startedAt, progress, atMs: polled.dataUpdatedAt });
  }, [polled.data, polled.dataUpdatedAt]);

  return { tick, isPolling: isBroken && follows };
}
