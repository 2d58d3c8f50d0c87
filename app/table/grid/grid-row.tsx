import { CircleAlert, TriangleAlert } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { cn } from '../../ui/index.ts';
import { type Rule, textOf } from '../edit/index.ts';
import { cellText, type GridColumn, type Language, ROW, ROW_HEAD } from './columns.ts';
import type { RowChange, RowMark } from './marks.ts';

/** What the rows say, looked up once for all of them. */
export interface RowWords {
  hit: string;
  off: string;
  change: Readonly<Record<RowChange['kind'], string>>;
  was: (text: string) => string;
}

/** What is wrong with a cell, or may be. */
export interface CellIssue {
  text: string;
  isError: boolean;
}

/** Problems of one row, by the key of the field. */
export type RowIssues = ReadonlyMap<string, CellIssue>;

export interface GridRowProps {
  /** Position among what is shown. */
  index: number;
  /** Position among the rules. */
  row: number;
  rule: Rule;
  columns: readonly GridColumn[];
  top: number;
  template: string;
  width: number;
  locale: Language;
  words: RowWords;
  /** First and last selected column; -1 for none. */
  from: number;
  to: number;
  /** The whole row is selected. */
  isWhole: boolean;
  idPrefix: string;
  isHit: boolean;
  mark?: RowMark;
  issues?: RowIssues;
  change?: RowChange;
  /** Cells that a search finds, by key, and which one stands out. */
  found?: ReadonlySet<string>;
}

const SIGNS = { added: '+', removed: '−', moved: '↕', changed: '' };

const CHANGE_LOOK: Record<RowChange['kind'], string> = {
  added: 'bg-positive-soft',
  removed: 'bg-negative-soft line-through decoration-muted',
  changed: '',
  moved: '',
};

function rowHead({ row, rule, isWhole, isHit, mark, change, words }: GridRowProps): ReactNode {
  const Icon = mark?.tone === 'danger' ? CircleAlert : TriangleAlert;
  const isOff = rule.enabled === false;
  const said = [
    isHit && words.hit,
    isOff && words.off,
    change && words.change[change.kind],
    mark?.text,
  ].filter(Boolean);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a grid of its own, whose rows are placed by hand
    // biome-ignore lint/a11y/useFocusableInteractive: the grid's own focus leads here
    <div
      aria-colindex={1}
      className={cn(
        'sticky left-0 z-10 flex cursor-default select-none items-center justify-end gap-1 border-line border-r border-b bg-sunken pr-2 text-muted text-xs',
        isWhole && 'bg-accent-soft font-medium text-accent',
        isHit && 'bg-accent text-on-accent',
      )}
      data-row-head={row}
      role="rowheader"
      title={said.join(' · ') || undefined}
    >
      {mark && (
        <Icon
          aria-hidden="true"
          className={cn(
            'size-3.5 shrink-0',
            mark.tone === 'danger' ? 'text-danger' : 'text-notice',
            isHit && 'text-on-accent',
          )}
        />
      )}
      {change && <span aria-hidden="true">{SIGNS[change.kind]}</span>}
      <span className={cn(isOff && 'line-through')}>{row + 1}</span>
      {said.length > 0 && <span className="sr-only">, {said.join(', ')}</span>}
    </div>
  );
}

/** Looks that cells share, by what their column is: putting classes together costs time. */
const looks = new Map<string, string>();

function lookOf({ isNumber, isFirstResult, isResult, field }: GridColumn, isAny: boolean): string {
  const isMember = field.part !== 'when' && field.part !== 'then';
  const key = `${isNumber} ${isFirstResult} ${isResult} ${isAny} ${isMember}`;
  const known = looks.get(key);
  if (known !== undefined) return known;
  const look = cn(
    'flex min-w-0 cursor-cell select-none items-center border-line border-r border-b px-2',
    isNumber && 'justify-end',
    isFirstResult && 'border-l-2 border-l-line-strong',
    isResult && 'font-medium',
    isAny && 'text-muted/70',
    isMember && 'text-muted',
  );
  looks.set(key, look);
  return look;
}

const WRONG = ' underline decoration-wavy underline-offset-2';

const lookOfIssue = (issue: CellIssue | undefined): string =>
  issue ? `${WRONG} ${issue.isError ? 'decoration-danger' : 'decoration-notice'}` : '';

/** A cell. No component of its own: there are many, and each would cost more than it shows. */
function cell(props: GridRowProps, at: number): ReactNode {
  const { index, row, rule, columns, locale, from, to, idPrefix, issues, change, found } = props;
  const column = columns[at] as GridColumn;
  const { key, field, labels } = column;
  const raw = textOf(rule, field);
  const isMember = field.part !== 'when' && field.part !== 'then';
  const shown = isMember
    ? { text: raw, isCode: false, isAny: false }
    : cellText(raw, labels, locale);
  const isSelected = at >= from && at <= to;
  const issue = issues?.get(key);
  const was = change?.cells.get(key);
  const note = was === undefined ? undefined : props.words.was(was === '' ? '–' : was);
  const isMarked = was !== undefined || found?.has(key);
  const title = issue?.text ?? note ?? raw;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a grid of its own, whose rows are placed by hand
    // biome-ignore lint/a11y/useFocusableInteractive: the grid's own focus leads here
    <div
      aria-colindex={at + 2}
      aria-invalid={issue?.isError || undefined}
      aria-selected={isSelected}
      className={`${lookOf(column, shown.isAny)}${
        isSelected ? ' bg-selected' : isMarked ? ' bg-notice-soft' : ''
      }`}
      data-cell={`${index} ${at}`}
      id={`${idPrefix}-${row}-${key}`}
      key={key}
      role="gridcell"
      title={title === '' ? undefined : title}
    >
      <span className={`truncate${shown.isCode ? ' font-mono text-xs' : ''}${lookOfIssue(issue)}`}>
        {shown.text}
      </span>
      {(note ?? issue) && <span className="sr-only">, {issue?.text ?? note}</span>}
    </div>
  );
}

/** One row. Drawn again only where something of it changed. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { index, rule, columns, top, template, width, isHit, change } = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a grid of its own, whose rows are placed by hand
    // biome-ignore lint/a11y/useFocusableInteractive: the grid's own focus leads here
    <div
      aria-rowindex={index + 2}
      className={cn(
        'absolute top-0 left-0 grid bg-surface text-sm',
        isHit && 'bg-accent-soft',
        rule.enabled === false && 'text-muted line-through decoration-line-strong',
        change && CHANGE_LOOK[change.kind],
      )}
      role="row"
      style={{
        transform: `translateY(${top}px)`,
        gridTemplateColumns: template,
        height: ROW,
        width: width + ROW_HEAD,
      }}
    >
      {rowHead(props)}
      {columns.map((_, at) => cell(props, at))}
    </div>
  );
});
