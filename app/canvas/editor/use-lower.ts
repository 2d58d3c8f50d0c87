import { useEffect, useMemo, useRef, useState } from 'react';
import type { Scenario } from '#schemas';
import { scenariosOf } from '../edit/index.ts';
import { type FlowTrace, flowTraceOf } from '../trace.ts';
import { type Bench, type Scenarios, useBench, useScenarios } from './bench/index.ts';
import type { BottomTab } from './bottom-pane.tsx';
import type { CheckedDocument, Tables } from './use-checked.ts';
import type { Editor } from './use-editor.ts';

/** Nodes that the scenarios don't go through at all, or whose rows they don't all hit. */
export type Uncovered = ReadonlyMap<string, 'wholly' | 'partly'>;

/** What is below the canvas, and what of it the canvas shows. */
export interface Lower {
  tab: BottomTab | null;
  setTab: (tab: BottomTab | null) => void;
  bench: Bench;
  scenarios: Scenarios;
  /** The scenario that is looked at. */
  chosen: string | undefined;
  choose: (id: string | undefined) => void;
  /** Whether it came about just now. */
  isNew: boolean;
  /** What the bench tries next is a scenario's facts. */
  tryScenario: (scenario: Scenario) => void;
  isTinted: boolean;
  setTinted: (isTinted: boolean) => void;
  /** Nodes that no scenario goes through, or not all rows of, while they are to be seen. */
  uncovered: Uncovered | undefined;
  /** The run that the canvas shows. */
  trace: FlowTrace | undefined;
  isStale: boolean;
  /** The last run that was shown, for values beside names. */
  lastRun: FlowTrace | undefined;
}

/** A scenario that is added while they are looked at is the one to look at. */
function useChosen({ flow }: Editor, tab: BottomTab | null) {
  const [chosen, setChosen] = useState<string>();
  const [isNew, setNew] = useState(false);
  const ids = useMemo(() => scenariosOf(flow).map(({ id }) => id), [flow]);
  const before = useRef(ids);
  useEffect(() => {
    const added = ids.filter((id) => !before.current.includes(id));
    before.current = ids;
    const isOne = tab === 'scenarios' && added.length === 1;
    if (isOne) setChosen(added[0]);
    if (isOne || tab !== 'scenarios') setNew(isOne);
  }, [ids, tab]);
  const choose = (id: string | undefined) => {
    setChosen(id);
    setNew(false);
  };
  const isThere = chosen !== undefined && ids.includes(chosen);
  return { chosen: isThere ? chosen : undefined, isNew, choose };
}

function traceOfScenario({ flow, results }: Scenarios, id: string | undefined) {
  const computation = id === undefined ? undefined : results.get(id)?.computation;
  if (!flow || !computation || !('trace' in computation) || !computation.trace) return undefined;
  return flowTraceOf(flow, computation.trace);
}

export function useLower(
  editor: Editor,
  checked: CheckedDocument,
  tables: Tables,
  currency: string,
): Lower {
  const [tab, setTab] = useState<BottomTab | null>(null);
  const [isTinted, setTinted] = useState(false);
  const bench = useBench(checked, currency, tab === 'bench');
  const scenarios = useScenarios(checked, tables);
  const { chosen, isNew, choose } = useChosen(editor, tab);
  const isLooking = tab === 'scenarios';
  const ofScenario = useMemo(
    () => (isLooking ? traceOfScenario(scenarios, chosen) : undefined),
    [isLooking, scenarios, chosen],
  );
  const { coverage } = scenarios;
  const uncovered = useMemo(() => {
    if (!isTinted || !coverage) return undefined;
    const partly = coverage.tables.filter(({ missed }) => missed.length > 0);
    const missed = coverage.nodes.filter((node) => node.scenarios === 0);
    return new Map([
      ...partly.map(({ node }) => [node, 'partly'] as const),
      ...missed.map(({ node }) => [node, 'wholly'] as const),
    ]);
  }, [isTinted, coverage]);
  const trace = isLooking ? ofScenario : bench.trace;
  const lastRun = useRef<FlowTrace>(undefined);
  if (trace) lastRun.current = trace;
  return {
    tab,
    setTab,
    bench,
    scenarios,
    chosen,
    choose,
    isNew,
    isTinted,
    setTinted,
    uncovered,
    trace,
    isStale: isLooking ? scenarios.flow !== editor.flow : bench.isStale,
    lastRun: lastRun.current,
    tryScenario: (scenario) => {
      bench.setSource({ kind: 'scenario', scenario });
      setTab('bench');
    },
  };
}
