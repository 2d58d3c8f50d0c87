import type { Context } from '#engine/runtime/context';
import { BYTE_ORDER_MARK, safeCsvLine } from '#engine/runtime/export';
import { requirePermission } from '#engine/runtime/permission';
import { listImportErrors } from './list-import-errors.ts';
import { fixedCells } from './row-fixes.ts';

const HEADINGS = {
  zh: ['行号', '列', '问题'],
  en: ['Row', 'Column', 'Problem'],
} as const;

/** The rows with errors as CSV text, a page at a time, each with its problems and cells. */
export async function exportImportErrors({
  ctx,
  input: { batchId, locale },
}: {
  ctx: Context;
  input: { batchId: string; locale: 'zh' | 'en' };
}): Promise<AsyncGenerator<string>> {
  requirePermission(ctx, 'import.get');
  let page = await listImportErrors({ ctx, input: { batchId, limit: 200 } });
  async function* lines(): AsyncGenerator<string> {
    const { columns } = page;
    yield BYTE_ORDER_MARK + safeCsvLine([...HEADINGS[locale], ...columns]);
    for (;;) {
      const texts = page.rows.map(({ row, cells, fix, issues }) =>
        safeCsvLine([
          String(row),
          [...new Set(issues.flatMap((issue) => issue.columns))].join('; '),
          issues.map(({ message }) => message[locale]).join('; '),
          ...(fix ? fixedCells(cells, columns, fix) : cells),
        ]),
      );
      yield texts.join('');
      if (page.next === null) return;
      page = await listImportErrors({ ctx, input: { batchId, limit: 200, cursor: page.next } });
    }
  }
  return lines();
}
