import type { Output } from '#engine/cli/terminal';

/** What every command is given. */
export interface Session {
  output: Output;
  environment: NodeJS.ProcessEnv;
  /** Aborted by Ctrl-C; without a call of this, Ctrl-C ends the process as usual. */
  stopSignal(): AbortSignal;
}

/** The first wish to stop aborts, so that work ends at its next checkpoint; the second kills. */
export function stopOnSignals(): { signal: () => AbortSignal; wasStopped: () => boolean } {
  let abort: AbortController | undefined;
  const start = () => {
    const controller = new AbortController();
    const stop = () => {
      if (controller.signal.aborted) process.exit(130);
      controller.abort();
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
    return controller;
  };
  return {
    signal: () => {
      abort ??= start();
      return abort.signal;
    },
    wasStopped: () => abort?.signal.aborted ?? false,
  };
}
