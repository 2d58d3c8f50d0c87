import { Presets, SingleBar } from 'cli-progress';
import type { LocalText } from '#engine/core/issue';
import type { Output } from './output.ts';

export interface Progress {
  update(done: number, total: number): void;
  stop(): void;
}

const NONE: Progress = { update: () => {}, stop: () => {} };

/** A bar on a terminal; nothing where the output goes to a file, a pipe or a program. */
export function startProgress(output: Output, label: LocalText): Progress {
  if (output.json || !process.stderr.isTTY) return NONE;
  const bar = new SingleBar(
    {
      format: `${output.speak(label)} [{bar}] {percentage}% {value}/{total} {eta_formatted}`,
      clearOnComplete: true,
      hideCursor: true,
      stream: process.stderr,
    },
    Presets.shades_classic,
  );
  let isStarted = false;
  return {
    update(done, total) {
      if (!isStarted) bar.start(total, done);
      isStarted = true;
      bar.setTotal(total);
      bar.update(done);
    },
    stop() {
      if (isStarted) bar.stop();
    },
  };
}
