import type { FeelValue } from '#engine/core/feel';
import type { NodeExplanation } from '#engine/core/graph';
import type { LocalText } from '#engine/core/issue';
import type { DecisionTableContent } from '#schemas';
import { valueLabel } from './value-label.ts';
import { same, shown } from './words.ts';

/** A longer expression says nothing to a customer. */
const LONGEST_LABEL = 30;

const list = (parts: readonly LocalText[]): LocalText => ({
  zh: parts.map(({ zh }) => zh).join('，'),
  en: parts.map(({ en }) => en).join(', '),
});

const pair = ({ zh, en }: LocalText, value: LocalText): LocalText => ({
  zh: `${zh}${zh.endsWith('）') ? '' : ' '}${value.zh}`.trim(),
  en: `${en} ${value.en}`.trim(),
});

/** What a column is called. */
export function inputLabel({
  label,
  expression,
}: DecisionTableContent['inputs'][number]): LocalText {
  if (label) return label;
  const text = String(expression);
  return same(text.length > LONGEST_LABEL ? '' : text);
}

interface TableInputValue {
  label: LocalText;
  value: FeelValue | undefined;
  /** What values of the column are called. */
  labels?: Readonly<Record<string, LocalText>> | undefined;
}

/** Values given and found, for a table whose rows were hit. */
export function explainTable(
  inputs: readonly TableInputValue[],
  outputs: readonly { label: LocalText; value: FeelValue | undefined }[],
  rows: readonly number[],
): NodeExplanation {
  const given = list(
    inputs.map((input) => pair(input.label, valueLabel(input.labels, input.value))),
  );
  const found = list(outputs.map(({ label, value }) => pair(label, same(shown(value)))));
  const numbers = rows.map((row) => row + 1).join(', ');
  const row = {
    zh: `第 ${numbers} 行`,
    en: rows.length > 1 ? `rows ${numbers}` : `row ${numbers}`,
  };
  return {
    title: outputs.length === 1 ? (outputs[0]?.label ?? found) : found,
    rule: { zh: `${given.zh}（${row.zh}）`, en: `${given.en} (${row.en})` },
    mark: row,
    sentence: { zh: `${given.zh}：${found.zh}`, en: `${given.en}: ${found.en}` },
  };
}
