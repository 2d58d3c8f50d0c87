/** The limits of one evaluation; whoever exceeds them gets an error instead of an answer. */
export const DEFAULT_STEP_LIMIT = 1_000_000;
export const MAX_CALL_DEPTH = 250;

/** Thrown when an evaluation takes too many steps or nests too many calls. */
export class StepLimitError extends Error {
  readonly limit: number;
  readonly reason: 'steps' | 'depth';

  constructor(reason: 'steps' | 'depth', limit: number) {
    super(reason === 'steps' ? `more than ${limit} steps` : `more than ${limit} nested calls`);
    this.name = 'StepLimitError';
    this.reason = reason;
    this.limit = limit;
  }
}

/**
 * Counts the steps of loops, filters, calls and built lists.
 *
 * One budget may be shared by all expressions of a run.
 */
export class StepBudget {
  readonly limit: number;
  private remaining: number;

  constructor(limit: number = DEFAULT_STEP_LIMIT) {
    this.limit = limit;
    this.remaining = limit;
  }

  /** @throws StepLimitError */
  spend(steps: number): void {
    this.remaining -= steps;
    if (this.remaining < 0) throw new StepLimitError('steps', this.limit);
  }

  /** Makes the budget whole again, for the next of many runs. */
  refill(): void {
    this.remaining = this.limit;
  }

  get used(): number {
    return this.limit - Math.max(0, this.remaining);
  }
}
