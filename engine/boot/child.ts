import { type ChildProcess, fork } from 'node:child_process';

export interface Child {
  readonly name: string;
  readonly pid: number | undefined;
  /** Resolves once the process has ended, however it ended. */
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** Resolves with the first message of that type; rejects if the process ends before it. */
  message<T extends { type: string }>(type: T['type']): Promise<T>;
  send(message: { type: string } & Record<string, unknown>): void;
  /** Asks it to end, and ends it after the time given. */
  stop(timeoutMs: number): Promise<void>;
  kill(): void;
}

/**
 * Children get a process group of their own, so that Ctrl-C in a terminal reaches only the parent,
 * which stops them in order. Each ends by itself when the channel to the parent closes.
 */
export function startChild(
  name: string,
  file: string,
  environment: NodeJS.ProcessEnv,
  nodeOptions: readonly string[] = [],
): Child {
  const child = fork(file, [], {
    env: environment,
    execArgv: [...process.execArgv, ...nodeOptions],
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = endOf(child);
  const kill = () => {
    child.kill('SIGKILL');
  };
  return {
    name,
    pid: child.pid,
    ended,
    kill,
    message: (type) => messageOf(child, name, type, ended),
    send: (message) => {
      if (child.connected) child.send(message);
    },
    stop: async (timeoutMs) => {
      child.kill('SIGTERM');
      const timer = setTimeout(kill, timeoutMs);
      await ended;
      clearTimeout(timer);
    },
  };
}

function endOf(child: ChildProcess): Child['ended'] {
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    child.once('error', () => resolve({ code: 1, signal: null }));
  });
}

function messageOf<T extends { type: string }>(
  child: ChildProcess,
  name: string,
  type: string,
  ended: Child['ended'],
): Promise<T> {
  return new Promise((resolve, reject) => {
    const listener = (message: unknown) => {
      if ((message as { type?: string } | null)?.type !== type) return;
      child.off('message', listener);
      resolve(message as T);
    };
    child.on('message', listener);
    ended.then(() => reject(new Error(`${name} ended before it was ready`)));
  });
}
