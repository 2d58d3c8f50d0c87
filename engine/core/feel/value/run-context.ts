import type { StepBudget } from './budget.ts';
import type { FeelDateTime } from './date-time.ts';

/** What a function sees of the run that calls it. */
export interface RunContext {
  readonly budget: StepBudget;
  /** The clock of the run; undefined where the caller gave none. */
  readonly now: FeelDateTime | undefined;
  readonly depth: number;
}
