import type { FeelValue } from '#engine/core/feel';
import type { NodeExplanation } from '#engine/core/graph';
import type { LocalText } from '#engine/core/issue';
import type { DecisionTableContent } from '#schemas';
import { same, shown } from './words.ts';

/** A longer expression says nothing to a customer. */
const LONGEST_LABEL = 30;

const list = (parts: readonly LocalText[]): LocalText => ({
  zh: parts.map(({ zh }) => zh).join('，'),
  en: parts.map(({ en }) => en).join(', '),
});

const pair = ({ zh, en }: LocalText, value: string): LocalText => ({
  zh: `${zh}${zh.endsWith('）') ? '' : ' '}${value}`.trim(),
  en: `${en} ${value}`.trim(),
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

/** Values given and found, for a table whose rows were hit. */
export function explainTable(
  inputs: readonly { label: LocalText; value: FeelValue | undefined }[],
  outputs: readonly { label: LocalText; value: FeelValue | undefined }[],
  rows: readonly number[],
): NodeExplanation {
  const given = list(inputs.map(({ label, value }) => pair(label, shown(value))));
  const found = list(outputs.map(({ label, value }) => pair(label, shown(value))));
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
