import type { LocalText } from '#engine/core/issue';
import type { ImportReport, Reconciliation } from '#engine/runtime/import';

const DELIMITERS: Record<string, string> = { ',': ',', ';': ';', '\t': 'TAB' };
const MAX_ERRORS = 20;

/** A report as lines for people. */
export function describeReport(report: ImportReport): LocalText[] {
  const { file, counts } = report;
  const delimiter = DELIMITERS[file.delimiter] ?? file.delimiter;
  return [
    {
      zh: `文件 ${file.name}：${file.encoding}，分隔符 ${delimiter}，${file.columns.length} 列，${counts.rows} 行`,
      en: `File ${file.name}: ${file.encoding}, delimiter ${delimiter}, ${file.columns.length} columns, ${counts.rows} rows`,
    },
    {
      zh: `新建 ${counts.created}，更新 ${counts.updated}，跳过 ${counts.skipped}，有错误 ${counts.failed}；订阅 ${counts.subscriptions}，收费项目 ${counts.items}`,
      en: `Create ${counts.created}, update ${counts.updated}, skip ${counts.skipped}, with errors ${counts.failed}; ${counts.subscriptions} subscriptions, ${counts.items} items`,
    },
    ...report.warnings.map(({ message, rows, examples }) => ({
      zh: `提示：${message.zh}：${rows} 行（如第 ${examples.slice(0, 5).join('、')} 行）`,
      en: `Note: ${message.en}: ${rows} rows (such as ${examples.slice(0, 5).join(', ')})`,
    })),
    ...describeErrors(report),
    ...(report.reconciliation ? describeReconciliation(report.reconciliation) : []),
  ];
}

function describeErrors({ firstErrors, counts }: ImportReport): LocalText[] {
  const lines = firstErrors.slice(0, MAX_ERRORS).map(({ row, issue }) => ({
    zh: `第 ${row} 行：${issue.message.zh}`,
    en: `Row ${row}: ${issue.message.en}`,
  }));
  if (counts.failed > lines.length) {
    lines.push({
      zh: '……其余错误请用 --errors <文件> 导出',
      en: '… write all of them to a file with --errors <file>',
    });
  }
  return lines;
}

function describeReconciliation(found: Reconciliation): LocalText[] {
  const { label, currency, computed, source, difference, rowsDiffering, largest } = found;
  const lines = [
    {
      zh: `核对“${label.zh}”：计算 ${computed}，来源 ${source}，差额 ${difference} ${currency}；${rowsDiffering} 行不同，${found.rowsNotCompared} 行未比较`,
      en: `Reconciled with ${label.en}: computed ${computed}, source ${source}, difference ${difference} ${currency}; ${rowsDiffering} rows differ, ${found.rowsNotCompared} not compared`,
    },
  ];
  if (!largest) return lines;
  return [
    ...lines,
    {
      zh: `最大差额：客户 ${largest.externalId}（第 ${largest.row} 行）计算 ${largest.computed}，来源 ${largest.source}，差 ${largest.difference}`,
      en: `Largest difference: customer ${largest.externalId} (row ${largest.row}): computed ${largest.computed}, source ${largest.source}, difference ${largest.difference}`,
    },
  ];
}
