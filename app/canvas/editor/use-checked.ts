import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { FlowLibrary } from '#engine/core/graph';
import type { DecisionTableContent, PricingFlow } from '#schemas';
import { type CheckedFlow, checkFlow } from '../edit/index.ts';

const PAUSE_MS = 150;

export interface CheckedDocument extends CheckedFlow {
  /** The document that was checked, which may be a moment old. */
  flow: PricingFlow;
}

export type Tables = Readonly<Record<string, DecisionTableContent>>;

/** Issues of the document, a moment after the last change. */
export function useChecked(flow: PricingFlow, tables: Tables): CheckedDocument {
  const library: FlowLibrary = useMemo(
    () => ({ decisionTables: new Map(Object.entries(tables)) }),
    [tables],
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
  return checked;
}
