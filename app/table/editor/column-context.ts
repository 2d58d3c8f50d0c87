import type { Scope } from '#engine/core/feel';
import type { DecisionTableContent } from '#schemas';
import { scopeOfInputs } from '../check/index.ts';
import { type Column, type Field, listedTexts, quote } from '../edit/index.ts';
import type { CellOption, Language } from '../grid/index.ts';

/** What is known of a column where something is entered into it. */
export function columnContext(
  table: DecisionTableContent,
  field: Field,
  scope: Scope | undefined,
): Column {
  const { part, at } = field;
  if (part !== 'when' && part !== 'then') return { field };
  const held = part === 'when' ? table.inputs[at] : table.outputs[at];
  return {
    field,
    scope: scope ?? scopeOfInputs(table),
    ...(held?.type && { type: held.type }),
    ...(held?.allowed && { allowed: held.allowed }),
    ...(held && 'valueLabels' in held && { valueLabels: held.valueLabels }),
  };
}

/** The values that a column is known to have, for choosing among them. */
export function optionsOf({ field, type, allowed, valueLabels }: Column, locale: Language) {
  const { part } = field;
  if (part !== 'when' && part !== 'then') return [];
  const label = (value: string): string =>
    (valueLabels && Object.hasOwn(valueLabels, value) ? valueLabels[value]?.[locale] : '') || value;
  if (type === 'boolean') {
    const words = locale === 'zh' ? { true: '是', false: '否' } : { true: 'yes', false: 'no' };
    return (['true', 'false'] as const).map(
      (value): CellOption => ({ value, label: `${words[value]}` }),
    );
  }
  const texts = (allowed && listedTexts(allowed)) || Object.keys(valueLabels ?? {});
  const isText = type === undefined || type === 'string' || type === 'any';
  return texts.map((value): CellOption => {
    return { value: isText ? quote(value) : value, label: label(value) };
  });
}
