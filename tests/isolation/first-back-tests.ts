import { backTestTasks, startBackTest } from '#engine/runtime/back-test';
import type { Context } from '#engine/runtime/context';
import { FLOW_KEY, flowDocument } from './designs.ts';

/** Back-tests of January, one done and one that no worker took up yet. */
export async function makeBackTests(ctx: Context, marker: string) {
  const document = flowDocument(FLOW_KEY, marker);
  const start = (idempotencyKey: string) =>
    startBackTest({
      ctx,
      input: {
        document,
        periodStart: '2026-01-01',
        periodEnd: '2026-02-01',
        sample: 100,
        idempotencyKey,
      },
    });
  const { id: backTestId } = await start(marker);
  await backTestTasks['back-test-compute']?.(ctx, { backTestId, chunkNo: 0 });
  const { id: runningTestId } = await start(`${marker}-running`);
  return { backTestId, runningTestId };
}
