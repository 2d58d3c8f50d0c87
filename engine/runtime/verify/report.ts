import { type Issue, issue, type LocalText } from '#engine/core/issue';

/** The end of a tenant's chain. Kept elsewhere, it shows later that nothing before it was rewritten. */
export interface AuditHead {
  position: number;
  /** SHA-256 in hexadecimal. */
  hash: string;
}

/** What was looked at, and everything that is wrong; an empty list is the proof. */
export interface VerifyReport {
  invoices: number;
  lines: number;
  items: number;
  balanceEntries: number;
  auditEntries: number;
  /** Where the audit log ends; to be kept elsewhere. Null where it is empty. */
  auditHead: AuditHead | null;
  /** In all; `problems` holds the first of them. */
  problemCount: number;
  problems: Issue[];
}

const MOST_PROBLEMS = 1_000;

/** Collects what is wrong, up to a limit, and counts the rest. */
export class Findings {
  readonly report: VerifyReport = {
    invoices: 0,
    lines: 0,
    items: 0,
    balanceEntries: 0,
    auditEntries: 0,
    auditHead: null,
    problemCount: 0,
    problems: [],
  };

  add(code: string, path: string, message: LocalText, params: Issue['params'] = {}): void {
    this.report.problemCount += 1;
    if (this.report.problems.length < MOST_PROBLEMS) {
      this.report.problems.push(issue(code, path, message, params));
    }
  }
}
