import { useEffect, useState } from 'react';
import { timeNodes } from '#engine/core/flow';
import { type CompiledFlow, RatingError } from '#engine/core/graph';
import type { Facts } from '#schemas';

/** A browser's clock may be as coarse as this; the average over so long is still exact. */
const LEAST_MS = 0.6;
const PAUSE_MS = 500;
const SLICE_MS = 10;
const MOST_NODES = 500;

/** Microseconds by node. */
export type Timing = ReadonlyMap<string, number>;

const NONE: Timing = new Map();

/**
 * How long each node takes for these facts, measured here over repeated runs once nothing has
 * changed for a moment, in slices that nobody notices.
 */
export function useTiming(compiled: CompiledFlow | undefined, facts: Facts, isOn: boolean): Timing {
  const [timing, setTiming] = useState<Timing>(NONE);
  useEffect(() => {
    if (!isOn || !compiled || compiled.nodes.length > MOST_NODES) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    const times = timeNodes(compiled, facts, () => performance.now(), LEAST_MS);
    const found = new Map<string, number>();
    const measure = () => {
      const until = performance.now() + SLICE_MS;
      try {
        while (performance.now() < until) {
          const { done, value } = times.next();
          if (done) {
            setTiming(found);
            return;
          }
          found.set(value.node, value.microseconds);
        }
        timer = setTimeout(measure);
      } catch (error) {
        // Facts that are refused end where they are refused.
        if (!(error instanceof RatingError)) throw error;
        setTiming(found);
      }
    };
    timer = setTimeout(measure, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [compiled, facts, isOn]);
  return isOn ? timing : NONE;
}
