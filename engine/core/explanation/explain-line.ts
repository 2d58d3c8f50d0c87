import type { Decimal } from '#engine/core/decimal';
import { RatingError } from '#engine/core/graph';
import type { CompiledPlan, InvoicePolicy, SettledLine, SharedPeriod } from '#engine/core/invoice';
import { issue } from '#engine/core/issue';
import type { FlowEdge, LocalText } from '#schemas';
import { closingSteps } from './closing.ts';
import { discountSteps, reductionsShown } from './discount-steps.ts';
import { moneyFigure } from './figure.ts';
import { flowSteps } from './flow-steps.ts';
import { leadingThrough, nodesThrough } from './inner-nodes.ts';
import { pathOf } from './path.ts';
import { sentencesOf } from './sentences.ts';
import { tableHit, tiersUsed } from './tables.ts';
import type { LineSource, TracedInvoice } from './traced-invoice.ts';
import type { DaysUsed, LineReceipt, ReceiptStep } from './types.ts';

type Parts = Omit<LineReceipt, 'sentences'> & { middle: LocalText[] };

const NOTHING = { days: null, tables: [], tiers: [], reductions: [], path: null };

function daysOf({ start, end, wholeStart, wholeEnd, share }: SharedPeriod): DaysUsed | null {
  if (end === null || !share || wholeStart === undefined || wholeEnd === undefined) return null;
  return { start, end, wholeStart, wholeEnd, used: share.numerator, of: share.denominator };
}

function planOf({ facts, designs }: TracedInvoice, line: SettledLine): CompiledPlan | undefined {
  const subscription =
    facts.subscriptions.find(({ id }) => id === line.subscriptionId) ?? facts.subscriptions[0];
  return subscription && designs.plan(subscription.plan);
}

function flowParts(
  source: Extract<LineSource, { kind: 'flow' }>,
  plan: CompiledPlan | undefined,
  digits: number,
  edges: readonly FlowEdge[],
): Parts {
  const { trace, line, period } = source;
  const leading = leadingThrough(trace, line.node);
  const all = nodesThrough(trace, line.node);
  const steps = flowSteps(source, plan?.document, digits);
  const told = new Set(steps.map(({ node }) => node));
  return {
    source: 'flow',
    days: daysOf(period),
    steps,
    tables: all.flatMap((node) => tableHit(node) ?? []),
    tiers: all.flatMap((node) => tiersUsed(node, digits)),
    reductions: [],
    path: pathOf(trace, line.node, line.amount, edges),
    middle: leading.flatMap(({ placed, explanation }) =>
      explanation && told.has(placed.node.id) ? explanation.sentence : [],
    ),
  };
}

function discountParts(
  { line, reductions }: Extract<LineSource, { kind: 'discount' }>,
  plan: CompiledPlan | undefined,
  digits: number,
): Parts {
  const shown = reductionsShown(reductions, digits);
  const terms = plan?.modules.get(line.module ?? '')?.discount;
  return {
    ...NOTHING,
    source: 'discount',
    steps: discountSteps(shown, terms),
    reductions: shown,
    middle: shown.map(({ name, left, amount }) => ({
      zh: `“${name.zh}”原 ${left.text}，优惠 ${amount.text.replace('-', '')}`,
      en: `${amount.text.replace('-', '')} off ${name.en}, which was ${left.text}`,
    })),
  };
}

function cashParts({ draft }: TracedInvoice, { digits, cash }: InvoicePolicy): Parts {
  const due: Decimal = draft.subtotal.plus(draft.tax);
  const unit = cash?.unit.toString() ?? '';
  const rule = { zh: `凑整到 ${unit} 的整数倍`, en: `to a multiple of ${unit}` };
  const step = (
    kind: ReceiptStep['kind'],
    text: LocalText,
    value: Decimal,
    how: LocalText | null,
  ) => ({
    kind,
    node: null,
    text,
    rule: how,
    figure: moneyFigure(value, digits),
  });
  return {
    ...NOTHING,
    source: 'rounding',
    steps: [
      step('fact', { zh: '各行与税合计', en: 'Lines and tax together' }, due, null),
      step('rule', { zh: '应收金额', en: 'To be paid' }, draft.total, rule),
      step('charge', { zh: '差额', en: 'Difference' }, draft.rounding, null),
    ],
    middle: [
      {
        zh: `账单合计 ${due.toFixed(digits)}，凑整为 ${draft.total.toFixed(digits)}`,
        en: `The invoice comes to ${due.toFixed(digits)} and is rounded to ${draft.total.toFixed(digits)}`,
      },
    ],
  };
}

function partsOf(
  traced: TracedInvoice,
  source: LineSource,
  plan: CompiledPlan,
  edges: readonly FlowEdge[],
): Parts {
  const { policy } = plan;
  if (source.kind === 'flow') return flowParts(source, plan, policy.digits, edges);
  if (source.kind === 'discount') return discountParts(source, plan, policy.digits);
  return cashParts(traced, policy);
}

/**
 * Why the line at a position has its amount, told from the computation itself.
 * @param edges the edges of the flow's document; none for lines that no flow makes
 * @throws RatingError where there is no line at the position
 */
export function explainLine(
  traced: TracedInvoice,
  position: number,
  edges: readonly FlowEdge[],
): LineReceipt {
  const line = traced.draft.lines[position];
  const source = traced.sources[position];
  const plan = line && planOf(traced, line);
  if (!line || !source || !plan) {
    throw new RatingError(
      issue('no-such-line', '', {
        zh: '重算结果中没有这一行',
        en: 'the computation gives no such line',
      }),
    );
  }
  const { middle, steps, ...parts } = partsOf(traced, source, plan, edges);
  const closing = closingSteps(line, traced.draft, plan.policy);
  return {
    ...parts,
    steps: [...steps, ...closing],
    sentences: sentencesOf(line, traced.draft, plan.policy.digits, middle, closing),
  };
}
