import type { Issue } from '#schemas';

/** Facts that a flow can't rate: carries the reason as an issue. */
export class RatingError extends Error {
  readonly issue: Issue;

  constructor(issue: Issue) {
    super(issue.message.en);
    this.name = 'RatingError';
    this.issue = issue;
  }
}
