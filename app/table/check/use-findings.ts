import { useEffect, useRef, useState } from 'react';
import type { TableDefinition } from '#engine/core/table';
import type { TableFinding } from '#engine/core/table/verify';
import type { DecisionTableContent } from '#schemas';
import type { VerifyAnswer, VerifyQuestion } from './verify-message.ts';

const PAUSE_MS = 500;

export interface Findings {
  list: readonly TableFinding[];
  /** The table that they are of; another while that is looked at. */
  table: DecisionTableContent | undefined;
  isBusy: boolean;
}

const NONE: readonly TableFinding[] = [];

const makeWorker = (): Worker =>
  new Worker(new URL('./verify.worker.ts', import.meta.url), { type: 'module' });

/**
 * Gaps, overlaps and rows without effect, a moment after the last change. Where the table has
 * problems nothing can be said of it. What is at work when the table changes is given up.
 */
export function useFindings(
  table: DecisionTableContent,
  canVerify: boolean,
  allowsGaps: boolean,
  narrow?: (table: DecisionTableContent) => DecisionTableContent,
): Findings {
  const worker = useRef<{ own: Worker; isBusy: boolean }>(undefined);
  const [state, setState] = useState<Findings>({ list: NONE, table: undefined, isBusy: false });
  useEffect(() => {
    if (!canVerify) {
      setState({ list: NONE, table: undefined, isBusy: false });
      return undefined;
    }
    setState((before) => ({ ...before, isBusy: true }));
    const timer = setTimeout(() => {
      if (worker.current?.isBusy) {
        worker.current.own.terminate();
        worker.current = undefined;
      }
      worker.current ??= { own: makeWorker(), isBusy: false };
      const current = worker.current;
      const asked = narrow ? narrow(table) : table;
      const question: VerifyQuestion = { table: asked as TableDefinition, allowsGaps };
      current.isBusy = true;
      current.own.onmessage = ({ data }: MessageEvent<VerifyAnswer>) => {
        current.isBusy = false;
        setState({ list: data.findings, table, isBusy: false });
      };
      current.own.onerror = () => {
        current.isBusy = false;
        setState({ list: NONE, table: undefined, isBusy: false });
      };
      current.own.postMessage(question);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [table, canVerify, allowsGaps, narrow]);
  useEffect(
    () => () => {
      worker.current?.own.terminate();
      worker.current = undefined;
    },
    [],
  );
  return state;
}
