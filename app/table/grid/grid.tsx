'use client';

import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { useTranslations } from 'next-intl';
import {
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import { cn } from '../../ui/index.ts';
import { areaOf, nextCell, type Selection, textOf } from '../edit/index.ts';
import { CellEntry, type EntryHandle, type Onward } from './cell-entry.tsx';
import type { CellOption } from './cell-options.tsx';
import { HEAD, offsetsOf, ROW, ROW_HEAD, templateOf } from './columns.ts';
import { GridHead } from './grid-head.tsx';
import type { GridHandle, GridProps } from './grid-props.ts';
import { GridRow, type RowWords } from './grid-row.tsx';
import { Overlay } from './overlay.tsx';
import { useDrag } from './use-drag.ts';
import { PARTS, usePress } from './use-press.ts';
import { isWholeRows, walked } from './walk.ts';

const NO_OPTIONS: readonly CellOption[] = [];
const OVERSCAN = 10;

/** Scrolls no further than needed to show a cell; the heads stand still. */
function reveal(element: HTMLElement | null, row: number, left: number, right: number): void {
  if (!element) return;
  const { scrollTop, scrollLeft, clientHeight, clientWidth } = element;
  const top = row * ROW;
  const below = top + ROW - (clientHeight - HEAD);
  const beyond = right - (clientWidth - ROW_HEAD);
  element.scrollTo({
    top: top < scrollTop ? top : Math.max(scrollTop, below),
    left: left < scrollLeft ? left : Math.min(left, Math.max(scrollLeft, beyond)),
  });
}

function useRows({ rows, selection }: GridProps, scroller: HTMLElement | null) {
  const active = selection.focus.row;
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller,
    estimateSize: () => ROW,
    overscan: OVERSCAN,
    // The active row is always there, for those who listen.
    rangeExtractor: useCallback(
      (range: Range) => {
        const shown = defaultRangeExtractor(range);
        const isShown = active >= (shown[0] ?? 0) && active <= (shown.at(-1) ?? -1);
        return isShown || active >= range.count ? shown : [...shown, active];
      },
      [active],
    ),
  });
  return virtualizer.getVirtualItems();
}

/** Keys of the grid itself, and then those of what can be done in it. */
function useKeys(props: GridProps, show: GridHandle['show'], page: () => number, entry: EntryRef) {
  const { rows, columns, selection, onSelection, actions } = props;
  const extent = { rows: rows.length, columns: columns.length };
  /** Escape lets the next Tab leave the grid. */
  const isLeaving = useRef(false);
  const go = (next: Selection) => {
    onSelection(next);
    show(next.focus.row, next.focus.column);
  };
  return (event: KeyboardEvent): boolean => {
    const { key, shiftKey } = event;
    if (key === 'Tab') {
      const next = nextCell(selection, shiftKey ? -1 : 1, extent);
      if (!next || isLeaving.current) return false;
      go(next);
      return true;
    }
    const next = walked(event, selection, extent, page());
    isLeaving.current = key === 'Escape';
    if (next) {
      go(next);
      return true;
    }
    if (key === 'Enter' || key === 'F2') {
      if (event.ctrlKey || event.metaKey || event.altKey) return actions?.onKey(event) ?? false;
      entry.current?.open();
      return true;
    }
    return actions?.onKey(event) ?? false;
  };
}

type EntryRef = RefObject<EntryHandle | null>;

/** Where the selection goes once a cell was entered. */
function useOnward({ selection, onSelection, rows, columns }: GridProps, show: GridHandle['show']) {
  return (onward: Onward) => {
    if (onward === 'stay') return;
    const { row, column } = selection.focus;
    const [down, right] = {
      down: [1, 0] as const,
      up: [-1, 0] as const,
      right: [0, 1] as const,
      left: [0, -1] as const,
    }[onward];
    const next = {
      row: Math.min(Math.max(0, row + down), rows.length - 1),
      column: Math.min(Math.max(0, column + right), columns.length - 1),
    };
    onSelection({ anchor: next, focus: next });
    show(next.row, next.column);
  };
}

/** What the parts of the grid share. */
function useLayout({ columns, rows, selection }: GridProps) {
  const offsets = useMemo(() => offsetsOf(columns), [columns]);
  const template = useMemo(() => templateOf(columns), [columns]);
  const area = areaOf(selection);
  const isWhole = isWholeRows(selection, { rows: rows.length, columns: columns.length });
  return { offsets, template, width: offsets.at(-1) ?? 0, area, isWhole };
}

function useRowWords(): RowWords {
  const t = useTranslations('tables.grid');
  return useMemo(
    () => ({
      hit: t('hit'),
      off: t('off'),
      change: {
        added: t('change.added'),
        removed: t('change.removed'),
        changed: t('change.changed'),
        moved: t('change.moved'),
      },
      was: (text) => t('was', { text }),
    }),
    [t],
  );
}

interface RowsProps {
  props: GridProps;
  /** A table that is only read shows no selection before somebody is in it. */
  isQuiet: boolean;
  layout: ReturnType<typeof useLayout>;
  id: string;
  scroller: HTMLElement | null;
}

function Rows({ props, layout, id, scroller, isQuiet }: RowsProps) {
  const { table, columns, rows, locale } = props;
  const { area, isWhole, template, width } = layout;
  const items = useRows(props, scroller);
  const words = useRowWords();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a grid of its own, whose rows are placed by hand
    <div
      className="relative"
      role="rowgroup"
      style={{ height: rows.length * ROW, width: width + ROW_HEAD }}
    >
      {items.map(({ index, start }) => {
        const row = rows[index] ?? 0;
        const rule = table.rules[row];
        const isSelected = !isQuiet && index >= area.top && index <= area.bottom;
        return (
          rule && (
            <GridRow
              change={props.changes?.get(row)}
              columns={columns}
              found={props.found?.get(row)}
              from={isSelected ? area.left : -1}
              idPrefix={id}
              index={index}
              isHit={props.hits?.has(row) ?? false}
              isWhole={isSelected && isWhole}
              issues={props.issues?.get(row)}
              key={row}
              locale={locale}
              mark={props.marks?.get(row)}
              row={row}
              rule={rule}
              template={template}
              to={isSelected ? area.right : -1}
              top={start}
              width={width}
              words={words}
            />
          )
        );
      })}
    </div>
  );
}

interface EntryProps extends Omit<RowsProps, 'scroller' | 'isQuiet'> {
  entry: EntryRef;
  show: GridHandle['show'];
  onKey: (event: KeyboardEvent) => boolean;
  onFocus: (hasFocus: boolean) => void;
}

/** The field over the active cell. */
function Entry({ props, layout, id, entry, show, onKey, onFocus }: EntryProps) {
  const { table, columns, rows, selection, actions, copied } = props;
  const t = useTranslations('tables.grid');
  const goOn = useOnward(props, show);
  const active = columns[selection.focus.column];
  const row = rows[selection.focus.row];
  return (
    <CellEntry
      activeId={active && row !== undefined ? `${id}-${row}-${active.key}` : undefined}
      describedBy={`${id}-hint`}
      gridId={`${id}-grid`}
      isNumber={active?.isNumber ?? false}
      isReadOnly={!actions || rows.length === 0}
      label={t('entry', { name: active?.label ?? '', row: (row ?? 0) + 1 })}
      left={layout.offsets[selection.focus.column] ?? 0}
      onCopy={(event, isCut) => {
        event.preventDefault();
        event.clipboardData.setData('text/plain', copied());
        if (isCut) actions?.onCut();
      }}
      onEnter={(text, onward, isAll) => {
        actions?.onEnter(text, isAll);
        goOn(onward);
      }}
      onFocusChange={onFocus}
      onKey={onKey}
      onPaste={(event) => {
        event.preventDefault();
        actions?.onPaste(event.clipboardData.getData('text/plain'));
      }}
      options={props.options ?? NO_OPTIONS}
      ref={entry}
      text={active ? textOf(table.rules[row ?? -1], active.field) : ''}
      top={selection.focus.row * ROW}
      width={active?.width ?? 0}
    />
  );
}

/** A table as a spreadsheet. Only the rows in sight are drawn. */
export function Grid(props: GridProps) {
  const { columns, rows, label, selection, actions, handle } = props;
  const t = useTranslations('tables.grid');
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  // Children are told of it once it is there.
  const [element, setElement] = useState<HTMLDivElement | null>(null);
  const entry = useRef<EntryHandle>(null);
  const [hasFocus, setFocus] = useState(false);
  const layout = useLayout(props);
  const { offsets, area } = layout;
  const show = useCallback(
    (row: number, column: number) =>
      reveal(scroller.current, row, offsets[column] ?? 0, offsets[column + 1] ?? 0),
    [offsets],
  );
  useImperativeHandle(handle, () => ({ focus: () => entry.current?.focus(), show }), [show]);
  // The same function each time: a new one would be told of the element at every drawing.
  const hold = useCallback((found: HTMLDivElement | null) => {
    scroller.current = found;
    setElement(found);
  }, []);
  const page = () => Math.floor(((scroller.current?.clientHeight ?? 0) - HEAD) / ROW) - 1;
  const onKey = useKeys(props, show, () => Math.max(1, page()), entry);
  const press = usePress(props, entry);
  const { drag, onPointerDown } = useDrag({ scroller, offsets, rowCount: rows.length, ...press });
  const isQuiet = !actions && !hasFocus;
  const hasSelection = rows.length > 0 && !isQuiet;
  return (
    <div className={cn('relative flex min-h-0 flex-col', props.className)}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys go to the field that has the focus */}
      <div
        className="relative min-h-0 grow overflow-auto overscroll-contain rounded-md border border-line-strong bg-sunken"
        onDoubleClick={(event) => {
          if ((event.target as Element).closest('[data-cell]')) entry.current?.open();
        }}
        onMouseDown={(event) => {
          // The focus stays with the field of the cells, and comes to it from the empty space.
          const target = event.target as Element;
          const { clientWidth, clientHeight } = event.currentTarget;
          const { offsetX, offsetY } = event.nativeEvent;
          const isBar =
            target === event.currentTarget && (offsetX > clientWidth || offsetY > clientHeight);
          if (isBar || target.closest('button, textarea, [role=listbox]')) return;
          event.preventDefault();
          if (!target.closest(PARTS)) entry.current?.focus();
        }}
        onPointerDown={onPointerDown}
        ref={hold}
      >
        {/* biome-ignore lint/a11y/useSemanticElements: rows are placed by hand, so that few are drawn */}
        <div
          aria-colcount={columns.length + 1}
          aria-label={label}
          aria-multiselectable="true"
          aria-readonly={!actions}
          aria-rowcount={rows.length + 1}
          id={`${id}-grid`}
          role="grid"
        >
          <GridHead
            columns={columns}
            from={hasSelection ? area.left : -1}
            issues={props.columnIssues}
            onColumn={actions?.onColumn}
            template={layout.template}
            to={hasSelection ? area.right : -2}
            width={layout.width}
          />
          <Rows id={id} isQuiet={isQuiet} layout={layout} props={props} scroller={element} />
        </div>
        {hasSelection && (
          <Overlay
            area={area}
            canFill={actions !== undefined}
            drag={drag}
            focus={selection.focus}
            hasFocus={hasFocus}
            offsets={offsets}
          />
        )}
        {rows.length === 0 && <div className="sticky left-0 p-6">{props.empty}</div>}
        <Entry
          entry={entry}
          id={id}
          layout={layout}
          onFocus={setFocus}
          onKey={onKey}
          props={props}
          show={show}
        />
      </div>
      <p className="sr-only" id={`${id}-hint`}>
        {actions ? t('hintEdit') : t('hintRead')}
      </p>
    </div>
  );
}
