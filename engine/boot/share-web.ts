import cluster, { type Worker } from 'node:cluster';

/**
 * Serves the pages from several processes on one port, as one process renders on one core only.
 * The first is ready before the others start, so that starting takes no longer. When one ends
 * unasked, all end, as the start command expects of its children.
 */
export async function shareWeb(processes: number): Promise<void> {
  let isStopping = false;
  const stop = () => {
    isStopping = true;
    for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill('SIGTERM');
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.once('disconnect', stop);
  cluster.on('exit', (_, code) => {
    if (!isStopping) {
      stop();
      process.exitCode = code || 1;
    }
    if (Object.keys(cluster.workers ?? {}).length === 0) process.exit();
  });
  const ready = await readinessOf(cluster.fork());
  if (isStopping) return;
  for (let count = 1; count < processes; count += 1) cluster.fork();
  process.send?.(ready);
}

function readinessOf(worker: Worker): Promise<object> {
  return new Promise((resolve) => {
    const listener = (message: { type?: string }) => {
      if (message.type !== 'ready') return;
      worker.off('message', listener);
      resolve(message);
    };
    worker.on('message', listener);
  });
}
