import { useCallback, useEffect, useMemo, useState } from 'react';
import type { FlowLibrary } from '#engine/core/graph';
import {
  coverFlow,
  runScenario,
  type ScenarioCoverage,
  type ScenarioResult,
} from '#engine/core/scenario';
import type { PricingFlow, Scenario } from '#schemas';
import { scenariosOf } from '../../edit/index.ts';
import type { CheckedDocument, Tables } from '../use-checked.ts';

const PAUSE_MS = 250;
/** So long at a time, so that typing never waits for the scenarios. */
const SLICE_MS = 12;

export interface Scenarios {
  /** `blocked`: the draft has errors, and can't be run. */
  status: 'none' | 'blocked' | 'running' | 'done';
  list: readonly Scenario[];
  passed: number;
  /** Of the last run, by id. */
  results: ReadonlyMap<string, ScenarioResult>;
  coverage: ScenarioCoverage | undefined;
  /** The document of the last run, which may be older than what is edited. */
  flow: PricingFlow | undefined;
  runAll: () => void;
}

interface Run {
  flow: PricingFlow;
  results: ReadonlyMap<string, ScenarioResult>;
  coverage: ScenarioCoverage;
}

const pause = () => new Promise((resolve) => setTimeout(resolve));

/** Everything run, in slices; undefined where it was called off. */
async function runInSlices(
  { flow, compiled }: CheckedDocument,
  library: FlowLibrary,
  isOff: () => boolean,
): Promise<Run | undefined> {
  if (!compiled) return undefined;
  const results: ScenarioResult[] = [];
  let until = performance.now() + SLICE_MS;
  for (const scenario of scenariosOf(flow)) {
    if (performance.now() > until) {
      await pause();
      until = performance.now() + SLICE_MS;
    }
    if (isOff()) return undefined;
    results.push(runScenario(compiled, scenario));
  }
  const computations = results.map(({ computation }) => computation);
  return {
    flow,
    results: new Map(results.map((result) => [result.scenario.id, result])),
    coverage: coverFlow(flow, library, computations),
  };
}

const NO_RESULTS: ReadonlyMap<string, ScenarioResult> = new Map();

/** The scenarios of the draft, run again a moment after each change. */
export function useScenarios(checked: CheckedDocument, tables: Tables): Scenarios {
  const library: FlowLibrary = useMemo(
    () => ({ decisionTables: new Map(Object.entries(tables)) }),
    [tables],
  );
  const [run, setRun] = useState<Run>();
  const [round, setRound] = useState(0);
  const list = useMemo(() => scenariosOf(checked.flow), [checked.flow]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a round that is asked for runs them too
  useEffect(() => {
    if (!checked.compiled || list.length === 0) return undefined;
    let isOff = false;
    const timer = setTimeout(async () => {
      const done = await runInSlices(checked, library, () => isOff);
      if (done && !isOff) setRun(done);
    }, PAUSE_MS);
    return () => {
      isOff = true;
      clearTimeout(timer);
    };
  }, [checked, library, list, round]);
  const runAll = useCallback(() => {
    setRun(undefined);
    setRound((before) => before + 1);
  }, []);
  return useMemo(() => {
    const isDone = run?.flow === checked.flow;
    const statusOf = (): Scenarios['status'] => {
      if (list.length === 0) return 'none';
      if (!checked.compiled) return 'blocked';
      return isDone ? 'done' : 'running';
    };
    const results = run?.results ?? NO_RESULTS;
    return {
      status: statusOf(),
      list,
      passed: list.filter(({ id }) => results.get(id)?.passed).length,
      results,
      coverage: list.length === 0 ? undefined : run?.coverage,
      flow: run?.flow,
      runAll,
    };
  }, [run, list, checked, runAll]);
}
