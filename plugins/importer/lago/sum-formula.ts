import type { FlowDraft, Source } from './flow-draft.ts';

/** Terms of one formula; more would be too long an expression. */
const MAX_TERMS = 60;

interface Term {
  source: Source;
  expression: string;
}

function sumOf(draft: FlowDraft, id: string, terms: readonly Term[], note: string): string {
  const expression = terms.map((term) => term.expression).join(' + ') || '0';
  const node = draft.add('formula', id, { expression, type: 'number' }, note);
  for (const { source } of terms) draft.connect(source, node, 'in');
  return node;
}

/** What charges come to as lines: each rounded to money, none below zero. */
export function addSum(
  draft: FlowDraft,
  id: string,
  charges: readonly Source[],
  digits: number,
  note: string,
): string {
  const billed = charges.map((source): Term => {
    const name = source.port === undefined ? source.node : `${source.node}.${source.port}`;
    return { source, expression: `round half up(max(0, ${name}), ${digits})` };
  });
  const parts: string[] = [];
  for (let start = 0; start < billed.length; start += MAX_TERMS) {
    const part = `${id}_part_${start / MAX_TERMS + 1}`;
    const isOnly = billed.length <= MAX_TERMS;
    parts.push(sumOf(draft, isOnly ? id : part, billed.slice(start, start + MAX_TERMS), note));
  }
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  return sumOf(
    draft,
    id,
    parts.map((part) => ({ source: { node: part }, expression: part })),
    note,
  );
}
