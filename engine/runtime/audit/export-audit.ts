import { type Context, inTransaction } from '#engine/runtime/context';
import { BYTE_ORDER_MARK, safeCsvLine } from '#engine/runtime/export';
import { inputParser } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import type { AuditEntry } from './audit-entry.ts';
import { FILTER_FIELDS, type ListAuditInput, loadPage } from './list-audit.ts';
import { writeAudit } from './write-audit.ts';

export interface ExportAuditInput extends Omit<ListAuditInput, 'limit' | 'cursor'> {
  /** Language of the column heads. */
  language?: 'zh' | 'en';
}

const MOST_EXPORTED = 50_000;
const PAGE_ROWS = 1_000;

const parse = inputParser<ExportAuditInput>(
  {},
  { ...FILTER_FIELDS, language: { enum: ['zh', 'en'] } },
);

const COLUMNS: readonly [zh: string, en: string, cell: (entry: AuditEntry) => string][] = [
  ['序号', 'Position', ({ position }) => String(position ?? '')],
  ['时间（UTC）', 'Time (UTC)', ({ at }) => at],
  ['操作人', 'Who', ({ actor }) => actor.name ?? actor.id ?? actor.kind],
  ['角色', 'Role', ({ actor }) => actor.role ?? ''],
  ['操作', 'Verb', ({ verb }) => verb],
  ['对象类型', 'Subject kind', ({ subjectKind }) => subjectKind],
  ['对象', 'Subject', ({ subjectName }) => subjectName ?? ''],
  ['对象编号', 'Subject id', ({ subjectId }) => subjectId],
  ['改动', 'Changes', ({ changes }) => JSON.stringify(changes)],
  ['来源', 'From', ({ origin }) => origin?.via ?? ''],
  ['地址', 'Address', ({ origin }) => origin?.ip ?? ''],
  ['封签', 'Seal', ({ hash }) => hash ?? ''],
];

/** The entries that a filter takes as CSV, newest first, at most 50,000; who took them is recorded. */
export async function exportAudit({
  ctx,
  input,
}: {
  ctx: Context;
  input: ExportAuditInput;
}): Promise<{ csv: string; rows: number }> {
  requirePermission(ctx, 'audit.export');
  const { language = 'en', ...filter } = parse(input);
  return inTransaction(ctx, async (scope) => {
    const lines: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await loadPage(scope, { ...filter, cursor }, PAGE_ROWS);
      for (const entry of page.rows) {
        lines.push(safeCsvLine(COLUMNS.map(([, , cell]) => cell(entry))));
      }
      cursor = page.next ?? undefined;
    } while (cursor !== undefined && lines.length < MOST_EXPORTED);
    const head = safeCsvLine(COLUMNS.map(([zh, en]) => (language === 'zh' ? zh : en)));
    await writeAudit(scope, 'audit.export', {
      kind: 'audit-log',
      id: ctx.tenantId,
      after: { filter, rows: lines.length },
    });
    return { csv: BYTE_ORDER_MARK + head + lines.join(''), rows: lines.length };
  });
}
