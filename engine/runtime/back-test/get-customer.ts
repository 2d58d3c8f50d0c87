import { minorUnits } from '#engine/core/money';
import { loadBillingDesigns } from '#engine/runtime/bill-run';
import { type Actor, type Context, inTransaction, type Scope } from '#engine/runtime/context';
import { notFound } from '#engine/runtime/error';
import { inputParser, TEXT } from '#engine/runtime/input';
import { maskFor, requirePermission } from '#engine/runtime/permission';
import type { Issue } from '#schemas';
import { type BackTestRow, findBackTest } from './back-test.ts';
import { type ComparedInvoice, compareInvoice, issueOf } from './compare-invoice.ts';
import { compileDraft, type DraftDocument } from './compile-draft.ts';
import { DraftDesigns } from './draft-designs.ts';
import { nameCustomers } from './get.ts';
import { type BilledInvoice, loadBilled, loadContracts } from './load-billed.ts';
import { type LinePair, type LineSide, pairLines } from './pair-lines.ts';
import { movesFromOf } from './renewal.ts';
import { MONEY_PARTS, type MoneySums } from './tally.ts';

export interface GetBackTestCustomerInput {
  id: string;
  customerId: string;
}

/** An invoice on both sides; `after` is null where the draft can't bill it. */
export interface ComparedInvoiceView {
  invoiceId: string;
  number: string;
  currency: string;
  before: MoneySums;
  after: MoneySums | null;
  issue: Issue | null;
  lines: LinePair[];
}

export interface BackTestCustomer {
  customerId: string;
  customerName: string | null;
  externalId: string | null;
  invoices: ComparedInvoiceView[];
}

const parse = inputParser<GetBackTestCustomerInput>({ id: TEXT.id, customerId: TEXT.id });

function storedSums({ subtotal, tax, rounding, total }: BilledInvoice): MoneySums {
  return { subtotal, tax, rounding, total };
}

function sumsOf(draft: ComparedInvoice['after'], digits: number): MoneySums {
  return Object.fromEntries(
    MONEY_PARTS.map((part) => [part, draft[part].toFixed(digits)]),
  ) as MoneySums;
}

function view(invoice: BilledInvoice, compare: () => ComparedInvoice): ComparedInvoiceView {
  const { id: invoiceId, number, currency } = invoice;
  const head = { invoiceId, number, currency, before: storedSums(invoice) };
  const digits = minorUnits(currency) ?? 2;
  try {
    const { before, after } = compare();
    const lines = pairLines(before.lines, after.lines, digits);
    return { ...head, after: sumsOf(after, digits), issue: null, lines };
  } catch (error) {
    return { ...head, after: null, issue: issueOf(error), lines: [] };
  }
}

/** The same with every amount hidden that the actor may not see. */
function showTo(actor: Actor, given: ComparedInvoiceView): ComparedInvoiceView {
  const show = <T extends string | null>(amount: T): T => maskFor(actor, 'invoice.total', amount);
  const sums = (of: MoneySums): MoneySums =>
    Object.fromEntries(MONEY_PARTS.map((part) => [part, show(of[part])])) as MoneySums;
  const side = (of: LineSide): LineSide => ({
    ...of,
    unitPrice: show(of.unitPrice),
    amount: show(of.amount),
    tax: show(of.tax),
  });
  return {
    ...given,
    before: sums(given.before),
    after: given.after && sums(given.after),
    lines: given.lines.map((line) => ({
      ...line,
      before: line.before && side(line.before),
      after: line.after && side(line.after),
      difference: show(line.difference),
    })),
  };
}

async function compareOne(
  scope: Scope,
  backTest: BackTestRow,
  customerId: string,
): Promise<ComparedInvoiceView[]> {
  const { tx, tenantId } = scope;
  const range = { from: customerId, to: customerId };
  const invoices = await loadBilled(tx, backTest, range);
  if (invoices.length === 0)
    throw notFound({ zh: '已出账客户', en: 'billed customer' }, customerId);
  const draft = await compileDraft(scope, backTest.document as DraftDocument);
  const designs = new DraftDesigns(draft, await loadBillingDesigns(tx, tenantId));
  const contracts = await loadContracts(tx, backTest, range);
  const moves = movesFromOf(backTest.projection, backTest.effectiveOn);
  const movesFrom = moves(contracts.get(customerId) ?? []);
  return invoices.map((invoice) =>
    view(invoice, () => compareInvoice(invoice, designs, movesFrom)),
  );
}

/** The invoices of one customer of a back-test, line by line side by side, computed once more. */
export async function getBackTestCustomer({
  ctx,
  input,
}: {
  ctx: Context;
  input: GetBackTestCustomerInput;
}): Promise<BackTestCustomer> {
  requirePermission(ctx, 'back-test.get');
  const { id, customerId } = parse(input);
  return inTransaction(ctx, async (scope) => {
    const backTest = await findBackTest(scope.tx, ctx, id);
    const invoices = await compareOne(scope, backTest, customerId);
    const names = await nameCustomers(scope.tx, [customerId]);
    const named = names.get(customerId) ?? { customerName: null, externalId: null };
    return {
      customerId,
      ...named,
      invoices: invoices.map((invoice) => showTo(ctx.actor, invoice)),
    };
  });
}
