import { Decimal } from '#engine/core/decimal';
import { RatingError } from '#engine/core/graph';
import {
  computeInvoice,
  type InvoiceDesigns,
  type InvoiceDraft,
  type InvoiceFacts,
} from '#engine/core/invoice';
import { contentHash, lineRow } from '#engine/runtime/bill-run';
import type { PostedInvoice, StoredLine } from './load-posted.ts';
import type { Findings } from './report.ts';

/** Members of a line that must come out again exactly. */
const COMPARED = [
  'key',
  'kind',
  'itemId',
  'subscriptionId',
  'designId',
  'periodStart',
  'periodEnd',
  'quantity',
  'unitPrice',
  'amountUnrounded',
  'amount',
  'taxCategory',
  'taxRate',
  'taxMode',
  'taxAmount',
] as const;

/** Where what differs is told to. */
export type Differences = Pick<Findings, 'add'>;

const pathOf = (invoice: PostedInvoice): string => `/invoices/${invoice.number}`;

/** Numbers by value: the database may write one differently. Texts by the letter. */
function isSame(stored: unknown, replayed: unknown): boolean {
  if (stored === replayed) return true;
  if (typeof stored !== 'string' || typeof replayed !== 'string') return false;
  const [left, right] = [Decimal.parse(stored), Decimal.parse(replayed)];
  return left !== undefined && right !== undefined && left.equals(right);
}

function compareLine(
  findings: Differences,
  path: string,
  stored: StoredLine,
  replayed: StoredLine,
): void {
  for (const member of COMPARED) {
    if (isSame(stored[member], replayed[member])) continue;
    const [was, is] = [String(stored[member]), String(replayed[member])];
    findings.add(
      'line-differs',
      `${path}/lines/${stored.lineNo}/${member}`,
      {
        zh: `${path} 第 ${stored.lineNo} 行的 ${member} 存的是 ${was}，重算得到 ${is}`,
        en: `${member} of line ${stored.lineNo} of ${path} is stored as ${was}, replayed as ${is}`,
      },
      { stored: was, replayed: is },
    );
  }
  if (JSON.stringify(sorted(stored.name)) !== JSON.stringify(sorted(replayed.name))) {
    findings.add('line-differs', `${path}/lines/${stored.lineNo}/name`, {
      zh: `${path} 第 ${stored.lineNo} 行的名称与重算不同`,
      en: `the name of line ${stored.lineNo} of ${path} differs from its replay`,
    });
  }
}

const sorted = ({ zh, en }: { zh: string; en: string }) => ({ en, zh });

function compareLines(findings: Differences, invoice: PostedInvoice, replayed: StoredLine[]): void {
  const path = pathOf(invoice);
  const byNumber = new Map(invoice.lines.map((line) => [line.lineNo, line]));
  for (const line of replayed) {
    const stored = byNumber.get(line.lineNo);
    byNumber.delete(line.lineNo);
    if (stored) compareLine(findings, path, stored, line);
    else {
      findings.add(
        'line-missing',
        `${path}/lines/${line.lineNo}`,
        {
          zh: `${path} 缺少第 ${line.lineNo} 行（${line.key}，${line.amount}）`,
          en: `line ${line.lineNo} of ${path} is missing (${line.key}, ${line.amount})`,
        },
        { key: line.key, amount: line.amount },
      );
    }
  }
  for (const { lineNo, key, amount } of byNumber.values()) {
    findings.add(
      'line-unexpected',
      `${path}/lines/${lineNo}`,
      {
        zh: `${path} 第 ${lineNo} 行（${key}，${amount}）重算时不存在`,
        en: `line ${lineNo} of ${path} (${key}, ${amount}) does not come out of its replay`,
      },
      { key, amount },
    );
  }
}

function compareTotals(findings: Differences, invoice: PostedInvoice, draft: InvoiceDraft): void {
  for (const member of ['subtotal', 'tax', 'rounding', 'total'] as const) {
    const replayed = draft[member].toString();
    if (isSame(invoice[member], replayed)) continue;
    findings.add(
      'total-differs',
      `${pathOf(invoice)}/${member}`,
      {
        zh: `${pathOf(invoice)} 的 ${member} 存的是 ${invoice[member]}，重算得到 ${replayed}`,
        en: `${member} of ${pathOf(invoice)} is stored as ${invoice[member]}, replayed as ${replayed}`,
      },
      { stored: invoice[member], replayed },
    );
  }
}

function replayFailed(findings: Findings, invoice: PostedInvoice, reason: string): void {
  findings.add(
    'replay-failed',
    pathOf(invoice),
    {
      zh: `${pathOf(invoice)} 无法重算：${reason}`,
      en: `${pathOf(invoice)} can't be replayed: ${reason}`,
    },
    { reason },
  );
}

/** Computes a posted invoice again from its kept facts and versions, and compares every member. */
export function replayInvoice(
  findings: Findings,
  tenantId: string,
  invoice: PostedInvoice,
  designs: InvoiceDesigns,
): void {
  const { factsText } = invoice;
  if (factsText === null) {
    replayFailed(findings, invoice, 'its facts are gone');
    return;
  }
  let draft: InvoiceDraft;
  try {
    draft = computeInvoice(JSON.parse(factsText) as InvoiceFacts, designs);
  } catch (error) {
    if (!(error instanceof RatingError)) throw error;
    replayFailed(findings, invoice, error.message);
    return;
  }
  compareDraft(findings, tenantId, invoice, draft);
}

/** What stands posted and what came out of the kept facts: every member of every line, and the fingerprint. */
export function compareDraft(
  findings: Differences,
  tenantId: string,
  invoice: PostedInvoice,
  draft: InvoiceDraft,
): void {
  const { factsText } = invoice;
  const digits = digitsOf(invoice.total);
  const money = (amount: { toFixed(digits: number): string }): string => amount.toFixed(digits);
  const rows = draft.lines.map((line, index) =>
    lineRow(line, tenantId, invoice.id, index + 1, money),
  );
  compareLines(findings, invoice, rows as StoredLine[]);
  compareTotals(findings, invoice, draft);
  if (contentHash(factsText ?? '', rows, money(draft.total)) !== invoice.contentHash) {
    findings.add('content-changed', pathOf(invoice), {
      zh: `${pathOf(invoice)} 的内容或所依据的事实与过账时的指纹不符`,
      en: `${pathOf(invoice)} or the facts it was computed from don't match the fingerprint taken when it was made`,
    });
  }
}

const digitsOf = (amount: string): number => amount.split('.')[1]?.length ?? 0;

/** Ids of the design versions that an invoice's facts name. */
export function designsNamed(factsText: string | null): string[] {
  if (factsText === null) return [];
  const { subscriptions, flows } = JSON.parse(factsText) as InvoiceFacts;
  return [...flows, ...subscriptions.map(({ plan }) => plan)];
}
