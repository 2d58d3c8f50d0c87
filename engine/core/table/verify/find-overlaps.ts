import { type Box, commonBox } from './box.ts';
import { Budget } from './budget.ts';
import { caseInWords, describeBox, describeCase, rowsInWords } from './describe.ts';
import { mayOccur } from './find-gaps.ts';
import type { TableFinding } from './finding.ts';
import { eachMeeting } from './meeting-rows.ts';
import { moreThan, undecided, type Verification, within } from './part.ts';

const OVERLAPS = { zh: '重叠', en: 'overlaps' };
const MAX_PAIRS = 10_000;

interface Pair {
  readonly rows: readonly [number, number];
  readonly box: Box;
}

/** Rows that surely hit together where the table expects values, against its policy. */
function collect({ model, outcomes }: Verification, budget: Budget, found: Pair[]): void {
  const expected = model.dimensions.map((dimension) => dimension.expected);
  const sure = model.rows.flatMap((row) => {
    const box = commonBox(row.lower, expected);
    return box ? [{ index: row.index, box }] : [];
  });
  const boxes = sure.map(({ box }) => box);
  eachMeeting(boxes, budget, (first, second) => {
    const [a, b] = [sure[first], sure[second]];
    if (!a || !b) return true;
    if (model.definition.hitPolicy === 'A' && outcomes.agree(a.index, b.index) !== false)
      return true;
    const box = commonBox(a.box, b.box);
    if (box && mayOccur(model, box)) found.push({ rows: [a.index, b.index], box });
    return found.length < MAX_PAIRS;
  });
}

function describeOverlap(
  { model, probe }: Verification,
  { rows, box }: Pair,
): TableFinding | undefined {
  const values = probe.caseIn(box);
  const hits = values && probe.hits(values);
  if (!hits || !rows.every((row) => hits.includes(row))) return undefined;
  const isUnique = model.definition.hitPolicy === 'U';
  const [named, words] = [rowsInWords(rows), caseInWords(model, box, values)];
  return {
    kind: isUnique ? 'overlap' : 'conflict',
    severity: 'error',
    rows,
    ...describeCase(model, values),
    box: describeBox(model, box),
    message: isUnique
      ? {
          zh: `${named.zh}同时适用于：${words.zh}，而该表只允许命中一行`,
          en: `${named.en} both apply to: ${words.en}; only one row may`,
        }
      : {
          zh: `${named.zh}同时适用于：${words.zh}，但结果不同`,
          en: `${named.en} both apply to: ${words.en}, with different results`,
        },
  };
}

/** Two rows that hit together: under Unique at all, under Any with different results. */
export function findOverlaps(verification: Verification): TableFinding[] {
  const { steps, maxFindings } = verification;
  const found: Pair[] = [];
  const isDone = within(new Budget(steps), steps, (own) => collect(verification, own, found));
  found.sort((left, right) => left.rows[0] - right.rows[0] || left.rows[1] - right.rows[1]);
  const findings = found
    .slice(0, maxFindings)
    .map((pair) => describeOverlap(verification, pair))
    .filter((finding) => finding !== undefined);
  if (!isDone) findings.push(undecided(OVERLAPS));
  else if (found.length > maxFindings) findings.push(moreThan(maxFindings, OVERLAPS));
  return findings;
}
