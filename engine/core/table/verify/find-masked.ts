import { type Box, boxesMeet, boxIncludes, commonBox } from './box.ts';
import { Budget } from './budget.ts';
import { boxOfRow, caseInWords, describeCase, rowsInWords } from './describe.ts';
import type { FindingKind, TableFinding } from './finding.ts';
import { eachMeeting } from './meeting-rows.ts';
import type { ModelRow } from './model.ts';
import { moreThan, undecided, type Verification, within } from './part.ts';
import type { Case } from './probe.ts';
import { type Cover, findUncovered } from './uncovered.ts';

const MASKED = { zh: '多余的行', en: 'rows without effect' };
/** One row may take this part of the steps for all. */
const SHARE_OF_ONE = 10;
/** Pairs of rows are kept, so they cost more than to look at. */
const STEPS_OF_PAIR = 16;

/** A row with those that it meets: the ones that win against it, and the ones that it wins against. */
interface Rival {
  readonly row: ModelRow;
  readonly before: ModelRow[];
  readonly after: ModelRow[];
  /** Rows of which it isn't known whether they win. */
  readonly unknown: ModelRow[];
}

interface Masked {
  readonly kind: FindingKind;
  readonly row: ModelRow;
  readonly by: readonly ModelRow[];
}

/** The place of each row in the order in which rows win; undefined where that isn't known. */
function orderOf({ model, outcomes }: Verification): (number | undefined)[] {
  if (model.definition.hitPolicy !== 'P') return model.rows.map((_, position) => position);
  const ranked = model.rows.flatMap(({ index }, position) => {
    const ranks = outcomes.ranks(index);
    return ranks ? [{ position, ranks }] : [];
  });
  ranked.sort((left, right) => {
    const differs = left.ranks.findIndex((rank, at) => rank !== right.ranks[at]);
    if (differs < 0) return left.position - right.position;
    return (left.ranks[differs] as number) < (right.ranks[differs] as number) ? -1 : 1;
  });
  const order: (number | undefined)[] = model.rows.map(() => undefined);
  for (const [place, { position }] of ranked.entries()) order[position] = place;
  return order;
}

function rivalsOf(verification: Verification, budget: Budget): Rival[] {
  const { rows } = verification.model;
  const order = orderOf(verification);
  const rivals = rows.map((row): Rival => ({ row, before: [], after: [], unknown: [] }));
  const place = (of: number, other: number): void => {
    const [own, its] = [order[of], order[other]];
    const rival = rivals[of];
    if (!rival || own === undefined) return;
    if (its === undefined) rival.unknown.push(rows[other] as ModelRow);
    else (its < own ? rival.before : rival.after).push(rows[other] as ModelRow);
  };
  const boxes = rows.map(({ upper }) => upper);
  eachMeeting(boxes, budget, (first, second) => {
    budget.spend(STEPS_OF_PAIR);
    place(first, second);
    place(second, first);
    return true;
  });
  const places = new Map(rows.map(({ index }, position) => [index, order[position] ?? 0]));
  const byPlace = (left: ModelRow, right: ModelRow) =>
    (places.get(left.index) ?? 0) - (places.get(right.index) ?? 0);
  for (const { before, after } of rivals) {
    before.sort(byPlace);
    after.sort(byPlace);
  }
  return rivals.filter((_, position) => order[position] !== undefined);
}

function isCovered(domain: Box, covers: readonly Cover[], budget: Budget): boolean {
  return !findUncovered(domain, covers, budget, () => false);
}

const covering = ({ lower }: ModelRow): Cover => ({ box: lower, covers: true });
const blocking = ({ upper }: ModelRow): Cover => ({ box: upper, covers: false });

/** Whether a row never decides, or another one gives the same wherever it does. */
function judge(verification: Verification, rival: Rival, budget: Budget): Masked | undefined {
  const { outcomes, model } = verification;
  const { row, before, after, unknown } = rival;
  const agrees = (other: ModelRow) => outcomes.agree(row.index, other.index) === true;
  if (model.definition.hitPolicy === 'A') {
    const same = before.filter(agrees);
    const isRedundant = same.length > 0 && isCovered(row.upper, same.map(covering), budget);
    return isRedundant ? { kind: 'redundant', row, by: same } : undefined;
  }
  if (before.length > 0 && isCovered(row.upper, before.map(covering), budget)) {
    return { kind: 'unreachable', row, by: before };
  }
  const same = after.filter(agrees);
  if (same.length === 0) return undefined;
  const covers = [
    ...before.map(covering),
    ...unknown.map(blocking),
    ...after.map((other) => (same.includes(other) ? covering(other) : blocking(other))),
  ];
  return isCovered(row.upper, covers, budget) ? { kind: 'redundant', row, by: same } : undefined;
}

/** The rows to name: one alone where it suffices, else those that meet the row. */
function named({ row, by }: Masked): ModelRow[] {
  const alone = by.find(({ lower }) => boxIncludes(lower, row.upper));
  return alone ? [alone] : by.filter(({ lower }) => boxesMeet(lower, row.upper));
}

/** A case of the row that shows the claim: another row decides it, or gives the same. */
function caseOf(
  { model, probe, outcomes }: Verification,
  { kind, row, by }: Masked,
): { box: Box; values: Case } | undefined {
  const expected = model.dimensions.map((dimension) => dimension.expected);
  const usual = commonBox(row.lower, expected) ?? row.lower;
  const boxes = by.map(({ lower }) => commonBox(lower, usual)).filter((box) => box !== undefined);
  for (const box of boxes.slice(0, 20)) {
    const values = probe.caseIn(box);
    const hits = values ? probe.hits(values) : undefined;
    if (!values || !hits?.includes(row.index)) continue;
    const others = hits.filter((hit) => hit !== row.index);
    const shows = others.some(
      (hit) => kind === 'unreachable' || outcomes.agree(hit, row.index) === true,
    );
    if (shows) return { box, values };
  }
  return undefined;
}

function describeMasked(verification: Verification, masked: Masked): TableFinding | undefined {
  const { model } = verification;
  const { kind, row } = masked;
  const shown = caseOf(verification, masked);
  if (!shown) return undefined;
  const others = named(masked).map(({ index }) => index);
  const [own, by] = [rowsInWords([row.index]), rowsInWords(others)];
  const words = caseInWords(model, shown.box, shown.values);
  return {
    kind,
    severity: 'warning',
    rows: [row.index, ...others],
    ...describeCase(model, shown.values),
    box: boxOfRow(model.definition, row.index),
    message:
      kind === 'unreachable'
        ? {
            zh: `${own.zh}永远不会生效：它的情况都先由${by.zh}命中，例如：${words.zh}`,
            en: `${own.en} never takes effect: its cases are taken before it by ${by.en}, as for: ${words.en}`,
          }
        : {
            zh: `${own.zh}可以删除：没有它，${by.zh}给出同样的结果，例如：${words.zh}`,
            en: `${own.en} can be removed: the same then comes from ${by.en}, as for: ${words.en}`,
          },
  };
}

/** Rows that never decide (unreachable), or whose removal changes nothing (redundant). */
export function findMasked(verification: Verification): TableFinding[] {
  const { steps, maxFindings } = verification;
  const budget = new Budget(steps);
  const masked: Masked[] = [];
  const undone: number[] = [];
  let rivals: Rival[] = [];
  const isDone = within(budget, steps, (own) => {
    rivals = rivalsOf(verification, own);
  });
  for (const rival of rivals) {
    if (masked.length > maxFindings) break;
    const isJudged = within(budget, steps / SHARE_OF_ONE, (own) => {
      const found = judge(verification, rival, own);
      if (found) masked.push(found);
    });
    if (!isJudged) undone.push(rival.row.index);
  }
  const findings = masked
    .slice(0, maxFindings)
    .map((each) => describeMasked(verification, each))
    .filter((finding) => finding !== undefined);
  if (!isDone || undone.length > 0) findings.push(undecided(MASKED, undone));
  else if (masked.length > maxFindings) findings.push(moreThan(maxFindings, MASKED));
  return findings;
}
