import { rawSql } from '#drizzle';
import { Decimal } from '#engine/core/decimal';
import { minorUnits } from '#engine/core/money';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction } from '#engine/runtime/context';
import { conflict } from '#engine/runtime/error';
import { BYTE_ORDER_MARK, safeCsvLine } from '#engine/runtime/export';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { findHead } from './back-test.ts';
import type { DifferenceRow } from './compare-customers.ts';
import { nameCustomers } from './get.ts';

export interface ExportBackTestInput {
  id: string;
  /** The language of the headings and words; Chinese unless told. */
  language?: 'zh' | 'en';
}

export interface BackTestFile {
  fileName: string;
  /** UTF-8 text, piece by piece, with a byte order mark so that Excel reads it right. */
  text: AsyncIterable<string>;
}

const parse = inputParser<ExportBackTestInput>(
  { id: TEXT.id },
  { language: { enum: ['zh', 'en'] } },
);

type Language = 'zh' | 'en';

const HEADINGS: Record<Language, readonly string[]> = {
  zh: ['客户编号', '名称', '币种', '账单数', '原金额', '新金额', '差额', '变化（%）', '问题'],
  en: [
    'Customer no.',
    'Name',
    'Currency',
    'Invoices',
    'Before',
    'After',
    'Difference',
    'Change (%)',
    'Problem',
  ],
};

function percentOf(before: Decimal, difference: Decimal): string {
  if (before.sign() <= 0) return '';
  return difference.shifted(2).dividedBy(before).round(2, 'half-up').toFixed(2);
}

function amountsOf([, currency, , beforeText, afterText]: DifferenceRow): string[] {
  const digits = minorUnits(currency) ?? 2;
  const before = Decimal.of(beforeText);
  if (afterText === null) return [before.toFixed(digits), '', '', ''];
  const after = Decimal.of(afterText);
  const difference = after.minus(before);
  const amounts = [before, after, difference].map((amount) => amount.toFixed(digits));
  return [...amounts, percentOf(before, difference)];
}

async function* linesOf(ctx: Context, id: string, language: Language): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + safeCsvLine(HEADINGS[language]);
  let after: number | undefined = -1;
  while (after !== undefined) {
    const page = await inTransaction(ctx, async ({ tx }) => {
      const [chunk] = await rawSql(tx)<{ chunkNo: number; differences: string | null }[]>`
        select chunk_no as "chunkNo", differences from back_test_chunks
          where back_test_id = ${id} and chunk_no > ${after ?? -1}
          order by chunk_no
          limit 1`;
      if (!chunk) return undefined;
      const rows = JSON.parse(chunk.differences ?? '[]') as DifferenceRow[];
      const names = await nameCustomers(
        tx,
        rows.map(([customerId]) => customerId),
      );
      const lines = rows.map((row) => {
        const [customerId, currency, invoices, , , issue] = row;
        const { customerName = '', externalId = '' } = names.get(customerId) ?? {};
        const who = [externalId || customerId, customerName ?? '', currency, String(invoices)];
        return safeCsvLine([...who, ...amountsOf(row), issue?.message[language] ?? '']);
      });
      return { after: chunk.chunkNo, text: lines.join('') };
    });
    if (page?.text) yield page.text;
    after = page?.after;
  }
}

/** The difference of every customer as a CSV file, read part by part while it is sent. */
export async function exportBackTest({
  ctx,
  input,
}: {
  ctx: Context;
  input: ExportBackTestInput;
}): Promise<BackTestFile> {
  requirePermission(ctx, 'back-test.export');
  const { id, language = 'zh' } = parse(input);
  const { designKey, periodStart } = await inTransaction(ctx, async (scope) => {
    const head = await findHead(scope.tx, ctx, id);
    if (head.status !== 'done') {
      throw conflict({
        zh: '回测尚未完成，没有可导出的结果',
        en: 'the back-test is not done, so there is nothing to export',
      });
    }
    await writeAudit(scope, 'back-test.export', { kind: 'back-test', id });
    return head;
  });
  return {
    fileName: `back-test-${designKey}-${periodStart.slice(0, 7)}.csv`,
    text: linesOf(ctx, id, language),
  };
}
