import { readFileSync } from 'node:fs';

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

export const noCounts: Counts = { passed: 0, failed: 0, skipped: 0 };

export function addCounts(left: Counts, right: Counts): Counts {
  return {
    passed: left.passed + right.passed,
    failed: left.failed + right.failed,
    skipped: left.skipped + right.skipped,
  };
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
}

/** A file that failed to load has no tests of its own to count: it counts as one failure. */
export function countsOfVitest(report: VitestReport): Counts {
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
}

export function countsOfPlaywright({ stats }: PlaywrightReport): Counts {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
  };
}

/** The counts a runner wrote; without a readable report the run itself broke, one failure. */
export function readCounts(
  kind: 'vitest' | 'playwright',
  file: string,
  succeeded: boolean,
): Counts {
  let counts: Counts;
  try {
    const report: unknown = JSON.parse(readFileSync(file, 'utf8'));
    counts =
      kind === 'vitest'
        ? countsOfVitest(report as VitestReport)
        : countsOfPlaywright(report as PlaywrightReport);
  } catch {
    return { ...noCounts, failed: succeeded ? 0 : 1 };
  }
  return !succeeded && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

export function closingLine({ passed, failed, skipped }: Counts): string {
  const line = `${passed} passed, ${failed} failed`;
  return skipped > 0 ? `${line}, ${skipped} skipped` : line;
}
