import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runTck } from '#engine/runtime/tck';

/** The cases of github.com/dmn-tck/tck; they stand beside the repository and not in it. */
const ROOT = join(import.meta.dirname, '../../../shared/data/dmn-tck');
const LEVEL_3_PASSING = 1_022;

const isThere = existsSync(ROOT);
const title = isThere ? 'DMN TCK' : 'DMN TCK (skipped: ../shared/data/dmn-tck is not there)';

describe.skipIf(!isThere)(title, () => {
  it('level 2 passes entirely', async () => {
    const report = await runTck(join(ROOT, 'compliance-level-2'));
    expect(report.cases.filter(({ ok }) => !ok)).toEqual([]);
    expect(report.passed).toBeGreaterThan(0);
  });

  it('level 3 passes entirely', async () => {
    const report = await runTck(join(ROOT, 'compliance-level-3'));
    expect(report.cases.filter(({ ok }) => !ok)).toEqual([]);
    expect(report.passed).toBeGreaterThanOrEqual(LEVEL_3_PASSING);
  });
});
