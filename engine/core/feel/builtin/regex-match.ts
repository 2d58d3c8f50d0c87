import { type StepBudget, StepLimitError } from '#engine/core/feel/value';
import type { CharacterTest, ParsedPattern, Pattern } from './regex-syntax.ts';

export interface Match {
  readonly start: number;
  readonly end: number;
  /** Start and end of each group from 1; undefined where it took no part. */
  readonly groups: readonly (readonly [number, number] | undefined)[];
}

type Continue = (position: number) => boolean;
type Step = (position: number, next: Continue) => boolean;

const MAX_DEPTH = 2_000;

/**
 * Backtracking matcher whose every step is paid from the run's budget, so that a pattern that
 * explodes ends with an error instead of hanging the process.
 */
export class Matcher {
  private readonly text: readonly number[];
  private readonly multiline: boolean;
  private readonly ignoreCase: boolean;
  private readonly budget: StepBudget;
  private readonly step: Step;
  private groups: ([number, number] | undefined)[];
  private depth = 0;

  constructor(parsed: ParsedPattern, text: readonly number[], flags: string, budget: StepBudget) {
    this.text = text;
    this.multiline = flags.includes('m');
    this.ignoreCase = flags.includes('i');
    this.budget = budget;
    this.groups = new Array(parsed.groups + 1).fill(undefined);
    this.step = this.compile(parsed.pattern);
  }

  /** The first match at or after `from`. @throws StepLimitError */
  find(from: number): Match | undefined {
    try {
      return this.search(from);
    } catch (error) {
      // The stack may end before the depth does; how deep it is depends on the caller.
      if (error instanceof RangeError) throw new StepLimitError('depth', MAX_DEPTH);
      throw error;
    }
  }

  private search(from: number): Match | undefined {
    for (let start = from; start <= this.text.length; start += 1) {
      this.groups.fill(undefined);
      this.depth = 0;
      let end = -1;
      const found = this.step(start, (position) => {
        end = position;
        return true;
      });
      if (found) return { start, end, groups: [...this.groups] };
    }
    return undefined;
  }

  private compile(pattern: Pattern): Step {
    switch (pattern.kind) {
      case 'character':
        return this.character(pattern.test);
      case 'start':
        return (position, next) => this.atStart(position) && next(position);
      case 'end':
        return (position, next) => this.atEnd(position) && next(position);
      case 'sequence':
        return this.sequence(pattern.parts.map((part) => this.compile(part)));
      case 'choice':
        return this.choice(pattern.options.map((option) => this.compile(option)));
      case 'group':
        return this.group(this.compile(pattern.inner), pattern.index);
      case 'reference':
        return (position, next) => this.reference(pattern.index, position, next);
      case 'repeat':
        return pattern.inner.kind === 'character'
          ? this.repeatCharacter(pattern.inner.test, pattern.least, pattern.most, pattern.lazy)
          : this.repeat(this.compile(pattern.inner), pattern.least, pattern.most, pattern.lazy);
    }
  }

  private atStart(position: number): boolean {
    return position === 0 || (this.multiline && this.text[position - 1] === 10);
  }

  private atEnd(position: number): boolean {
    return position === this.text.length || (this.multiline && this.text[position] === 10);
  }

  private character(test: CharacterTest): Step {
    return (position, next) => {
      this.budget.spend(1);
      const point = this.text[position];
      return point !== undefined && test(point) && next(position + 1);
    };
  }

  private sequence(steps: readonly Step[]): Step {
    const from = (index: number, position: number, next: Continue): boolean => {
      const step = steps[index];
      if (!step) return next(position);
      return step(position, (after) => from(index + 1, after, next));
    };
    return (position, next) => from(0, position, next);
  }

  private choice(options: readonly Step[]): Step {
    return (position, next) =>
      options.some((option) => {
        this.budget.spend(1);
        return option(position, next);
      });
  }

  private group(inner: Step, index: number): Step {
    return (position, next) => {
      const before = this.groups[index];
      const matched = inner(position, (end) => {
        const kept = this.groups[index];
        this.groups[index] = [position, end];
        if (next(end)) return true;
        this.groups[index] = kept;
        return false;
      });
      if (!matched) this.groups[index] = before;
      return matched;
    };
  }

  private reference(index: number, position: number, next: Continue): boolean {
    const group = this.groups[index];
    if (!group) return next(position);
    const [from, to] = group;
    this.budget.spend(to - from + 1);
    for (let offset = 0; offset < to - from; offset += 1) {
      if (!this.same(this.text[position + offset], this.text[from + offset])) return false;
    }
    return next(position + to - from);
  }

  private same(left: number | undefined, right: number | undefined): boolean {
    if (left === right) return true;
    if (!this.ignoreCase || left === undefined || right === undefined) return false;
    return String.fromCodePoint(left).toLowerCase() === String.fromCodePoint(right).toLowerCase();
  }

  /** A loop over single characters needs no recursion, so long texts don't exhaust the stack. */
  private repeatCharacter(test: CharacterTest, least: number, most: number, lazy: boolean): Step {
    const fits = (position: number) => {
      this.budget.spend(1);
      const point = this.text[position];
      return point !== undefined && test(point);
    };
    return (position, next) => {
      let count = 0;
      while (count < least) {
        if (!fits(position + count)) return false;
        count += 1;
      }
      if (lazy) {
        while (!next(position + count)) {
          if (count >= most || !fits(position + count)) return false;
          count += 1;
        }
        return true;
      }
      while (count < most && fits(position + count)) count += 1;
      for (; count >= least; count -= 1) {
        this.budget.spend(1);
        if (next(position + count)) return true;
      }
      return false;
    };
  }

  private repeat(inner: Step, least: number, most: number, lazy: boolean): Step {
    const from = (count: number, position: number, next: Continue): boolean => {
      this.budget.spend(1);
      this.depth += 1;
      if (this.depth > MAX_DEPTH) throw new StepLimitError('depth', MAX_DEPTH);
      const again = () =>
        count < most &&
        inner(position, (after) => {
          // A round that consumed nothing would go on for ever.
          if (after === position && count >= least) return false;
          return from(count + 1, after, next);
        });
      const leave = () => count >= least && next(position);
      const matched = lazy ? leave() || again() : again() || leave();
      this.depth -= 1;
      return matched;
    };
    return (position, next) => from(0, position, next);
  }
}
