import type { InspectedFile } from '#engine/runtime/import/file';
import type { ImportMapping } from '#schemas';
import type { ErrorFile } from './error-file.ts';
import { IssueCounter } from './issue-counter.ts';
import { keptRow, MOST_KEPT_ROWS } from './keep-row.ts';
import type { RowDesigns } from './rate-row.ts';
import { Reconciler } from './reconciler.ts';
import type { ImportCounts, ImportReport, KeptRow, RowIssue } from './report.ts';
import type { OfferedDesign } from './resolve-designs.ts';
import type { ScannedRow } from './scan-rows.ts';

const MAX_FIRST_ERRORS = 100;

export interface ReportInput {
  file: InspectedFile;
  columns: string[];
  mapping: ImportMapping;
  rowDesigns: RowDesigns | undefined;
  errorFile: ErrorFile | undefined;
  toPublish: readonly OfferedDesign[];
}

/** Takes the rows of a rehearsal one by one; holds counts, and of the rows some with errors. */
export class ReportBuilder {
  private readonly counts: ImportCounts = {
    rows: 0,
    created: 0,
    updated: 0,
    skipped: 0,
    failed: 0,
    subscriptions: 0,
    items: 0,
  };
  private readonly warnings = new IssueCounter();
  private readonly errors = new IssueCounter();
  private readonly firstErrors: RowIssue[] = [];
  readonly kept: KeptRow[] = [];
  private readonly reconciler: Reconciler | undefined;
  private readonly input: ReportInput;

  constructor(input: ReportInput) {
    this.input = input;
    const { reconcile } = input.mapping;
    this.reconciler =
      reconcile && input.rowDesigns
        ? new Reconciler(
            reconcile.column,
            reconcile.label ?? { zh: reconcile.column, en: reconcile.column },
            input.rowDesigns.plan.currency,
          )
        : undefined;
  }

  async add(scanned: ScannedRow): Promise<void> {
    const { charge, sourceAmount, externalId = '' } = scanned;
    this.reconciler?.add(scanned.record.row, externalId, charge, sourceAmount);
    this.count(scanned);
    const { columns, mapping } = this.input;
    if (scanned.outcome === 'failed' && this.kept.length < MOST_KEPT_ROWS) {
      this.kept.push(keptRow(scanned, columns, mapping));
    }
    for (const issue of scanned.issues) {
      const { row } = scanned.record;
      if (issue.severity === 'warning') {
        this.warnings.add(row, issue);
        continue;
      }
      this.errors.add(row, issue);
      const found: RowIssue = { row, externalId: scanned.externalId ?? null, issue };
      if (this.firstErrors.length < MAX_FIRST_ERRORS) this.firstErrors.push(found);
      await this.input.errorFile?.add(found, scanned.record.cells);
    }
  }

  result(): ImportReport {
    const { file, columns, toPublish } = this.input;
    return {
      file: {
        name: file.name,
        hash: file.hash,
        bytes: file.bytes,
        encoding: file.encoding,
        delimiter: file.delimiter,
        columns,
      },
      counts: this.counts,
      warnings: this.warnings.list(),
      errors: this.errors.list(),
      firstErrors: this.firstErrors,
      reconciliation: this.reconciler?.result() ?? null,
      toPublish: toPublish.map(({ kind, key, name }) => ({ kind, key, name })),
    };
  }

  private count({ outcome, mapped }: ScannedRow): void {
    const { counts } = this;
    counts.rows += 1;
    if (outcome === 'create') counts.created += 1;
    else if (outcome === 'update') counts.updated += 1;
    else if (outcome === 'skip') counts.skipped += 1;
    else counts.failed += 1;
    if (outcome !== 'create' || !mapped?.subscription) return;
    counts.subscriptions += 1;
    counts.items += mapped.subscription.items.length;
  }
}
