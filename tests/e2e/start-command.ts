import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';

export interface StartCommand {
  readonly process: ChildProcess;
  readonly ended: Promise<{ code: number | null; output: string; seconds: number }>;
  /** Resolves once the text has been printed. */
  prints(text: string): Promise<void>;
}

const running = new Set<ChildProcess>();

/** Ends what a failed test left running. */
export function endLeftovers(): void {
  for (const child of running) child.kill('SIGKILL');
}

/** Runs the start command as a person would, with nothing on standard input. */
export function runStart(environment: Record<string, string>): StartCommand {
  const startedAt = performance.now();
  const child = spawn(process.execPath, ['engine/start.ts'], {
    env: { ...process.env, DATABASE_URL: '', LC_ALL: 'en', HOST: '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let output = '';
  const listeners = new Set<() => void>();
  const keep = (chunk: Buffer) => {
    output += chunk.toString('utf8');
    for (const listener of listeners) listener();
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended: StartCommand['ended'] = new Promise((resolve) => {
    child.once('exit', (code) => {
      running.delete(child);
      resolve({ code, output, seconds: (performance.now() - startedAt) / 1000 });
    });
  });
  return {
    process: child,
    ended,
    prints: (text) =>
      new Promise((resolve, reject) => {
        const look = () => output.includes(text) && resolve();
        listeners.add(look);
        look();
        ended.then(() => reject(new Error(`ended without "${text}":\n${output}`)));
      }),
  };
}

export function portOfDatabase(dataDir: string): number {
  return Number(readFileSync(join(dataDir, 'postgres', 'port'), 'utf8'));
}

export function answersOn(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
