import { type Issue, issue } from '#engine/core/issue';

/** A file that can't be read as rows at all; nothing of it was imported. */
export class FileRefused extends Error {
  readonly issue: Issue;
  constructor(reason: Issue) {
    super(reason.message.en);
    this.name = 'FileRefused';
    this.issue = reason;
  }
}

export function refused(
  code: string,
  message: { zh: string; en: string },
  params: Issue['params'] = {},
): FileRefused {
  return new FileRefused(issue(code, '', message, params));
}
