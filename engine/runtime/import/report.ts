import type { Issue, LocalText } from '#engine/core/issue';

export const DUPLICATE_RULES = ['skip', 'update', 'refuse'] as const;
/** What happens to a row whose customer is there already, in the file or in the database. */
export type DuplicateRule = (typeof DUPLICATE_RULES)[number];

/** A problem of one row, as reported. */
export interface RowIssue {
  /** Number of the row in a spreadsheet; the header is row 1. */
  row: number;
  externalId: string | null;
  issue: Issue;
}

/** A row with errors as it is kept with its batch, to be shown, corrected and handed out. */
export interface KeptRow {
  row: number;
  externalId: string | null;
  cells: string[];
  issues: KeptIssue[];
}

export interface KeptIssue {
  code: string;
  message: LocalText;
  /** The columns that the problem lies in, as far as it is known. */
  columns: string[];
}

export interface IssueCount {
  code: string;
  message: LocalText;
  rows: number;
  /** Some of the rows. */
  examples: number[];
}

/** Computed charges of one whole period against a column of the source. Amounts as text. */
export interface Reconciliation {
  label: LocalText;
  column: string;
  currency: string;
  rowsCompared: number;
  /** Rows without a subscription, or whose amount can't be read. */
  rowsNotCompared: number;
  computed: string;
  source: string;
  /** computed − source */
  difference: string;
  rowsDiffering: number;
  largest: LargestDifference | null;
}

export interface LargestDifference {
  row: number;
  externalId: string;
  computed: string;
  source: string;
  difference: string;
}

export interface ImportCounts {
  rows: number;
  created: number;
  updated: number;
  skipped: number;
  failed: number;
  subscriptions: number;
  items: number;
}

export interface ImportReport {
  file: {
    name: string;
    hash: string;
    bytes: number;
    encoding: string;
    delimiter: string;
    columns: string[];
  };
  counts: ImportCounts;
  warnings: IssueCount[];
  errors: IssueCount[];
  /** The first errors; all of them are in the file of errors. */
  firstErrors: RowIssue[];
  reconciliation: Reconciliation | null;
  /** Designs that the import publishes first, since the tenant hasn't. */
  toPublish: { kind: string; key: string; name: LocalText }[];
}
