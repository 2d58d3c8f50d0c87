import type { Issue, LocalText } from '#schemas';

export type { Issue, LocalText } from '#schemas';
export { shown } from './shown.ts';

export function issue(
  code: string,
  path: string,
  message: LocalText,
  params: Issue['params'] = {},
): Issue {
  return { code, severity: 'error', path, message, params };
}

export function warning(
  code: string,
  path: string,
  message: LocalText,
  params: Issue['params'] = {},
): Issue {
  return { code, severity: 'warning', path, message, params };
}

export function hasErrors(issues: readonly Issue[]): boolean {
  return issues.some((candidate) => candidate.severity === 'error');
}
