import { rawSql } from '#drizzle';
import { RatingError } from '#engine/core/graph';
import {
  computeInvoice,
  type Evaluation,
  evaluationsOf,
  type InvoiceFacts,
} from '#engine/core/invoice';
import type { LocalText } from '#engine/core/issue';
import { minorUnits } from '#engine/core/money';
import { FOREVER, lineRow, planCustomer } from '#engine/runtime/bill-run';
import { type Context, inTransaction, type Scope } from '#engine/runtime/context';
import { invalid, notFound } from '#engine/runtime/error';
import { inputParser, TEXT } from '#engine/runtime/input';
import { findInvoice, loadDesigns, loadLines } from '#engine/runtime/invoice';
import { isHidden, MASKED, requirePermission } from '#engine/runtime/permission';
import { designsNamed, type StoredLine } from '#engine/runtime/verify';
import type { RoundingPolicy } from '#schemas';
import { draftHistory } from './draft-history.ts';
import { requireCustomer } from './require-customer.ts';

export interface LoadBenchFactsInput {
  customerId: string;
  /** Of a period that was billed; what the next run would bill if absent. */
  invoiceId?: string;
  /** The flow whose draft is tried: it may ask for earlier periods that the published one doesn't. */
  flowKey?: string;
}

/** A line as it stands on the invoice, or as the published version would bill it. */
export interface BilledLine {
  item: string;
  kind: string;
  name: LocalText;
  quantity: string | null;
  unitPrice: string | null;
  amount: string;
}

/** One evaluation of a flow with what it came to. */
export interface BenchEvaluation {
  itemId: string;
  module: { key: string; name: LocalText };
  plan: LocalText;
  /** The version that priced it. */
  flow: { key: string; name: LocalText; version: number | null };
  /** `end` null: once and for all. */
  period: { start: string; end: string | null };
  currency: string;
  rounding: RoundingPolicy | null;
  /** What the flow was given, as the bill run put it together. */
  facts: Record<string, unknown>;
  billed: BilledLine[];
}

export interface BenchFacts {
  customerId: string;
  /** Null for what is not billed yet. */
  invoiceId: string | null;
  periodStart: string;
  periodEnd: string;
  evaluations: BenchEvaluation[];
  /** Evaluations beyond the most that are given. */
  more: number;
}

const MOST_EVALUATIONS = 300;

const parse = inputParser<LoadBenchFactsInput>(
  { customerId: TEXT.id },
  { invoiceId: TEXT.id, flowKey: TEXT.word },
);

type Designs = Awaited<ReturnType<typeof loadDesigns>>;

/** Facts of an invoice, and its lines. */
interface Source {
  facts: InvoiceFacts;
  lines: StoredLine[];
  designs: Designs;
}

type Loaded = Pick<BenchFacts, 'invoiceId' | 'periodStart' | 'periodEnd'> & { sources: Source[] };

async function loadBilled(scope: Scope, customerId: string, invoiceId: string): Promise<Loaded> {
  const { tx, tenantId } = scope;
  const sql = rawSql(tx);
  const invoice = await findInvoice(tx, tenantId, invoiceId);
  const [kept] = await sql<{ facts: string }[]>`
    select f.facts::text as facts from invoice_facts f
      where f.tenant_id = ${tenantId} and f.invoice_id = ${invoiceId}`;
  if (!kept || invoice.customerId !== customerId) {
    throw notFound({ zh: '账单', en: 'invoice' }, invoiceId);
  }
  const { periodStart, periodEnd } = invoice;
  const source = {
    facts: JSON.parse(kept.facts) as InvoiceFacts,
    lines: await loadLines(sql, tenantId, invoiceId),
    designs: await loadDesigns(scope, designsNamed(kept.facts)),
  };
  return { invoiceId, periodStart, periodEnd, sources: [source] };
}

/** Computed as the run would, with what is published. */
async function computeSource(scope: Scope, facts: InvoiceFacts): Promise<Source> {
  const ids = [...facts.flows, ...facts.subscriptions.map(({ plan }) => plan)];
  const designs = await loadDesigns(scope, ids);
  const digits = minorUnits(facts.currency) ?? 2;
  const { lines } = computeInvoice(facts, designs.designs);
  const money = (amount: { toFixed(digits: number): string }) => amount.toFixed(digits);
  const rows = lines.map((line, index) => lineRow(line, scope.tenantId, '', index + 1, money));
  return { facts, lines: rows as StoredLine[], designs };
}

async function loadDue(scope: Scope, customerId: string): Promise<Loaded> {
  const { run, invoices } = await planCustomer(scope.tx, scope, customerId);
  const sources: Source[] = [];
  for (const facts of invoices) sources.push(await computeSource(scope, facts));
  return {
    invoiceId: null,
    periodStart: run.start.toString(),
    periodEnd: run.end.toString(),
    sources,
  };
}

/** The lines that came of one evaluation. */
function linesOf({ itemId, flow, period }: Evaluation, lines: readonly StoredLine[]): StoredLine[] {
  const end = period.end ?? FOREVER;
  return lines.filter(
    (line) =>
      line.itemId === itemId &&
      line.designId === flow &&
      line.periodStart === period.start &&
      line.periodEnd === end,
  );
}

function billedLine({ key, kind, name, quantity, unitPrice, amount }: StoredLine): BilledLine {
  return { item: key, kind, name: name as LocalText, quantity, unitPrice, amount };
}

const hidden = (line: BilledLine): BilledLine => ({
  ...line,
  unitPrice: line.unitPrice && MASKED,
  amount: MASKED,
});

function view(evaluation: Evaluation, { facts, lines, designs }: Source): BenchEvaluation {
  const { itemId, module, plan, flow, period } = evaluation;
  const row = designs.row(flow);
  const document = row?.document as { name?: LocalText } | undefined;
  const name = document?.name ?? { zh: row?.key ?? '', en: row?.key ?? '' };
  return {
    itemId,
    module: { key: module.key, name: module.name },
    plan: plan.document.name,
    flow: { key: row?.key ?? '', name, version: row?.version ?? null },
    period: { start: period.start, end: period.end },
    currency: facts.currency,
    rounding: plan.document.rounding ?? null,
    facts: evaluation.facts,
    billed: linesOf(evaluation, lines).map(billedLine),
  };
}

/** A period that no run bills for lack of a design is told as the issue of that. */
async function orInvalid<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RatingError) throw invalid([error.issue]);
    throw error;
  }
}

/**
 * The facts that a customer's flows were given for an invoice, or would be by the next run, put
 * together as the bill run does, with the lines that came of them. Nothing is kept.
 */
export async function loadBenchFacts({
  ctx,
  input,
}: {
  ctx: Context;
  input: LoadBenchFactsInput;
}): Promise<BenchFacts> {
  requirePermission(ctx, 'bench.get');
  const { customerId, invoiceId, flowKey } = parse(input);
  return inTransaction(ctx, (scope) =>
    orInvalid(async () => {
      await requireCustomer(scope, customerId);
      const { sources, ...head } = invoiceId
        ? await loadBilled(scope, customerId, invoiceId)
        : await loadDue(scope, customerId);
      const asked = await draftHistory(scope, customerId, flowKey);
      const all = sources.flatMap((source) => {
        const { designs } = source.designs;
        return evaluationsOf(asked(source.facts, designs), designs).map((each) =>
          view(each, source),
        );
      });
      const shown = all.slice(0, MOST_EVALUATIONS);
      const isMasked = isHidden(ctx.actor, 'invoice.amount');
      return {
        customerId,
        ...head,
        evaluations: isMasked
          ? shown.map((each) => ({ ...each, billed: each.billed.map(hidden) }))
          : shown,
        more: all.length - shown.length,
      };
    }),
  );
}
