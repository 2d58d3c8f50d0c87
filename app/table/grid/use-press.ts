import { type PointerEvent, type RefObject, useRef } from 'react';
import { areaOf, at, numbersFrom, type Place } from '../edit/index.ts';
import type { EntryHandle } from './cell-entry.tsx';
import type { GridProps } from './grid-props.ts';
import type { Drag, DragKind } from './use-drag.ts';
import { isWholeRows, wholeColumns, wholeRows } from './walk.ts';

const LEAST_WIDTH = 56;
const MOST_WIDTH = 640;

/** The parts of a grid that a press means something to. */
export const PARTS = '[data-cell], [data-row-head], [data-column-head], [data-fill], [data-corner]';

/** What a press and a drag mean at each part of the grid. */
export function usePress(props: GridProps, entry: RefObject<EntryHandle | null>) {
  const { rows, columns, selection, onSelection, actions, onResize } = props;
  const extent = { rows: rows.length, columns: columns.length };
  const resized = useRef({ at: 0, width: 0 });
  const pressed = useRef(0);

  const selectRow = (row: number, isExtending: boolean) => {
    const { top, bottom } = areaOf(selection);
    // Rows that are selected already are about to be moved together.
    if (isWholeRows(selection, extent) && row >= top && row <= bottom && !isExtending) return;
    const anchor = isExtending ? selection.anchor : { row, column: 0 };
    onSelection(wholeRows({ anchor, focus: { row, column: 0 } }, extent));
  };
  const selectColumn = (column: number, isExtending: boolean) => {
    pressed.current = column;
    const anchor = isExtending ? selection.anchor : { row: 0, column };
    onSelection(wholeColumns({ anchor, focus: { row: 0, column } }, extent));
  };

  const onPress = (event: PointerEvent, place: Place): DragKind | undefined => {
    const target = event.target as Element;
    if (target.closest('textarea, [role=listbox], [data-column-button]')) return undefined;
    if (!target.closest(PARTS)) return undefined;
    entry.current?.settle();
    // A finger would bring up the keyboard.
    if (event.pointerType !== 'touch') entry.current?.focus();
    if (target.closest('[data-fill]')) return actions && 'fill';
    const grip = target.closest('[data-resize]');
    if (grip) {
      const index = Number(grip.getAttribute('data-resize'));
      resized.current = { at: index, width: columns[index]?.width ?? 0 };
      return 'resize';
    }
    if (rows.length === 0) return undefined;
    if (target.closest('[data-corner]')) {
      onSelection(wholeRows(wholeColumns(at(0, 0), extent), extent));
      return undefined;
    }
    if (target.closest('[data-row-head]')) {
      selectRow(place.row, event.shiftKey);
      return actions && 'rows';
    }
    if (target.closest('[data-column-head]')) {
      selectColumn(place.column, event.shiftKey);
      return actions && 'columns';
    }
    const anchor = event.shiftKey ? selection.anchor : place;
    onSelection({ anchor, focus: place });
    return 'cells';
  };

  const onDrag = ({ kind, at: place, by }: Drag) => {
    if (kind === 'cells') onSelection({ anchor: selection.anchor, focus: place });
    if (kind === 'resize') {
      const { at: index, width } = resized.current;
      const next = Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, Math.round(width + by)));
      onResize(columns[index]?.key ?? '', next);
    }
  };

  const onDrop = ({ kind, at: place }: Drag) => {
    const area = areaOf(selection);
    if (kind === 'rows') actions?.onMoveRows(area, place.row);
    if (kind === 'columns') actions?.onMoveColumn(pressed.current, place.column);
    if (kind !== 'fill') return;
    const { top, bottom } = area;
    const over =
      place.row > bottom
        ? numbersFrom(bottom + 1, place.row)
        : place.row < top
          ? numbersFrom(place.row, top - 1)
          : [];
    if (over.length > 0) actions?.onFill(area, over);
  };
  return { onPress, onDrag, onDrop };
}
