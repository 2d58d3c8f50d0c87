import { type Issue, issue, type LocalText, warning } from '#engine/core/issue';

const pointer = (steps: readonly string[]): string =>
  steps.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** A reason why a file or a class can't be imported. */
export function fault(
  code: string,
  steps: readonly string[],
  message: LocalText,
  params: Issue['params'] = {},
): Issue {
  return issue(`owrs-${code}`, pointer(steps), message, params);
}

/** Something that was not carried over, or is taken literally. */
export function remark(
  code: string,
  steps: readonly string[],
  message: LocalText,
  params: Issue['params'] = {},
): Issue {
  return warning(`owrs-${code}`, pointer(steps), message, params);
}
