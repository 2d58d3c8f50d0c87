/** Thrown where a part of the verification would take more steps than it may. */
export class BudgetExhausted extends Error {
  constructor() {
    super('the verification takes too many steps');
    this.name = 'BudgetExhausted';
  }
}

/** Steps that a part of the verification may take, so that it always ends. */
export class Budget {
  private left: number;

  constructor(steps: number) {
    this.left = steps;
  }

  /** @throws BudgetExhausted */
  spend(steps: number): void {
    this.left -= steps;
    if (this.left < 0) throw new BudgetExhausted();
  }

  /** A budget for a part of the work, paid from this one when it is done. */
  share(steps: number): Budget {
    return new Budget(Math.min(steps, this.left));
  }

  get remaining(): number {
    return Math.max(0, this.left);
  }
}
