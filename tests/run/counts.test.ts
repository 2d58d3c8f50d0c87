import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  addCounts,
  closingLine,
  countsOfPlaywright,
  countsOfVitest,
  readCounts,
} from './counts.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ratecraft-counts-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const vitestReport = {
  numPassedTests: 3,
  numFailedTests: 1,
  numPendingTests: 2,
  numTodoTests: 1,
  testResults: [
    { status: 'failed', assertionResults: [{}] },
    { status: 'failed', assertionResults: [] },
  ],
};

describe('the closing line of counts', () => {
  it('counts a test file that failed to load as a failure', () => {
    expect(countsOfVitest(vitestReport)).toEqual({ passed: 3, failed: 2, skipped: 3 });
  });

  it('counts a flaky end-to-end test as passed', () => {
    const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 2 };
    expect(countsOfPlaywright({ stats })).toEqual({ passed: 5, failed: 1, skipped: 2 });
  });

  it('sums and names skipped tests only when there are some', () => {
    const one = { passed: 1, failed: 0, skipped: 0 };
    expect(closingLine(addCounts(one, one))).toBe('2 passed, 0 failed');
    expect(closingLine({ passed: 2, failed: 1, skipped: 3 })).toBe('2 passed, 1 failed, 3 skipped');
  });

  it('counts a runner that broke without a report as one failure', () => {
    expect(readCounts('vitest', join(folder, 'absent.json'), false).failed).toBe(1);
  });

  it('never reports success for a runner that failed', () => {
    const file = join(folder, 'report.json');
    const stats = { expected: 4, unexpected: 0, flaky: 0, skipped: 0 };
    writeFileSync(file, JSON.stringify({ stats }));
    expect(readCounts('playwright', file, false).failed).toBe(1);
    expect(readCounts('playwright', file, true).failed).toBe(0);
  });
});
