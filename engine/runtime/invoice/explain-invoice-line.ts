import { rawSql } from '#drizzle';
import { explainLine, type LineReceipt, traceInvoice } from '#engine/core/explanation';
import { RatingError } from '#engine/core/graph';
import type { InvoiceFacts } from '#engine/core/invoice';
import type { LocalText } from '#engine/core/issue';
import { type Context, inTransaction, type Scope } from '#engine/runtime/context';
import { notFound } from '#engine/runtime/error';
import { inputParser, TEXT } from '#engine/runtime/input';
import { mayDo, requirePermission } from '#engine/runtime/permission';
import {
  compareDraft,
  designsNamed,
  type PostedInvoice,
  type StoredLine,
} from '#engine/runtime/verify';
import type { PricingFlow } from '#schemas';
import { type DesignShown, loadDesigns, showDesign } from './explained-designs.ts';
import { type FoundInvoice, findInvoice, loadLines } from './find-invoice.ts';
import { type InvoiceLine, toLine } from './line-groups.ts';

/** What came of computing the invoice again from its kept facts and versions. */
export interface Replay {
  /** False where it can't be computed any more. */
  replayed: boolean;
  /** Whether every member of every line, the totals and the fingerprint are the same. */
  agrees: boolean;
  contentHash: string;
  differences: { path: string; text: LocalText }[];
}

/** Why a line of an invoice has its amount, told from the computation itself. */
export interface LineExplanation {
  invoice: {
    id: string;
    number: string | null;
    status: FoundInvoice['status'];
    customerId: string;
    customerName: string;
    currency: string;
    issuedOn: string;
  };
  line: InvoiceLine;
  lineCount: number;
  /** Null for lines that no flow makes. */
  flow: (DesignShown & { document: PricingFlow | null }) | null;
  plan: DesignShown | null;
  /** Null where the computation gives no such line. */
  receipt: LineReceipt | null;
  replay: Replay;
}

export interface ExplainLineInput {
  invoiceId: string;
  lineNo: number;
}

const parse = inputParser<ExplainLineInput>({
  invoiceId: TEXT.id,
  lineNo: { type: 'integer', minimum: 1, maximum: 1_000_000 },
});

const MOST_DIFFERENCES = 20;

interface Loaded {
  invoice: FoundInvoice;
  lines: StoredLine[];
  factsText: string | null;
}

async function load({ tx, tenantId }: Scope, invoiceId: string): Promise<Loaded> {
  const sql = rawSql(tx);
  // Sent together: they wait for the server once.
  const [invoice, lines, [kept]] = await Promise.all([
    findInvoice(tx, tenantId, invoiceId),
    loadLines(sql, tenantId, invoiceId),
    sql<{ facts: string }[]>`
      select f.facts::text as facts from invoice_facts f
        where f.tenant_id = ${tenantId} and f.invoice_id = ${invoiceId}`,
  ]);
  return { invoice, lines, factsText: kept?.facts ?? null };
}

const failed = (contentHash: string, text: LocalText): Replay => ({
  replayed: false,
  agrees: false,
  contentHash,
  differences: [{ path: '', text }],
});

/** The computation again, traced, and whether it gives what stands on the invoice. */
function replay(
  tenantId: string,
  { invoice, lines, factsText }: Loaded & { factsText: string },
  designs: Parameters<typeof traceInvoice>[1],
): { traced: ReturnType<typeof traceInvoice> | null; mark: Replay } {
  const { contentHash } = invoice;
  const differences: Replay['differences'] = [];
  try {
    const traced = traceInvoice(JSON.parse(factsText) as InvoiceFacts, designs);
    const stored = { ...invoice, number: invoice.number ?? invoice.id, factsText, lines };
    const add = (_: string, path: string, text: LocalText): void => {
      if (differences.length < MOST_DIFFERENCES) differences.push({ path, text });
    };
    compareDraft({ add }, tenantId, stored as PostedInvoice, traced.draft);
    const agrees = differences.length === 0;
    return { traced, mark: { replayed: true, agrees, contentHash, differences } };
  } catch (error) {
    if (!(error instanceof RatingError)) throw error;
    return { traced: null, mark: failed(contentHash, error.issue.message) };
  }
}

/** Where the flow's document is not for the actor, neither is the picture of it. */
function withoutDocument(receipt: LineReceipt): LineReceipt {
  return { ...receipt, path: null };
}

async function explain(scope: Scope, { invoiceId, lineNo }: ExplainLineInput) {
  const { tenantId, actor } = scope;
  const loaded = await load(scope, invoiceId);
  const { invoice, lines, factsText } = loaded;
  const stored = lines.find((line) => line.lineNo === lineNo);
  if (!stored) throw notFound({ zh: '账单行', en: 'invoice line' }, String(lineNo));
  const { id, number, status, customerId, customerName, currency, issuedOn } = invoice;
  const base = {
    invoice: { id, number, status, customerId, customerName, currency, issuedOn },
    line: toLine(stored),
    lineCount: lines.length,
  };
  if (factsText === null) {
    const text = { zh: '计费依据已丢失', en: 'the facts it was computed from are gone' };
    const mark = failed(invoice.contentHash, text);
    return { ...base, flow: null, plan: null, receipt: null, replay: mark };
  }
  const known = await loadDesigns(scope, designsNamed(factsText));
  const { traced, mark } = replay(tenantId, { ...loaded, factsText }, known.designs);
  const position = lineNo - 1;
  const line = traced?.draft.lines[position];
  const source = traced?.sources[position];
  const flowRow = source?.kind === 'flow' ? known.row(line?.design) : undefined;
  const document = flowRow?.document as PricingFlow | undefined;
  const mayRead = mayDo(actor, 'design.get');
  const receipt = traced && line ? explainLine(traced, position, document?.edges ?? []) : null;
  const subscription = traced?.facts.subscriptions.find(({ id }) => id === line?.subscriptionId);
  const planRow = known.row(subscription?.plan ?? traced?.facts.subscriptions[0]?.plan);
  return {
    ...base,
    flow: flowRow
      ? { ...showDesign(flowRow), document: mayRead ? (document ?? null) : null }
      : null,
    plan: planRow ? showDesign(planRow) : null,
    receipt: receipt && !mayRead ? withoutDocument(receipt) : receipt,
    replay: mark,
  };
}

/**
 * Explains one line of an invoice, posted or draft: computes it again from the facts that were kept,
 * with the very versions, by the function that the run used, and says whether that gives what stands
 * there.
 */
export async function explainInvoiceLine({
  ctx,
  input,
}: {
  ctx: Context;
  input: ExplainLineInput;
}): Promise<LineExplanation> {
  requirePermission(ctx, 'invoice.explain');
  const given = parse(input);
  return inTransaction(ctx, (scope) => explain(scope, given));
}
