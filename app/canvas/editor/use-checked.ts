import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { FlowLibrary } from '#engine/core/graph';
import type { DecisionTableContent, PricingFlow } from '#schemas';
import { type CheckedFlow, checkFlow } from '../edit/index.ts';
import { useSubFlows } from './use-sub-flows.ts';

const PAUSE_MS = 150;
/** A large flow takes longer to check: its person is given more time to type on. */
const MOST_PAUSE_MS = 1200;

export interface CheckedDocument extends CheckedFlow {
  /** The document that was checked, which may be a moment old. */
  flow: PricingFlow;
}

export type Tables = Readonly<Record<string, DecisionTableContent>>;

/** Where things stand, and what the flow is called, is nothing to check again. */
const UNCHECKED = new Set(['layout', 'name', 'description']);

function saysTheSame(before: PricingFlow, after: PricingFlow): boolean {
  const members = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<
    keyof PricingFlow
  >;
  return [...members].every((member) => UNCHECKED.has(member) || before[member] === after[member]);
}

/** Issues of the document, a moment after the last change. */
export function useChecked(flow: PricingFlow, tables: Tables): CheckedDocument {
  const { flows, isLoading } = useSubFlows(flow);
  const library: FlowLibrary = useMemo(
    () => ({ decisionTables: new Map(Object.entries(tables)), pricingFlows: flows }),
    [tables, flows],
  );
  const [checked, setChecked] = useState(() => ({ ...checkFlow(flow, library), flow }));
  const latest = useDeferredValue(flow);
  const took = useRef(0);
  const last = useRef({ flow: checked.flow, library });
  useEffect(() => {
    const before = last.current;
    if (before.flow === latest && before.library === library) return undefined;
    if (before.library === library && saysTheSame(before.flow, latest)) {
      last.current = { flow: latest, library };
      setChecked((known) => ({ ...known, flow: latest }));
      return undefined;
    }
    const pause = Math.min(MOST_PAUSE_MS, Math.max(PAUSE_MS, 2 * took.current));
    const timer = setTimeout(() => {
      last.current = { flow: latest, library };
      const start = performance.now();
      const result = checkFlow(latest, library);
      took.current = performance.now() - start;
      setChecked({ ...result, flow: latest });
    }, pause);
    return () => clearTimeout(timer);
  }, [latest, library]);
  // What is still on its way isn't missing.
  return useMemo(
    () =>
      isLoading
        ? { ...checked, issues: checked.issues.filter(({ code }) => code !== 'unknown-sub-flow') }
        : checked,
    [checked, isLoading],
  );
}
