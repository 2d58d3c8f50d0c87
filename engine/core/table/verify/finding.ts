import type { LocalText } from '#engine/core/issue';
import type { TableRule } from '#engine/core/table';

export type FindingKind =
  | 'gap'
  | 'overlap'
  | 'conflict'
  | 'unreachable'
  | 'redundant'
  | 'never-matches'
  | 'not-verified';

/** The cases that a finding is about: unary tests for each input in turn, and days. */
export interface FindingBox {
  readonly tests: readonly string[];
  /** ISO dates, half-open, where the rows have dates. */
  readonly from?: string;
  readonly to?: string;
}

/** A row that takes the cases of a gap; its results are left to fill in. */
export interface GapFix {
  readonly insertAt: number;
  readonly row: TableRule;
}

export interface TableFinding {
  readonly kind: FindingKind;
  readonly severity: 'error' | 'warning' | 'info';
  /** Positions among the table's rules, the row that it is about first. */
  readonly rows: readonly number[];
  /** A value in FEEL for each input, by its expression: one case where it shows. */
  readonly example: Readonly<Record<string, string>>;
  /** The day of the example, where rows have dates. */
  readonly day?: string;
  readonly box: FindingBox;
  readonly fix?: GapFix;
  readonly message: LocalText;
}

export interface VerifyLimits {
  /** Steps for each of the questions asked of a table. */
  readonly steps?: number;
  /** Findings of a kind that are listed. */
  readonly findings?: number;
}
