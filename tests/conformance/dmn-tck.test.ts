import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runTck } from '#engine/runtime/tck';

/** The cases of github.com/dmn-tck/tck; they stand beside the repository and not in it. */
const ROOT = join(import.meta.dirname, '../../../shared/data/dmn-tck');
const LEVEL_3_PASSING = 1_020;

/** Years that `Temporal` doesn't reach (it ends at ±271,821). */
const KNOWN_MISSES = [
  '1117-feel-date-and-time-function-test-01/027_ae365197dd/feel-date-and-time-function_027_ae365197dd',
  '1117-feel-date-and-time-function-test-01/028_1c3d56275f/feel-date-and-time-function_028_1c3d56275f',
];

const isThere = existsSync(ROOT);
const title = isThere ? 'DMN TCK' : 'DMN TCK (skipped: ../shared/data/dmn-tck is not there)';

describe.skipIf(!isThere)(title, () => {
  it('level 2 passes entirely', async () => {
    const report = await runTck(join(ROOT, 'compliance-level-2'));
    expect(report.cases.filter(({ ok }) => !ok)).toEqual([]);
    expect(report.passed).toBeGreaterThan(0);
  });

  it('level 3 passes but for the known misses', async () => {
    const report = await runTck(join(ROOT, 'compliance-level-3'));
    expect(report.cases.filter(({ ok }) => !ok).map(({ id }) => id)).toEqual(KNOWN_MISSES);
    expect(report.passed).toBeGreaterThanOrEqual(LEVEL_3_PASSING);
  });
});
