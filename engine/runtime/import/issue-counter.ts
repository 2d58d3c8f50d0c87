import type { Issue } from '#engine/core/issue';
import type { IssueCount } from './report.ts';

const MAX_EXAMPLES = 20;

/** Counts rows by the code of their problem; a row with the same problem twice counts once. */
export class IssueCounter {
  private readonly counts = new Map<string, IssueCount & { last: number }>();

  add(row: number, { code, message }: Issue): void {
    const known = this.counts.get(code);
    if (!known) {
      this.counts.set(code, { code, message, rows: 1, examples: [row], last: row });
      return;
    }
    if (known.last === row) return;
    known.last = row;
    known.rows += 1;
    if (known.examples.length < MAX_EXAMPLES) known.examples.push(row);
  }

  /** The most frequent first. */
  list(): IssueCount[] {
    return [...this.counts.values()]
      .map(({ last: _, ...count }) => count)
      .sort((a, b) => b.rows - a.rows);
  }
}
