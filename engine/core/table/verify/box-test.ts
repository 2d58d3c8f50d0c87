import { compileUnaryTests, type FeelValue, scopeOfNames } from '#engine/core/feel';
import type { FindingBox } from './finding.ts';

/** Whether a case, a value for each input in turn and an ISO date, lies in a finding's box. */
export function boxTest(box: FindingBox): (values: readonly FeelValue[], day?: string) => boolean {
  const none = scopeOfNames([]);
  const programs = box.tests.map((text) => {
    const compiled = compileUnaryTests(text.trim() === '' ? '-' : text, none);
    return compiled.ok ? compiled.program : undefined;
  });
  const { from, to } = box;
  return (values, day) => {
    if (day !== undefined && ((from && day < from) || (to && day >= to))) return false;
    return programs.every((program, at) => program?.test(values[at] ?? null, []) === true);
  };
}
