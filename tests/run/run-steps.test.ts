import { describe, expect, it, vi } from 'vitest';
import { runSteps } from './run-steps.ts';
import type { Step } from './steps.ts';

vi.spyOn(console, 'log').mockImplementation(() => {});
vi.spyOn(console, 'error').mockImplementation(() => {});

const node = (name: string, source: string, more: Partial<Step> = {}): Step => ({
  name,
  command: 'node',
  arguments: ['-e', source],
  ...more,
});

const report =
  'require("node:fs").writeFileSync(process.env.REPORT, JSON.stringify({ stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 1 } }))';

describe('the steps of npm test', () => {
  it('sum what their reports count', async () => {
    const counted = node('counted', report, {
      counts: 'playwright',
      environment: { REPORT: '{report}' },
    });
    const { counts, succeeded } = await runSteps([counted, node('uncounted', ''), counted]);
    expect(counts).toEqual({ passed: 6, failed: 0, skipped: 2 });
    expect(succeeded).toBe(true);
  });

  it('go on after a failure, but not with what needs the failed one', async () => {
    const { counts, succeeded } = await runSteps([
      node('build', 'process.exit(1)', { neededBy: ['browser'] }),
      node('browser', 'process.exit(1)'),
      node('other', 'process.exit(1)'),
    ]);
    expect(counts).toEqual({ passed: 0, failed: 2, skipped: 0 });
    expect(succeeded).toBe(false);
  });

  it('count a command that is not there as failed', async () => {
    const step: Step = { name: 'absent', command: 'no-such-command', arguments: [] };
    expect((await runSteps([step])).counts.failed).toBe(1);
  });
});
