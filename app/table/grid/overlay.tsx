import { cn } from '../../ui/index.ts';
import type { Area, Place } from '../edit/index.ts';
import { HEAD, ROW, ROW_HEAD } from './columns.ts';
import type { Drag } from './use-drag.ts';

interface OverlayProps {
  area: Area;
  focus: Place;
  offsets: readonly number[];
  hasFocus: boolean;
  canFill: boolean;
  drag: Drag | undefined;
}

const boxOf = ({ top, bottom, left, right }: Area, offsets: readonly number[]) => ({
  left: ROW_HEAD + (offsets[left] ?? 0),
  top: HEAD + top * ROW,
  width: (offsets[right + 1] ?? 0) - (offsets[left] ?? 0),
  height: (bottom - top + 1) * ROW,
});

/** Rows that the fill handle was drawn over, with those it began from. */
const filled = (area: Area, { row }: Place): Area => ({
  ...area,
  top: Math.min(area.top, row),
  bottom: Math.max(area.bottom, row),
});

/** What lies above the cells: the border of the selection, its handle, where something would go. */
export function Overlay({ area, focus, offsets, hasFocus, canFill, drag }: OverlayProps) {
  const one = { top: focus.row, bottom: focus.row, left: focus.column, right: focus.column };
  const box = boxOf(area, offsets);
  const width = offsets.at(-1) ?? 0;
  return (
    <div aria-hidden="true" className="pointer-events-none absolute top-0 left-0">
      <div
        className={cn('absolute border-2', hasFocus ? 'border-accent' : 'border-line-field')}
        style={box}
      />
      <div className="absolute border border-accent" style={boxOf(one, offsets)} />
      {drag?.kind === 'fill' && (
        <div
          className="absolute border-2 border-accent border-dashed"
          style={boxOf(filled(area, drag.at), offsets)}
        />
      )}
      {drag?.kind === 'rows' && (
        <div
          className="absolute h-0.5 bg-accent"
          style={{ left: 0, top: HEAD + drag.at.row * ROW - 1, width: width + ROW_HEAD }}
        />
      )}
      {drag?.kind === 'columns' && (
        <div
          className="absolute top-0 w-0.5 bg-accent"
          style={{ left: ROW_HEAD + (offsets[drag.at.column] ?? 0) - 1, height: HEAD + 2 * ROW }}
        />
      )}
      {canFill && (
        <div
          className="pointer-events-auto absolute size-2 cursor-crosshair border border-surface bg-accent"
          data-fill
          style={{ left: box.left + box.width - 5, top: box.top + box.height - 5 }}
        />
      )}
    </div>
  );
}
