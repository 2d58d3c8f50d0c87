import { type FlowTrace, runFlow, traceFlow } from '#engine/core/flow';
import type { CompiledFlow, FlowFacts, FlowLine, LineKind } from '#engine/core/graph';
import { RatingError } from '#engine/core/graph';
import { issue } from '#engine/core/issue';
import type { PlanModule } from '#schemas';
import type {
  CompiledPlan,
  InvoiceDesigns,
  InvoiceFacts,
  ItemFacts,
  PeriodFacts,
  PricedLine,
  Reduction,
  SharedPeriod,
  SubscriptionFacts,
} from './types.ts';

const KIND_OF_MODULE: Record<PlanModule['type'], LineKind> = {
  'base-service': 'charge',
  'add-on': 'charge',
  'one-off': 'one-off',
  deposit: 'deposit',
  discount: 'discount',
};

/** An item of the invoice with the designs that its facts name. */
export interface PlacedItem {
  subscription: SubscriptionFacts;
  plan: CompiledPlan;
  item: ItemFacts;
  module: PlanModule;
}

/** What happened is told to it, in the order of the invoice's lines, where somebody asks. */
export interface TraceSink {
  /** One evaluation of a flow; its lines follow those of the evaluations before. */
  evaluated(item: ItemFacts, period: SharedPeriod, trace: FlowTrace): void;
  /** One discount line, with what it takes off each of the lines that came before. */
  discounted?(
    line: PricedLine,
    reductions: readonly Reduction[],
    lines: readonly PricedLine[],
  ): void;
}

function missingDesign(kind: 'plan' | 'module' | 'flow', id: string): RatingError {
  const zh = { plan: '套餐版本', module: '套餐模块', flow: '计费流程版本' }[kind];
  const en = { plan: 'plan version', module: 'plan module', flow: 'pricing flow version' }[kind];
  return new RatingError(
    issue(
      'design-missing',
      '',
      { zh: `找不到${zh}“${id}”`, en: `there is no ${en} "${id}"` },
      { kind, id },
    ),
  );
}

export function placeItems(
  facts: InvoiceFacts,
  designs: Pick<InvoiceDesigns, 'plan'>,
): PlacedItem[] {
  return facts.subscriptions.flatMap((subscription) => {
    const plan = designs.plan(subscription.plan);
    if (!plan) throw missingDesign('plan', subscription.plan);
    return subscription.items.map((item) => {
      const module = plan.modules.get(item.module);
      if (!module) throw missingDesign('module', item.module);
      return { subscription, plan, item, module };
    });
  });
}

/** What a flow knows when it prices one period of an item. */
export function flowFacts(
  { subscription, item, module }: PlacedItem,
  facts: InvoiceFacts,
  period: SharedPeriod,
  { usage, history }: PeriodFacts,
): FlowFacts {
  return {
    customer: facts.customer,
    subscription,
    item,
    parameters: module.parameters ?? {},
    period,
    usage: usage ?? {},
    ...(history && { history }),
    ...(facts.timeZone !== undefined && { timeZone: facts.timeZone }),
  };
}

function priced(
  placed: PlacedItem,
  line: FlowLine,
  period: SharedPeriod,
  design: string,
  trace: FlowTrace | undefined,
): PricedLine {
  const { subscription, item, module } = placed;
  const isPart =
    period.wholeStart !== undefined && period.share?.numerator !== period.share?.denominator;
  const key = line.item ?? module.key;
  return {
    item: key,
    kind: line.kind ?? KIND_OF_MODULE[module.type],
    name: line.name ?? module.name,
    quantity: line.quantity,
    unitPrice: line.unitPrice,
    amountUnrounded: line.amount,
    tax: line.tax,
    ...(line.isWaived && { isWaived: line.isWaived }),
    itemId: item.id,
    subscriptionId: subscription.id,
    period: { start: period.start, end: period.end },
    design,
    module: module.key,
    segmentOf: isPart ? `${item.id}\n${key}\n${line.node}\n${period.wholeStart}` : null,
    explanation: trace?.sentences.get(line.node) ?? [],
  };
}

/** Lines of one period of an item, by the flow version that its facts name. */
export function pricePeriod(
  placed: PlacedItem,
  facts: InvoiceFacts,
  periodFacts: PeriodFacts,
  designs: InvoiceDesigns,
  sink: TraceSink | undefined,
): PricedLine[] {
  const period = facts.periods[periodFacts.of];
  if (!period) throw missingDesign('flow', `period ${periodFacts.of}`);
  const id = facts.flows[periodFacts.flow ?? -1] ?? '';
  const flow: CompiledFlow | undefined = designs.flow(id);
  if (!flow) throw missingDesign('flow', id);
  const input = flowFacts(placed, facts, period, periodFacts);
  if (!sink) {
    return runFlow(flow, input).map((line) => priced(placed, line, period, id, undefined));
  }
  const trace = traceFlow(flow, input);
  sink.evaluated(placed.item, period, trace);
  return trace.lines.map((line) => priced(placed, line, period, id, trace));
}
