import { hash } from 'node:crypto';
import type { BilledPeriodRow, InvoiceFactsRow, InvoiceLineRow, InvoiceRow } from '#drizzle';
import type { InvoiceDraft, SettledLine } from '#engine/core/invoice';
import type { PlannedInvoice } from './invoice-facts.ts';

/** Rows of the ledger as one chunk writes them. */
export interface ChunkRows {
  invoices: InvoiceRow[];
  lines: InvoiceLineRow[];
  facts: InvoiceFactsRow[];
  periods: BilledPeriodRow[];
}

/** What every invoice of a run has in common. */
export interface RunFacts {
  tenantId: string;
  runId: string;
  periodStart: string;
  periodEnd: string;
  issuedOn: string;
  series: string;
}

export const INVOICE_SERIES = 'invoice';

/** PostgreSQL's word for a date that never comes: a one-time charge covers all time from its start. */
export const FOREVER = 'infinity';

type Money = (amount: { toFixed(digits: number): string }) => string;

/** One line as it is stored; `verify` compares exactly these members. */
export function lineRow(
  line: SettledLine,
  tenantId: string,
  invoiceId: string,
  lineNo: number,
  money: Money,
): InvoiceLineRow {
  return {
    tenantId,
    invoiceId,
    lineNo,
    itemId: line.itemId,
    subscriptionId: line.subscriptionId,
    designId: line.design,
    periodStart: line.period?.start ?? null,
    periodEnd: line.period ? (line.period.end ?? FOREVER) : null,
    kind: line.kind,
    key: line.item,
    name: line.name,
    quantity: line.quantity?.toString() ?? null,
    unitPrice: line.unitPrice?.toString() ?? null,
    amountUnrounded: line.amountUnrounded.toString(),
    amount: money(line.amount),
    taxCategory: line.tax?.category ?? null,
    taxRate: line.tax?.ratePercent.toString() ?? null,
    taxMode: line.tax?.mode ?? null,
    taxAmount: money(line.taxAmount),
  };
}

/** Fingerprint of what was billed and from which facts: a change of either shows. */
export function contentHash(
  factsText: string,
  lines: readonly InvoiceLineRow[],
  total: string,
): string {
  let content = factsText;
  for (const line of lines) {
    content += `\n${line.key}\t${line.kind}\t${line.itemId}\t${line.periodStart}\t${line.periodEnd}\t${line.quantity}\t${line.unitPrice}\t${line.amountUnrounded}\t${line.amount}\t${line.taxAmount}\t${line.designId}`;
  }
  return hash('sha256', `${content}\n${total}`, 'hex');
}

/** Adds one invoice with its lines, facts and billed periods. */
export function addInvoice(
  rows: ChunkRows,
  run: RunFacts,
  customerId: string,
  invoiceId: string,
  planned: PlannedInvoice,
  draft: InvoiceDraft,
  digits: number,
): void {
  const { tenantId, runId } = run;
  const money: Money = (amount) => amount.toFixed(digits);
  const lines = draft.lines.map((line, index) =>
    lineRow(line, tenantId, invoiceId, index + 1, money),
  );
  const total = money(draft.total);
  const facts = JSON.stringify(planned.facts);
  rows.invoices.push({
    tenantId,
    id: invoiceId,
    runId,
    customerId,
    periodStart: run.periodStart,
    periodEnd: run.periodEnd,
    issuedOn: run.issuedOn,
    dueOn: null,
    currency: draft.currency,
    subtotal: money(draft.subtotal),
    tax: money(draft.tax),
    rounding: money(draft.rounding),
    total,
    contentHash: contentHash(facts, lines, total),
    series: run.series,
  });
  for (const line of lines) rows.lines.push(line);
  rows.facts.push({ tenantId, invoiceId, facts });
  for (const { itemId, start, end } of planned.periods) {
    rows.periods.push({
      tenantId,
      itemId,
      invoiceId,
      runId,
      periodStart: start,
      periodEnd: end ?? FOREVER,
    });
  }
}
