import type { Issue, LocalText } from '#engine/core/issue';

export interface CliFailureInit {
  code: string;
  text: LocalText;
  /** 2 for bad input, 1 for work that could not be done. */
  status?: 1 | 2;
  issues?: readonly Issue[];
  cause?: unknown;
}

/** A reason to end that the person can act on: shown without a stack. */
export class CliFailure extends Error {
  readonly code: string;
  readonly text: LocalText;
  readonly status: 1 | 2;
  readonly issues: readonly Issue[];

  constructor({ code, text, status = 2, issues = [], cause }: CliFailureInit) {
    super(text.en, { cause });
    this.name = 'CliFailure';
    this.code = code;
    this.text = text;
    this.status = status;
    this.issues = issues;
  }
}

export function usageFailure(code: string, text: LocalText): CliFailure {
  return new CliFailure({ code, text });
}
