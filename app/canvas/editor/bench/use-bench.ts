import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { type InvoicePolicy, invoicePolicy } from '#engine/core/invoice';
import { explainFacts } from '#engine/core/rating';
import type { BenchEvaluation } from '#engine/runtime/bench';
import type { Computation, Facts, PricingFlow, RoundingPolicy, Scenario } from '#schemas';
import { equalJson } from '../../../editing/index.ts';
import { useRemembered } from '../../../ui/index.ts';
import { type FlowTrace, flowTraceOf } from '../../trace.ts';
import type { CheckedDocument } from '../use-checked.ts';
import {
  type BenchInput,
  type BenchValues,
  benchInputs,
  factsOf,
  valuesOf,
  withValues,
} from './facts.ts';

/** Where facts that were not typed came from. */
export type BenchSource =
  | {
      kind: 'customer';
      customer: string;
      evaluation: BenchEvaluation;
      /** Null for what is not billed yet. */
      invoiceId: string | null;
    }
  | { kind: 'scenario'; scenario: Scenario };

/** What somebody has chosen to load facts by. */
export interface BenchPick {
  customer: { id: string; name: string } | undefined;
  /** Id of an invoice, or what the next run bills. */
  period: string;
  /** Position among the evaluations. */
  evaluation: number;
}

const NO_PICK: BenchPick = { customer: undefined, period: '', evaluation: 0 };

export interface Bench {
  inputs: BenchInput[];
  /** What the fields of the form show. */
  values: BenchValues;
  setValue: (pointer: string, text: string) => void;
  /** Undefined while facts are made by hand. */
  source: BenchSource | undefined;
  setSource: (source: BenchSource | undefined) => void;
  pick: BenchPick;
  /** Another choice; facts that were loaded by the last are gone. */
  setPick: (pick: Partial<BenchPick>) => void;
  /** Whether a fact that was loaded was changed by hand. */
  isChanged: boolean;
  facts: Facts;
  policy: InvoicePolicy;
  currency: string;
  rounding: RoundingPolicy | undefined;
  /** Undefined until the draft could be run. */
  result: Computation | undefined;
  trace: FlowTrace | undefined;
  /** Whether the result is of a draft or of facts that are older than what stands there. */
  isStale: boolean;
}

function read(remembered: string | null): BenchValues {
  try {
    const values: unknown = JSON.parse(remembered ?? '{}');
    const entries = Object.entries(values ?? {}).filter(([, text]) => typeof text === 'string');
    return Object.fromEntries(entries);
  } catch {
    return {};
  }
}

function baseOf(source: BenchSource | undefined): Facts | undefined {
  if (source?.kind === 'scenario') return source.scenario.facts;
  return source?.evaluation.facts as Facts | undefined;
}

function moneyOf(source: BenchSource | undefined, usual: string) {
  const from = source?.kind === 'scenario' ? source.scenario : source?.evaluation;
  return { currency: from?.currency ?? usual, rounding: from?.rounding ?? undefined };
}

/** The same object while it says the same: what changes of the draft changes no facts. */
function useSteady<T>(value: T): T {
  const before = useRef(value);
  if (!equalJson(before.current, value)) before.current = value;
  return before.current;
}

/** Facts typed by hand, remembered on this machine; over loaded ones only what was changed. */
function useFacts(flow: PricingFlow) {
  const [remembered, remember] = useRemembered(`bench.${flow.key}`);
  const [typed, setTyped] = useState<BenchValues>();
  const [source, setSource] = useState<BenchSource>();
  const [changes, setChanges] = useState<BenchValues>({});
  const [pick, setPick] = useState(NO_PICK);
  const inputs = useMemo(() => benchInputs(flow), [flow]);
  const byHand = useMemo(() => typed ?? read(remembered), [typed, remembered]);
  const base = baseOf(source);
  const facts = useSteady(
    useMemo(
      () => (base ? withValues(inputs, base, changes) : factsOf(inputs, byHand)),
      [inputs, base, changes, byHand],
    ),
  );
  const values = useMemo(
    () => (base ? { ...valuesOf(inputs, base), ...changes } : byHand),
    [inputs, base, changes, byHand],
  );
  const setValue = (pointer: string, text: string) => {
    if (base) {
      setChanges({ ...changes, [pointer]: text });
      return;
    }
    const next = { ...byHand, [pointer]: text };
    setTyped(next);
    remember(JSON.stringify(next));
  };
  const take = (next: BenchSource | undefined) => {
    setChanges({});
    setSource(next);
  };
  return {
    inputs,
    facts,
    values,
    setValue,
    source,
    setSource: (next: BenchSource | undefined) => {
      if (next?.kind !== 'customer') setPick(NO_PICK);
      take(next);
    },
    pick,
    setPick: (next: Partial<BenchPick>) => {
      setPick({ ...pick, ...next });
      take(undefined);
    },
    isChanged: base !== undefined && Object.keys(changes).length > 0,
  };
}

interface Run {
  flow: PricingFlow;
  facts: Facts;
  result: Computation;
  trace: FlowTrace | undefined;
}

/**
 * What the draft makes of facts, by the same function that bills: again at each change, and what it
 * made of the last that could be run while this one can't.
 */
export function useBench(checked: CheckedDocument, usualCurrency: string, isOn: boolean): Bench {
  const form = useFacts(checked.flow);
  const { flow, compiled } = checked;
  const { source } = form;
  const facts = useDeferredValue(form.facts);
  const { currency, rounding } = moneyOf(source, usualCurrency);
  const policy = useMemo(() => invoicePolicy(currency, rounding), [currency, rounding]);
  const last = useRef<Run>(undefined);
  const run = useMemo((): Run | undefined => {
    if (!isOn || !compiled) return undefined;
    const result = explainFacts(compiled, policy, facts);
    const entries = 'issues' in result ? undefined : result.trace;
    return { flow, facts, result, trace: entries && flowTraceOf(flow, entries) };
  }, [isOn, flow, compiled, policy, facts]);
  useEffect(() => {
    if (run) last.current = run;
  }, [run]);
  const shown = isOn ? (run ?? last.current) : undefined;
  return {
    ...form,
    policy,
    currency,
    rounding,
    result: shown?.result,
    trace: shown?.trace,
    isStale: shown !== undefined && (shown.flow !== flow || shown.facts !== form.facts),
  };
}
