import { rawSql } from '#drizzle';
import { type Context, inTransaction } from '#engine/runtime/context';
import { inputParser, TEXT } from '#engine/runtime/input';
import { isHidden, MASKED, requirePermission } from '#engine/runtime/permission';
import { type FoundInvoice, findInvoice, loadLines } from './find-invoice.ts';
import { historyOf, type InvoiceEvent } from './history.ts';
import { shownRow } from './invoice-row.ts';
import { groupLines, type LineGroup, sumTaxes, type TaxSum } from './line-groups.ts';
import { type Settlement, settlementOf } from './settlement.ts';

/** An invoice with everything its page shows. */
export interface InvoiceDetails {
  invoice: FoundInvoice;
  groups: LineGroup[];
  taxes: TaxSum[];
  settlement: Settlement | null;
  history: InvoiceEvent[];
}

const parse = inputParser<{ id: string }>({ id: TEXT.id });

/** An invoice by its id: header, lines by subscription, taxes, what is open of it, and its history. */
export async function getInvoice({
  ctx,
  input,
}: {
  ctx: Context;
  input: { id: string };
}): Promise<InvoiceDetails> {
  requirePermission(ctx, 'invoice.get');
  const { id } = parse(input);
  return inTransaction(ctx, async (scope) => {
    const sql = rawSql(scope.tx);
    const [invoice, lines] = await Promise.all([
      findInvoice(scope.tx, scope.tenantId, id),
      loadLines(sql, scope.tenantId, id),
    ]);
    const [groups, settlement, history] = await Promise.all([
      groupLines(sql, scope.tenantId, lines),
      settlementOf(scope, invoice),
      historyOf(scope, invoice),
    ]);
    const details: InvoiceDetails = {
      invoice: shownRow(ctx.actor, invoice),
      groups,
      taxes: sumTaxes(lines),
      settlement,
      history,
    };
    return isHidden(ctx.actor, 'invoice.amount') ? masked(details) : details;
  });
}

/** The same with every amount hidden. */
function masked({ invoice, groups, taxes, settlement, history }: InvoiceDetails): InvoiceDetails {
  const hide = <T>(value: T): T => (value === null ? value : (MASKED as T));
  return {
    invoice: {
      ...invoice,
      rounding: hide(invoice.rounding),
      balanceApplied: hide(invoice.balanceApplied),
    },
    groups: groups.map((group) => ({
      ...group,
      subtotal: MASKED,
      lines: group.lines.map((line) => ({
        ...line,
        unitPrice: hide(line.unitPrice),
        amountUnrounded: MASKED,
        amount: MASKED,
        taxAmount: MASKED,
      })),
    })),
    taxes: taxes.map((tax) => ({ ...tax, base: MASKED, amount: MASKED })),
    settlement: settlement && { ...settlement, paid: MASKED, open: MASKED },
    history,
  };
}
