import type { Issue, LocalText } from '#schemas';

/** A problem of one row: `path` is empty, `params.column` names the column where there is one. */
export function rowProblem(
  code: string,
  message: LocalText,
  params: Issue['params'] = {},
  severity: Issue['severity'] = 'error',
): Issue {
  return { code, severity, path: '', message, params };
}
