export { CliFailure, type CliFailureInit, usageFailure } from './cli-failure.ts';
export { describeIssues } from './describe-issues.ts';
export { chooseLanguage, type Language, speaker } from './language.ts';
export { createOutput, type Output } from './output.ts';
export { type Progress, startProgress } from './progress.ts';
