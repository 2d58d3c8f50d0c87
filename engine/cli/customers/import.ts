import { withTenant } from '#engine/cli/database';
import type { Session } from '#engine/cli/session';
import { startProgress, usageFailure } from '#engine/cli/terminal';
import { parseDate } from '#engine/core/calendar';
import { AppError } from '#engine/runtime/error';
import {
  type DuplicateRule,
  type ImportInput,
  type ImportProgress,
  rehearseImport,
  runImport,
} from '#engine/runtime/import';
import { describeReport } from './describe-report.ts';
import { findMapping } from './find-mapping.ts';

export interface ImportOptions {
  mapping: string;
  billingFrom?: string;
  rehearse?: boolean;
  duplicates: DuplicateRule;
  skipErrors?: boolean;
  errors?: string;
  encoding?: 'utf-8' | 'gb18030';
  delimiter?: string;
  tenant?: string;
}

/** `import customers <file>`: status 2 where rows have errors. */
export async function runImportCustomers(
  session: Session,
  path: string,
  options: ImportOptions,
): Promise<number> {
  const { output } = session;
  if (options.billingFrom !== undefined && !parseDate(options.billingFrom)) {
    throw usageFailure('date-unreadable', {
      zh: `--billing-from 应为日期（如 2026-01-01），而不是“${options.billingFrom}”`,
      en: `--billing-from must be a date such as 2026-01-01, not "${options.billingFrom}"`,
    });
  }
  return withTenant(session, options.tenant, async ({ ctx, tenant }) => {
    const { mapping, offered } = await findMapping(ctx, options.mapping);
    const input = inputOf(path, options, { mapping, offered });
    const watch = { signal: session.stopSignal(), ...follow(session) };
    try {
      if (options.rehearse) {
        const { report, ...batch } = await rehearseImport({ ctx, input, watch });
        watch.finish();
        output.result({ tenant: tenant.slug, ...batch, report }, [
          { zh: '试导入（不写入任何数据）', en: 'Rehearsal; nothing is written' },
          ...describeReport(report),
        ]);
        return report.counts.failed > 0 ? 2 : 0;
      }
      const result = await runImport({ ctx, input, watch });
      watch.finish();
      output.result({ tenant: tenant.slug, ...result }, [
        ...describeReport(result.report),
        done(result.wasDone, result.resumedAfter),
      ]);
      return 0;
    } catch (error) {
      watch.finish();
      if (watch.signal.aborted && !(error instanceof AppError)) return stopped(session);
      throw error;
    }
  });
}

function inputOf(
  path: string,
  options: ImportOptions,
  found: Pick<ImportInput, 'mapping' | 'offered'>,
): ImportInput {
  const { billingFrom, duplicates, skipErrors, errors, encoding, delimiter } = options;
  return {
    path,
    ...found,
    duplicates,
    ...(billingFrom === undefined ? {} : { billingFrom }),
    ...(skipErrors ? { skipErrors } : {}),
    ...(errors === undefined ? {} : { errorFile: errors }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(delimiter === undefined
      ? {}
      : { delimiter: (delimiter === 'tab' ? '\t' : delimiter) as ',' | ';' | '\t' }),
  };
}

/** A bar for each phase. */
function follow({ output }: Session) {
  const labels = {
    checking: { zh: '检查', en: 'Checking' },
    importing: { zh: '导入', en: 'Importing' },
  };
  let phase: ImportProgress['phase'] | undefined;
  let bar = startProgress(output, labels.checking);
  return {
    progress(progress: ImportProgress) {
      if (phase !== undefined && phase !== progress.phase) {
        bar.stop();
        bar = startProgress(output, labels[progress.phase]);
      }
      phase = progress.phase;
      bar.update(progress.done, progress.total);
    },
    finish: () => bar.stop(),
  };
}

function done(wasDone: boolean, resumedAfter: number) {
  if (wasDone) {
    return {
      zh: '该文件此前已用相同的映射和选项导入，未重复导入。',
      en: 'This file was imported before with the same mapping and options; nothing was done again.',
    };
  }
  return resumedAfter > 0
    ? {
        zh: `导入完成（从第 ${resumedAfter} 条之后续传）。`,
        en: `Imported; went on after the ${resumedAfter} rows done before.`,
      }
    : { zh: '导入完成。', en: 'Imported.' };
}

function stopped({ output }: Session): number {
  const message = {
    zh: '已停止；已写入的批次保留，再次运行同一命令即可继续。',
    en: 'Stopped. What is written stays; the same command goes on from there.',
  };
  output.result({ error: { code: 'stopped', message, issues: [] } }, []);
  output.warn(message);
  return 130;
}
