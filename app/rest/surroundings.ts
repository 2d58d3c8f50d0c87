import { authenticateKey } from '#engine/runtime/api-key';
import { systemContext } from '#engine/runtime/context';
import { callerOf } from '#engine/runtime/identity';
import { identityOfProcess } from '../auth/identity.ts';
import type { Surroundings } from './dispatch.ts';
import { FailedKeys } from './failed-keys.ts';
import { ROUTES } from './routes/index.ts';

const failedKeys = new FailedKeys();

/** The API as this process serves it. */
export async function surroundingsOf(headers: Headers): Promise<Surroundings> {
  const { app } = await identityOfProcess();
  const ctx = systemContext(app);
  return {
    routes: ROUTES,
    open: (key) => authenticateKey({ ctx, input: { key } }),
    caller: callerOf(headers),
    failedKeys,
    nowMs: ctx.now.epochMilliseconds,
  };
}
