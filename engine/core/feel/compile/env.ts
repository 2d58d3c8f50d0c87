import {
  type FeelDateTime,
  type FeelValue,
  MAX_CALL_DEPTH,
  type RunContext,
  StepBudget,
  StepLimitError,
} from '#engine/core/feel/value';

const NO_LOCALS: FeelValue[] = [];

/** One activation of a program: the caller's slots and the variables of loops and functions. */
export class Env implements RunContext {
  readonly slots: readonly FeelValue[];
  readonly locals: FeelValue[];
  readonly now: FeelDateTime | undefined;
  readonly depth: number;
  private counter: StepBudget | undefined;

  constructor(
    slots: readonly FeelValue[],
    frameSize: number,
    budget: StepBudget | undefined,
    now: FeelDateTime | undefined,
    depth: number,
  ) {
    this.slots = slots;
    this.locals = frameSize === 0 ? NO_LOCALS : new Array<FeelValue>(frameSize).fill(null);
    this.now = now;
    this.depth = depth;
    this.counter = budget;
  }

  get budget(): StepBudget {
    this.counter ??= new StepBudget();
    return this.counter;
  }

  spend(steps: number): void {
    this.budget.spend(steps);
  }
}

/** The environment of a function's body: its own variables after the captured ones. */
export function enterFunction(
  slots: readonly FeelValue[],
  captured: readonly FeelValue[],
  frameSize: number,
  caller: RunContext,
): Env {
  const depth = caller.depth + 1;
  if (depth > MAX_CALL_DEPTH) throw new StepLimitError('depth', MAX_CALL_DEPTH);
  const budget = caller.budget;
  budget.spend(1);
  const env = new Env(slots, frameSize, budget, caller.now, depth);
  for (let index = 0; index < captured.length; index += 1) {
    env.locals[index] = captured[index] ?? null;
  }
  return env;
}

/** An environment for folding constants: no slots, no variables, a small budget. */
export function constantEnv(): Env {
  return new Env([], 0, new StepBudget(10_000), undefined, 0);
}
