import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { FlowLibrary } from '#engine/core/graph';
import type { DecisionTableContent, PricingFlow } from '#schemas';
import { type CheckedFlow, checkFlow } from '../edit/index.ts';
import { useSubFlows } from './use-sub-flows.ts';

const PAUSE_MS = 150;

export interface CheckedDocument extends CheckedFlow {
  /** The document that was checked, which may be a moment old. */
  flow: PricingFlow;
}

export type Tables = Readonly<Record<string, DecisionTableContent>>;

/** Issues of the document, a moment after the last change. */
export function useChecked(flow: PricingFlow, tables: Tables): CheckedDocument {
  const { flows, isLoading } = useSubFlows(flow);
  const library: FlowLibrary = useMemo(
    () => ({ decisionTables: new Map(Object.entries(tables)), pricingFlows: flows }),
    [tables, flows],
  );
  const [checked, setChecked] = useState(() => ({ ...checkFlow(flow, library), flow }));
  const latest = useDeferredValue(flow);
  useEffect(() => {
    const timer = setTimeout(
      () => setChecked({ ...checkFlow(latest, library), flow: latest }),
      PAUSE_MS,
    );
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
