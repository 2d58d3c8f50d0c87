import { bootEmbedded } from '#drizzle/embedded';

/**
 * Outlives a start command that was killed without a chance to clean up: ends the processes it
 * left, then the embedded PostgreSQL, unless somebody else uses that too.
 */
const GRACE_MS = 10_000;
const POLL_MS = 100;

const watched = new Set<number>();
let dataDir: string | undefined;

type Order =
  | { type: 'watch-process'; pid: number }
  | { type: 'watch-database'; dataDir: string }
  | { type: 'released' };

/** Every watched process leads a group of its own, its helpers with it. */
function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(process.platform === 'win32' ? pid : -pid, name);
  } catch {
    return false;
  }
}

async function endAll(): Promise<void> {
  const deadline = Date.now() + GRACE_MS;
  for (const pid of watched) signal(pid, 'SIGTERM');
  while ([...watched].some((pid) => signal(pid, 0)) && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  for (const pid of watched) signal(pid, 'SIGKILL');
  if (dataDir === undefined) return;
  // Joining and leaving makes this process the last user of the server, and so stops it.
  const server = await bootEmbedded({ dataDir });
  await server.stop();
}

process.on('message', (order: Order) => {
  if (order.type === 'watch-process') watched.add(order.pid);
  else if (order.type === 'watch-database') dataDir = order.dataDir;
  else process.exit(0);
});
process.once('disconnect', () => {
  endAll().finally(() => process.exit(0));
});
process.on('SIGINT', () => {});
process.on('SIGTERM', () => {});
