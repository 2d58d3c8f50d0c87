import { StepLimitError } from '#engine/core/feel';
import { type Issue, issue } from '#engine/core/issue';
import { IMPORT_LIMITS } from '#engine/runtime/import/file';
import type { ImportMapping, Plan } from '#schemas';
import { columnScope, compileColumnExpression, missingColumn } from './column-scope.ts';
import { toDecimal } from './convert-value.ts';
import { compileCustomer } from './customer-mapper.ts';
import type { MappedRow, RowMapper } from './mapped-row.ts';
import { rowProblem } from './row-problem.ts';
import { compileSubscription } from './subscription-mapper.ts';
import type { RowSlots } from './value-reader.ts';

export interface MappingOptions {
  /** The plan that the mapping's subscriptions take. */
  plan?: Plan | undefined;
  /** ISO date that billing starts on where the mapping doesn't say. */
  billingFrom?: string | undefined;
  /** Longest cell, in characters. */
  maxCellChars?: number;
}

export type CompileMappingResult = { ok: true; map: RowMapper } | { ok: false; issues: Issue[] };

/** Compiles a mapping for a file's columns, once; every problem of it at once. */
export function compileMapping(
  mapping: ImportMapping,
  columns: readonly string[],
  options: MappingOptions = {},
): CompileMappingResult {
  const issues: Issue[] = [];
  const scope = columnScope(columns);
  const customer = compileCustomer(mapping.customer, scope, issues);
  const { subscription } = mapping;
  issues.push(...checkSubscription(mapping, options));
  const subscribe =
    subscription && options.plan
      ? compileSubscription(
          subscription,
          scope,
          { plan: options.plan, billingFrom: options.billingFrom },
          issues,
        )
      : undefined;
  const checks = (mapping.checks ?? []).map((check, index) => ({
    ...check,
    program: compileColumnExpression(check.when, scope, `/checks/${index}/when`, issues),
  }));
  const reconciled = mapping.reconcile ? scope.indexOf(mapping.reconcile.column) : -1;
  if (mapping.reconcile && reconciled < 0) {
    issues.push(missingColumn(mapping.reconcile.column, columns, '/reconcile/column'));
  }
  if (issues.length > 0) return { ok: false, issues };
  const maxCell = options.maxCellChars ?? IMPORT_LIMITS.cellChars;

  const mapSlots = (slots: RowSlots, problems: Issue[]): MappedRow => {
    for (const { program, code, message, severity } of checks) {
      if (program?.run(slots) !== true) continue;
      const column = program.slotsRead.map((slot) => columns[slot] ?? '').join(', ');
      problems.push(rowProblem(code, message, { column }, severity));
    }
    const mapped = customer(slots, problems);
    return {
      customer: mapped,
      subscription: subscribe?.(slots, mapped.externalId, problems) ?? null,
    };
  };

  const map: RowMapper = (cells) => {
    const problems = checkShape(cells, columns, maxCell);
    const slots: RowSlots = cells.map((cell) => cell.trim() || null);
    const row =
      problems.length === 0 ? orTooLong(() => mapSlots(slots, problems), problems) : undefined;
    const isBroken = problems.some(({ severity }) => severity === 'error');
    return {
      row: isBroken ? undefined : row,
      externalId: row?.customer.externalId || undefined,
      issues: problems,
      sourceAmount: reconciled < 0 ? undefined : toDecimal(slots[reconciled] ?? null),
    };
  };
  return { ok: true, map };
}

/** An expression without end breaks its row, not the import. */
function orTooLong<T>(work: () => T, problems: Issue[]): T | undefined {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof StepLimitError)) throw error;
    problems.push(
      rowProblem('expression-too-long', {
        zh: '映射的表达式计算步数过多',
        en: 'an expression of the mapping takes too many steps',
      }),
    );
    return undefined;
  }
}

function checkSubscription({ subscription }: ImportMapping, options: MappingOptions): Issue[] {
  if (!subscription) return [];
  const issues: Issue[] = [];
  if (!options.plan) {
    issues.push(
      issue(
        'mapping-plan-unknown',
        '/subscription/plan',
        {
          zh: `没有已发布的套餐“${subscription.plan}”`,
          en: `there is no published plan "${subscription.plan}"`,
        },
        { plan: subscription.plan },
      ),
    );
  }
  if (!subscription.billingFrom && options.billingFrom === undefined) {
    issues.push(
      issue('billing-from-missing', '/subscription/billingFrom', {
        zh: '没有计费起始日：请在映射中给出 billingFrom，或在导入时指定（如 2026-01-01）',
        en: 'no day that billing starts on: give billingFrom in the mapping or with the import, such as 2026-01-01',
      }),
    );
  }
  return issues;
}

/** Rows that don't fit the header, or hold a cell of monstrous length. */
function checkShape(
  cells: readonly string[],
  columns: readonly string[],
  maxCell: number,
): Issue[] {
  const surplus = cells.slice(columns.length);
  if (cells.length < columns.length || surplus.some((cell) => cell.trim() !== '')) {
    return [
      rowProblem(
        'row-width',
        {
          zh: `该行有 ${cells.length} 个单元格，表头有 ${columns.length} 列`,
          en: `the row has ${cells.length} cells, the header ${columns.length} columns`,
        },
        { cells: cells.length, columns: columns.length },
      ),
    ];
  }
  const long = cells.findIndex((cell) => cell.length > maxCell);
  if (long < 0) return [];
  return [
    rowProblem(
      'cell-too-long',
      {
        zh: `“${columns[long]}”超过 ${maxCell} 个字符`,
        en: `"${columns[long]}" has more than ${maxCell} characters`,
      },
      { column: columns[long] ?? '' },
    ),
  ];
}
