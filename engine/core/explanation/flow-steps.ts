import { Decimal } from '#engine/core/decimal';
import type { FeelValue } from '#engine/core/feel';
import { type FlowTrace, leadingTo, type NodeTrace, splitLine } from '#engine/core/flow';
import type { FlowLine } from '#engine/core/graph';
import type { FlowNode, Plan } from '#schemas';
import { factLabel, factValueLabels } from './fact-label.ts';
import { moneyFigure, namedFigure, valueFigure } from './figure.ts';
import type { LineSource } from './traced-invoice.ts';
import type { Figure, ReceiptStep, StepKind } from './types.ts';

const KINDS: Partial<Record<FlowNode['kind'], StepKind>> = {
  flat: 'charge',
  'per-unit': 'charge',
  'sub-flow': 'charge',
  'time-of-use': 'charge',
  graduated: 'charge',
  volume: 'charge',
  stairstep: 'charge',
  package: 'charge',
  percentage: 'charge',
  dynamic: 'charge',
  apportionment: 'charge',
  'annual-ladder': 'charge',
  'true-up': 'charge',
  'late-fee': 'charge',
  minimum: 'change',
  maximum: 'change',
  discount: 'change',
  proration: 'change',
  rounding: 'change',
};

function factStep(
  node: NodeTrace,
  leading: readonly NodeTrace[],
  plan: Plan | undefined,
): ReceiptStep[] {
  const value = node.values.get('value');
  if (!node.active || value === undefined || value === null) return [];
  return [
    {
      kind: 'fact',
      node: node.placed.node.id,
      text: factLabel(node, leading, plan),
      rule: null,
      figure: namedFigure(value, factValueLabels(node, leading, plan)),
    },
  ];
}

function figureOf({ placed, values }: NodeTrace, digits: number): Figure | null {
  const [port] = placed.outputs;
  const value: FeelValue | undefined = port && values.get(port.name);
  if (placed.node.kind === 'switch' || value === undefined || value === null) return null;
  if (port?.type === 'charge' && value instanceof Decimal) return moneyFigure(value, digits);
  return valueFigure(value);
}

/** A fixed fee that only repeats the price just found is that price, charged. */
function repeats(before: ReceiptStep | undefined, step: ReceiptStep): boolean {
  return (
    step.kind === 'charge' &&
    step.rule === null &&
    before?.kind === 'rule' &&
    before.figure?.exact === step.figure?.exact
  );
}

/** What led to each line of a flow inside, one after the other. */
function innerSteps(
  { inner }: NodeTrace,
  plan: Plan | undefined,
  digits: number,
): Pick<ReceiptStep, 'steps'> {
  const steps = inner?.lines.flatMap((line) => lineSteps(inner, line, plan, digits)) ?? [];
  return steps.length > 0 ? { steps } : {};
}

function ruleSteps(
  leading: readonly NodeTrace[],
  plan: Plan | undefined,
  digits: number,
): ReceiptStep[] {
  const steps: ReceiptStep[] = [];
  for (const node of leading) {
    const { kind, id } = node.placed.node;
    const { explanation } = node;
    // Tax is settled on the whole invoice: it stands after the line's amount.
    if (!explanation || kind === 'tax') continue;
    const step: ReceiptStep = {
      kind: KINDS[kind] ?? 'rule',
      node: id,
      text: explanation.title,
      rule: explanation.rule ?? null,
      figure: figureOf(node, digits),
      ...innerSteps(node, plan, digits),
    };
    const before = steps.at(-1);
    if (before && repeats(before, step)) {
      steps.splice(-1, 1, { ...before, kind: 'charge', figure: step.figure });
    } else {
      steps.push(step);
    }
  }
  return steps;
}

/** Where a line takes another value than the last amount, such as what a minimum added. */
function partStep(steps: readonly ReceiptStep[], amount: Decimal, digits: number): ReceiptStep[] {
  const last = steps.findLast(({ figure }) => figure?.unit === 'money');
  if (last?.figure?.exact === amount.toString()) return [];
  return [
    {
      kind: 'change',
      node: null,
      text: { zh: '其中计入本行', en: 'Of this, on this line' },
      rule: null,
      figure: moneyFigure(amount, digits),
    },
  ];
}

/** What led to a line; to one from inside, first what is around. */
function lineSteps(
  trace: FlowTrace,
  line: FlowLine,
  plan: Plan | undefined,
  digits: number,
): ReceiptStep[] {
  const leading = leadingTo(trace, line.node);
  const facts = leading
    .filter(({ placed }) => placed.node.kind === 'input')
    .flatMap((node) => factStep(node, leading, plan));
  const steps = [...facts, ...ruleSteps(leading, plan, digits)];
  const { node, inner } = splitLine(line.node);
  const within = trace.nodes.find(({ placed }) => placed.node.id === node)?.inner;
  if (inner === undefined || !within) return [...steps, ...partStep(steps, line.amount, digits)];
  return [...steps, ...lineSteps(within, { ...line, node: inner }, plan, digits)];
}

/** What led to a line of a flow: facts first, then each rule and amount in its order. */
export function flowSteps(
  { trace, line }: Extract<LineSource, { kind: 'flow' }>,
  plan: Plan | undefined,
  digits: number,
): ReceiptStep[] {
  return lineSteps(trace, line, plan, digits);
}
