const WINDOW_MS = 60_000;
const MOST_FAILURES = 20;
const MOST_ADDRESSES = 10_000;

interface Failures {
  since: number;
  count: number;
}

/**
 * Counts wrong keys by address, in this process: a key of 192 random bits is not to be guessed,
 * but whoever tries is not worth a question to the database each time.
 */
export class FailedKeys {
  readonly #byAddress = new Map<string, Failures>();

  /** Seconds until the address may try again; 0 where it may now. */
  secondsToWait(address: string, nowMs: number): number {
    const failures = this.#byAddress.get(address);
    if (!failures || failures.count < MOST_FAILURES) return 0;
    const left = failures.since + WINDOW_MS - nowMs;
    return left > 0 ? Math.ceil(left / 1_000) : 0;
  }

  add(address: string, nowMs: number): void {
    const failures = this.#byAddress.get(address);
    if (failures && nowMs - failures.since < WINDOW_MS) {
      failures.count += 1;
      return;
    }
    this.#byAddress.delete(address);
    this.#byAddress.set(address, { since: nowMs, count: 1 });
    // The oldest goes: a flood of addresses takes no memory without end.
    const [oldest] = this.#byAddress.keys();
    if (this.#byAddress.size > MOST_ADDRESSES && oldest) this.#byAddress.delete(oldest);
  }
}
