import type { Page } from '@playwright/test';

/** Times from one frame to the next, in milliseconds. */
export interface Frames {
  count: number;
  median: number;
  p95: number;
  worst: number;
}

interface Watched {
  frameTimes?: number[];
  watchesFrames?: boolean;
}

const at = (sorted: readonly number[], share: number): number =>
  Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) /
  10;

/** The frames of a page while something is done in it. */
export async function measureFrames(page: Page, work: () => Promise<void>): Promise<Frames> {
  await page.evaluate(() => {
    const watched = window as unknown as Watched;
    const times: number[] = [];
    watched.frameTimes = times;
    watched.watchesFrames = true;
    let last: number | undefined;
    const note = (now: number) => {
      if (last !== undefined) times.push(now - last);
      last = now;
      if (watched.watchesFrames) requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
  });
  await work();
  const times = await page.evaluate(() => {
    const watched = window as unknown as Watched;
    watched.watchesFrames = false;
    return watched.frameTimes ?? [];
  });
  const sorted = times.toSorted((a, b) => a - b);
  return {
    count: sorted.length,
    median: at(sorted, 0.5),
    p95: at(sorted, 0.95),
    worst: at(sorted, 1),
  };
}
