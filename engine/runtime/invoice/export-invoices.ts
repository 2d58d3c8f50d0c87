import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction, type Scope } from '#engine/runtime/context';
import { BYTE_ORDER_MARK, safeCsvLine } from '#engine/runtime/export';
import { inputParser } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { FILTER_FIELDS, type InvoiceFilter } from './invoice-filter.ts';
import { type InvoiceRow, shownRow } from './invoice-row.ts';
import { loadPage } from './list-invoices.ts';

export interface ExportInvoicesInput extends InvoiceFilter {
  /** Language of the column heads. */
  language?: 'zh' | 'en';
}

export interface ExportedInvoices {
  csv: string;
  rows: number;
  /** False where there are more than one file takes. */
  isComplete: boolean;
}

/** More rows than this no spreadsheet opens with pleasure. */
const MOST_EXPORTED = 100_000;
const PAGE_ROWS = 2_000;

const parse = inputParser<ExportInvoicesInput>(
  {},
  { ...FILTER_FIELDS, language: { enum: ['zh', 'en'] } },
);

type Cell = (row: InvoiceRow) => string | null;

const COLUMNS: readonly [zh: string, en: string, cell: Cell][] = [
  ['账单号', 'Number', (row) => row.number],
  ['状态', 'Status', (row) => row.status],
  ['客户', 'Customer', (row) => row.customerName],
  ['客户外部编号', 'External id', (row) => row.externalId],
  ['账期开始', 'Period from', (row) => row.periodStart],
  ['账期结束（不含）', 'Period to (exclusive)', (row) => row.periodEnd],
  ['出账日期', 'Issued on', (row) => row.issuedOn],
  ['到期日', 'Due on', (row) => row.dueOn],
  ['币种', 'Currency', (row) => row.currency],
  ['未税金额', 'Subtotal', (row) => row.subtotal],
  ['税额', 'Tax', (row) => row.tax],
  ['合计', 'Total', (row) => row.total],
  ['应收', 'Amount due', (row) => row.amountDue],
  ['账单 ID', 'Invoice id', (row) => row.id],
];

async function collect(
  scope: Scope,
  given: InvoiceFilter,
): Promise<Omit<ExportedInvoices, 'csv'> & { lines: string[] }> {
  const lines: string[] = [];
  let cursor: string | undefined;
  do {
    const limit = Math.min(PAGE_ROWS, MOST_EXPORTED - lines.length);
    const page = await loadPage(scope, { ...given, ...(cursor && { cursor }) }, limit);
    for (const row of page.rows) {
      const shown = shownRow(scope.actor, row);
      lines.push(safeCsvLine(COLUMNS.map(([, , cell]) => cell(shown) ?? '')));
    }
    cursor = page.next ?? undefined;
  } while (cursor !== undefined && lines.length < MOST_EXPORTED);
  return { lines, rows: lines.length, isComplete: cursor === undefined };
}

/** The invoices that a filter takes as CSV, one line each; who took them is recorded. */
export async function exportInvoices({
  ctx,
  input,
}: {
  ctx: Context;
  input: ExportInvoicesInput;
}): Promise<ExportedInvoices> {
  requirePermission(ctx, 'invoice.export');
  const { language = 'zh', ...filter } = parse(input);
  return inTransaction(ctx, async (scope) => {
    const { lines, ...result } = await collect(scope, filter);
    const heads = COLUMNS.map(([zh, en]) => (language === 'zh' ? zh : en));
    await writeAudit(scope, 'invoice.export', {
      kind: 'invoice-list',
      id: filter.runId ?? 'all',
      after: { filter, ...result },
    });
    return { csv: BYTE_ORDER_MARK + safeCsvLine(heads) + lines.join(''), ...result };
  });
}
