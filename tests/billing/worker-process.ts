import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface WorkerProcess {
  child: ChildProcess;
  /** Largest resident size so far, in MB, as the system counts it. */
  peakRssMb(): number;
  stop(): Promise<void>;
}

/** A worker as `npm start` runs it, in a process of its own. */
export async function startWorkerProcess(
  url: string,
  env: Record<string, string> = {},
): Promise<WorkerProcess> {
  const child = fork(join(import.meta.dirname, '../../engine/worker.ts'), [], {
    env: { ...process.env, ...env, DATABASE_URL: url },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('exit', (code) => reject(new Error(`the worker ended with ${code}`)));
  });
  return {
    child,
    peakRssMb() {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
    },
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve();
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}
