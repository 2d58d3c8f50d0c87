import { Decimal } from '#engine/core/decimal';
import type { LocalText } from '#engine/core/issue';
import type { Computation, Computed, ComputedLine, ExpectedLine, Scenario } from '#schemas';
import type { ScenarioDifference } from './types.ts';

const MEMBER_WORDS = {
  amount: { zh: '金额', en: 'amount' },
  quantity: { zh: '数量', en: 'quantity' },
  unitPrice: { zh: '单价', en: 'unit price' },
} as const;

type Figure = keyof typeof MEMBER_WORDS;

const FIGURES = Object.keys(MEMBER_WORDS) as Figure[];

/** Equal as numbers; while a figure is being typed it may be none. */
function isSame(expected: string, got: string): boolean {
  return Decimal.parse(expected)?.equals(Decimal.of(got)) ?? false;
}

/** Both sides of one difference, in words. */
function difference(
  kind: ScenarioDifference['kind'],
  sentence: LocalText,
  given: Partial<ScenarioDifference> = {},
): ScenarioDifference {
  return { kind, item: null, member: null, expected: null, got: null, ...given, sentence };
}

function missing({ item, amount }: ExpectedLine): ScenarioDifference {
  const expected = String(amount);
  const sentence = {
    zh: `缺少“${item}”，预期 ${expected}`,
    en: `"${item}" is missing, expected ${expected}`,
  };
  return difference('line-missing', sentence, { item, expected });
}

function unexpected({ item, amount: got }: ComputedLine): ScenarioDifference {
  const sentence = {
    zh: `多出“${item}”，金额 ${got}`,
    en: `"${item}" was not expected, amount ${got}`,
  };
  return difference('line-unexpected', sentence, { item, got });
}

function figureDifference(
  wanted: ExpectedLine,
  line: ComputedLine,
  member: Figure,
): ScenarioDifference[] {
  if (wanted[member] === undefined) return [];
  const [expected, got] = [String(wanted[member]), line[member]];
  if (got !== null && isSame(expected, got)) return [];
  const { item } = wanted;
  const { zh, en } = MEMBER_WORDS[member];
  const sentence = {
    zh: `“${item}”的${zh}预期 ${expected}，实际 ${got ?? '无'}`,
    en: `"${item}": ${en} expected ${expected}, got ${got ?? 'none'}`,
  };
  return [difference('line-differs', sentence, { item, member, expected, got })];
}

function nameDifference(wanted: ExpectedLine, line: ComputedLine): ScenarioDifference[] {
  const { item, name } = wanted;
  if (!name || (name.zh === line.name.zh && name.en === line.name.en)) return [];
  const sentence = {
    zh: `“${item}”的名称预期“${name.zh}”，实际“${line.name.zh}”`,
    en: `"${item}": name expected "${name.en}", got "${line.name.en}"`,
  };
  const [expected, got] = [name, line.name].map(({ zh, en }) => `${zh} / ${en}`);
  return [difference('line-differs', sentence, { item, member: 'name', expected, got })];
}

/** Lines of one item in their order; where items stand on the invoice makes no difference. */
function compareLines(
  wanted: readonly ExpectedLine[],
  lines: readonly ComputedLine[],
): ScenarioDifference[] {
  const left = Map.groupBy(lines, ({ item }) => item);
  const found = wanted.flatMap((expected) => {
    const line = left.get(expected.item)?.shift();
    if (!line) return [missing(expected)];
    const figures = FIGURES.flatMap((member) => figureDifference(expected, line, member));
    return [...figures, ...nameDifference(expected, line)];
  });
  return [...found, ...[...left.values()].flat().map(unexpected)];
}

function compareTotal(wanted: string | number | undefined, got: string): ScenarioDifference[] {
  if (wanted === undefined || isSame(String(wanted), got)) return [];
  const expected = String(wanted);
  const sentence = {
    zh: `合计预期 ${expected}，实际 ${got}`,
    en: `total expected ${expected}, got ${got}`,
  };
  return [difference('total-differs', sentence, { expected, got })];
}

function notRefused(expected: string, { total }: Computed): ScenarioDifference {
  const sentence = {
    zh: `预期被拒绝（${expected}），实际算出合计 ${total}`,
    en: `expected to be refused (${expected}), but it came to ${total}`,
  };
  return difference('not-refused', sentence, { expected, got: total });
}

/** Every difference between what a scenario expects and what was computed. */
export function compareResult(
  { expected }: Scenario,
  computation: Computation,
): ScenarioDifference[] {
  if ('lines' in computation) {
    if ('issue' in expected) return [notRefused(expected.issue, computation)];
    const lines = compareLines(expected.lines, computation.lines);
    return [...lines, ...compareTotal(expected.total, computation.total)];
  }
  const [issue] = computation.issues;
  const got = issue?.code ?? '';
  const reason = issue?.message ?? { zh: '', en: '' };
  if ('lines' in expected) {
    const sentence = { zh: `被拒绝：${reason.zh}`, en: `refused: ${reason.en}` };
    return [difference('refused', sentence, { got })];
  }
  if (computation.issues.some(({ code }) => code === expected.issue)) return [];
  const sentence = {
    zh: `预期因 ${expected.issue} 被拒绝，实际因 ${got}：${reason.zh}`,
    en: `expected to be refused by ${expected.issue}, but it was by ${got}: ${reason.en}`,
  };
  return [difference('refused-otherwise', sentence, { expected: expected.issue, got })];
}
