import type { Issue } from '#engine/core/issue';
import type { IssueCount } from './report.ts';

const MAX_EXAMPLES = 20;

/** Counts rows by the code of their problem. */
export class IssueCounter {
  private readonly counts = new Map<string, IssueCount>();

  add(row: number, { code, message }: Issue): void {
    const known = this.counts.get(code);
    if (!known) {
      this.counts.set(code, { code, message, rows: 1, examples: [row] });
      return;
    }
    known.rows += 1;
    if (known.examples.length < MAX_EXAMPLES) known.examples.push(row);
  }

  /** The most frequent first. */
  list(): IssueCount[] {
    return [...this.counts.values()].sort((a, b) => b.rows - a.rows);
  }
}
