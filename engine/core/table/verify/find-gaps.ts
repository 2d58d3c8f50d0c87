import { type AtomSet, countAtoms, includes, meets, unite, without } from './atom-set.ts';
import { type Box, boxWithout } from './box.ts';
import { Budget } from './budget.ts';
import { caseInWords, describeBox, describeCase } from './describe.ts';
import type { FindingBox, TableFinding } from './finding.ts';
import type { Dimension, Model } from './model.ts';
import { moreThan, undecided, type Verification, within } from './part.ts';
import { oneStretch, sayable } from './set-text.ts';
import { findUncovered } from './uncovered.ts';

const GAPS = { zh: '缺口', en: 'gaps' };
/** Boxes collected for each that is listed, so that the largest can be chosen. */
const COLLECTED_PER_LISTED = 4;
const MAX_CELL_LENGTH = 10_000;

/** What a row can say of the free values of a dimension; of days always an interval. */
function stretchOf({ axis, columns }: Dimension, free: AtomSet, wanted: AtomSet): AtomSet {
  return oneStretch(axis, columns.length === 0 ? free : sayable(axis, free), wanted);
}

/** Makes a box without rows as large as it can be, one dimension after the other. */
function grow(model: Model, box: Box, taken: readonly Box[], budget: Budget): Box {
  const grown = [...box];
  const others = [...model.rows.map(({ upper }) => upper), ...taken];
  for (const [at, dimension] of model.dimensions.entries()) {
    let blocked: AtomSet = [];
    for (const other of others) {
      const isBeside = grown.every(
        (set, each) => each === at || meets(set, other[each] as AtomSet),
      );
      if (isBeside) blocked = unite(blocked, other[at] as AtomSet);
    }
    budget.spend(others.length * (2 + grown.length));
    const { columns, expected, possible } = dimension;
    const free = without(columns.length === 0 ? possible : expected, blocked);
    grown[at] = stretchOf(dimension, free, box[at] as AtomSet);
  }
  return grown;
}

/** Collects boxes that lie apart and that no row reaches; false where there are too many. */
function collect(model: Model, budget: Budget, limit: number, found: Box[]): boolean {
  const domain = model.dimensions.map(({ expected }) => expected);
  const covers = model.rows.map(({ upper }) => ({ box: upper, covers: true }));
  const stopped = findUncovered(domain, covers, budget, (box) => {
    let pieces = [box];
    for (const taken of found) {
      budget.spend(pieces.length * box.length);
      pieces = pieces.flatMap((piece) => boxWithout(piece, taken));
    }
    for (let piece = pieces.pop(); piece; piece = pieces.pop()) {
      if (found.length >= limit) return false;
      const grown = grow(model, piece, found, budget);
      found.push(grown);
      budget.spend((pieces.length + 1) * box.length);
      pieces = [...pieces, piece].flatMap((each) => boxWithout(each, grown));
    }
    return true;
  });
  return !stopped;
}

/** Of all that the table expects, the share that a box holds, as a logarithm. */
function sizeOf({ dimensions }: Model, box: Box): number {
  return dimensions.reduce((size, { expected }, at) => {
    const share = countAtoms(box[at] as AtomSet) / countAtoms(expected);
    return size + Math.log2(share);
  }, 0);
}

/** Inputs that depend on each other may never have the values that a box combines. */
export function mayOccur({ dimensions, clusters }: Model, box: Box): boolean {
  const restricted = clusters.filter(
    (_, at) => !includes(box[at] as AtomSet, dimensions[at]?.expected ?? []),
  );
  return new Set(restricted).size === restricted.length;
}

/** Where the new row stands: in the order of the others where they are ordered, else last. */
function placeOf({ definition, rows }: Model, box: Box): number {
  const startsAfter = (left: Box, right: Box): boolean => {
    for (const [at, set] of left.entries()) {
      const [a, b] = [set[0] ?? 0, right[at]?.[0] ?? 0];
      if (a !== b) return a > b;
    }
    return false;
  };
  const isOrdered = rows.every(
    ({ upper }, at) => at === 0 || !startsAfter(rows[at - 1]?.upper ?? [], upper),
  );
  const next = isOrdered ? rows.find(({ upper }) => startsAfter(upper, box)) : undefined;
  return next?.index ?? definition.rules.length;
}

function fixOf(model: Model, box: Box, { tests, from, to }: FindingBox): TableFinding['fix'] {
  if (tests.some((text) => text.length > MAX_CELL_LENGTH)) return undefined;
  const row = {
    when: tests,
    then: model.definition.outputs.map(() => '-'),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
  return { insertAt: placeOf(model, box), row };
}

function describeGap({ model, probe }: Verification, box: Box): TableFinding | undefined {
  if (!mayOccur(model, box)) return undefined;
  const values = probe.caseIn(box);
  if (!values || probe.hits(values)?.length !== 0) return undefined;
  const words = caseInWords(model, box, values);
  const described = describeBox(model, box);
  const fix = fixOf(model, box, described);
  return {
    kind: 'gap',
    severity: 'warning',
    rows: [],
    ...describeCase(model, values),
    box: described,
    ...(fix ? { fix } : {}),
    message: { zh: `没有一行适用于：${words.zh}`, en: `no row applies to: ${words.en}` },
  };
}

/** Cases that no row applies to, the largest first, each with the row that would take them. */
export function findGaps(verification: Verification): TableFinding[] {
  const { model, steps, maxFindings } = verification;
  const found: Box[] = [];
  let isComplete = true;
  const isDone = within(new Budget(steps), steps, (own) => {
    isComplete = collect(model, own, maxFindings * COLLECTED_PER_LISTED, found);
  });
  const sized = found.map((box) => ({ box, size: sizeOf(model, box) }));
  sized.sort((left, right) => right.size - left.size);
  const findings = sized
    .slice(0, maxFindings)
    .map(({ box }) => describeGap(verification, box))
    .filter((finding) => finding !== undefined);
  if (!isDone) findings.push(undecided(GAPS));
  else if (!isComplete || found.length > maxFindings) findings.push(moreThan(maxFindings, GAPS));
  return findings;
}
