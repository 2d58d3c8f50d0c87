import { type Issue, issue } from '#engine/core/issue';

/** Carries an issue out of the recursion of parsing; parse.ts turns it into a result. */
export class SyntaxProblem extends Error {
  readonly issue: Issue;
  constructor(problem: Issue) {
    super(problem.message.en);
    this.name = 'SyntaxProblem';
    this.issue = problem;
  }
}

export function unexpected(from: number, to: number): SyntaxProblem {
  return new SyntaxProblem(
    issue(
      'feel-syntax',
      '',
      {
        zh: `第 ${from + 1} 个字符处的表达式不完整或有误`,
        en: `the expression is incomplete or wrong at character ${from + 1}`,
      },
      { from, to },
    ),
  );
}

export function unexpectedText(from: number, to: number, text: string): SyntaxProblem {
  const found = text.length > 20 ? `${text.slice(0, 20)}…` : text;
  return new SyntaxProblem(
    issue(
      'feel-syntax',
      '',
      {
        zh: `第 ${from + 1} 个字符处的“${found}”放在这里不对`,
        en: `"${found}" is out of place at character ${from + 1}`,
      },
      { from, to, found },
    ),
  );
}
