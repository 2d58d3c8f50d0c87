import { issue } from '#engine/core/issue';
import type { DecisionTable, DecisionTableContent, Issue, LocalText } from '#schemas';
import { MOST_RULES } from './field.ts';

type Members = Record<string, unknown>;
type Read = { ok: true; document: DecisionTable } | { ok: false; issue: Issue };

const POLICIES = new Set(['U', 'A', 'P', 'F', 'R', 'O', 'C', 'C+', 'C<', 'C>', 'C#']);
const MOST_COLUMNS = 50;

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isText = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number';
const isOptional = (value: unknown, type: string): boolean =>
  value === undefined || typeof value === type;

const isLocalText = (value: unknown): value is LocalText =>
  isMembers(value) && typeof value.zh === 'string' && typeof value.en === 'string';

const isColumn = (value: unknown, name: string): boolean =>
  isMembers(value) &&
  isText(value[name]) &&
  isOptional(value.type, 'string') &&
  isOptional(value.allowed, 'string') &&
  (value.label === undefined || isLocalText(value.label)) &&
  (value.valueLabels === undefined ||
    (isMembers(value.valueLabels) && Object.values(value.valueLabels).every(isLocalText)));

const isColumns = (value: unknown, name: string): boolean =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.length <= MOST_COLUMNS &&
  value.every((column) => isColumn(column, name));

const isCells = (value: unknown): boolean => Array.isArray(value) && value.every(isText);

const isRule = (value: unknown): boolean =>
  isMembers(value) &&
  isCells(value.when) &&
  isCells(value.then) &&
  isOptional(value.note, 'string') &&
  isOptional(value.from, 'string') &&
  isOptional(value.to, 'string') &&
  isOptional(value.enabled, 'boolean');

/** A table that the grid can show, whatever else is wrong with it. */
export const isTable = (value: unknown): value is DecisionTableContent =>
  isMembers(value) &&
  POLICIES.has(String(value.hitPolicy)) &&
  isColumns(value.inputs, 'expression') &&
  isColumns(value.outputs, 'name') &&
  Array.isArray(value.rules) &&
  value.rules.length <= MOST_RULES &&
  value.rules.every(isRule);

/** A document that the editor can show: a draft may have any number of issues. */
export function readTable(document: unknown): Read {
  const isOurs = isMembers(document) && document.kind === 'decision-table';
  if (!isOurs || typeof document.key !== 'string' || !isTable(document.content)) {
    const message = { zh: '决策表的内容无法读取', en: 'the decision table can not be read' };
    return { ok: false, issue: issue('no-decision-table', '', message) };
  }
  const { key, name } = document;
  const named = isLocalText(name) ? {} : { name: { zh: key, en: key } };
  return { ok: true, document: { ...document, ...named } as unknown as DecisionTable };
}
