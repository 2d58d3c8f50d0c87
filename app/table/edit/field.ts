import type { DecisionTableContent } from '#schemas';

export type Rule = DecisionTableContent['rules'][number];
export type Input = DecisionTableContent['inputs'][number];
export type Output = DecisionTableContent['outputs'][number];
export type Side = 'inputs' | 'outputs';

/** A column of the grid: a condition or a result by its position, or a member of the row. */
export interface Field {
  part: 'when' | 'then' | 'from' | 'to' | 'note';
  at: number;
}

export const MOST_RULES = 20_000;
export const MOST_COLUMNS = 50;
const MOST_NOTE = 2000;
const MOST_TEXT = 10_000;

/** What stands in a cell that says nothing. */
export const ANY = '-';

export const keyOf = ({ part, at }: Field): string => `${part}:${at}`;

/** Conditions, then results, and what else rows have where it is shown. */
export function fieldsOf(
  { inputs, outputs }: DecisionTableContent,
  shown: { dates: boolean; notes: boolean },
): Field[] {
  return [
    ...inputs.map((_, at): Field => ({ part: 'when', at })),
    ...outputs.map((_, at): Field => ({ part: 'then', at })),
    ...(shown.dates ? [{ part: 'from', at: 0 } as const, { part: 'to', at: 0 } as const] : []),
    ...(shown.notes ? [{ part: 'note', at: 0 } as const] : []),
  ];
}

export function textOf(rule: Rule | undefined, { part, at }: Field): string {
  if (!rule) return '';
  if (part === 'when' || part === 'then') return String(rule[part][at] ?? '');
  return rule[part] ?? '';
}

/** Whether a text says no more than that anything goes. */
export const isBlank = (text: string): boolean => text.trim() === '' || text.trim() === ANY;

function withCell(cells: readonly (string | number)[], at: number, text: string) {
  const before = cells[at];
  // A number that a document has as a JSON integer stays one while it is typed as one.
  const isSame = before !== undefined && String(before) === text;
  if (isSame) return cells;
  const next = [...cells];
  while (next.length < at) next.push(ANY);
  next[at] = text;
  return next;
}

/** A rule with another text in one of its cells; the same rule where it has it already. */
export function withText(rule: Rule, { part, at }: Field, text: string): Rule {
  if (part === 'when' || part === 'then') {
    const cells = withCell(rule[part], at, text.slice(0, MOST_TEXT) || ANY);
    return cells === rule[part] ? rule : ({ ...rule, [part]: cells } as Rule);
  }
  const kept = text.slice(0, MOST_NOTE);
  if ((rule[part] ?? '') === kept) return rule;
  const { [part]: _, ...rest } = rule;
  return kept === '' ? rest : { ...rest, [part]: kept };
}

export const newRule = ({ inputs, outputs }: DecisionTableContent): Rule => ({
  when: inputs.map(() => ANY),
  then: outputs.map(() => ANY),
});

export const hasDates = ({ rules }: DecisionTableContent): boolean =>
  rules.some(({ from, to }) => from !== undefined || to !== undefined);

export const hasNotes = ({ rules }: DecisionTableContent): boolean =>
  rules.some(({ note }) => note !== undefined);
