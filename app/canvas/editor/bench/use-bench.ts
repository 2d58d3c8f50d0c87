import { useMemo, useState } from 'react';
import { invoicePolicy } from '#engine/core/invoice';
import { explainFacts } from '#engine/core/rating';
import type { Computation } from '#schemas';
import { useRemembered } from '../../../ui/index.ts';
import { type FlowTrace, flowTraceOf } from '../../trace.ts';
import type { CheckedDocument } from '../use-checked.ts';
import { type BenchInput, type BenchValues, benchInputs, factsOf } from './facts.ts';

export interface Bench {
  inputs: BenchInput[];
  values: BenchValues;
  setValue: (pointer: string, text: string) => void;
  /** Undefined while the draft has errors. */
  result: Computation | undefined;
  trace: FlowTrace | undefined;
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

/**
 * Facts by hand, and what the draft makes of them: the same function that bills. Facts are
 * remembered on this machine.
 */
export function useBench(checked: CheckedDocument, currency: string, isOn: boolean): Bench {
  const { flow, compiled } = checked;
  const [remembered, remember] = useRemembered(`bench.${flow.key}`);
  const [typed, setTyped] = useState<BenchValues>();
  const values = useMemo(() => typed ?? read(remembered), [typed, remembered]);
  const inputs = useMemo(() => benchInputs(flow), [flow]);
  const result = useMemo(() => {
    if (!isOn || !compiled) return undefined;
    return explainFacts(compiled, invoicePolicy(currency), factsOf(inputs, values));
  }, [isOn, compiled, currency, inputs, values]);
  const trace = useMemo(() => {
    if (!result || 'issues' in result || !result.trace) return undefined;
    return flowTraceOf(flow, result.trace);
  }, [result, flow]);
  const setValue = (pointer: string, text: string) => {
    const next = { ...values, [pointer]: text };
    setTyped(next);
    remember(JSON.stringify(next));
  };
  return { inputs, values, setValue, result, trace };
}
