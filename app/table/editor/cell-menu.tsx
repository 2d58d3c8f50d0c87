import * as Radix from 'radix-ui/context-menu';
import type { MouseEvent, ReactNode } from 'react';
import { cn } from '../../ui/index.ts';
import { areaOf, at } from '../edit/index.ts';
import { useRowItems } from './row-items.tsx';
import type { RowActions } from './use-row-actions.ts';
import type { TableEditor } from './use-table-editor.ts';

interface CellMenuProps {
  editor: TableEditor;
  onRows: RowActions;
  children: ReactNode;
}

/** Where a click landed: a cell, or the head of a row that is shown. */
function placeOf(event: MouseEvent, rows: readonly number[]) {
  const target = event.target as Element;
  const cell = target.closest('[data-cell]')?.getAttribute('data-cell');
  if (cell) {
    const [row = 0, column = 0] = cell.split(' ').map(Number);
    return { row, column };
  }
  const head = target.closest('[data-row-head]')?.getAttribute('data-row-head');
  return head === null || head === undefined
    ? undefined
    : { row: rows.indexOf(Number(head)), column: 0 };
}

/** What can be done to the rows, where the pointer or the keyboard asks for it. */
export function CellMenu({ editor, onRows, children }: CellMenuProps) {
  const { rows, selection, select, grid } = editor;
  const groups = useRowItems(onRows);
  const take = (event: MouseEvent) => {
    const place = placeOf(event, rows);
    const { top, bottom } = areaOf(selection);
    if (place && (place.row < top || place.row > bottom)) select(at(place.row, place.column));
  };
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the grid inside */}
        <div className="flex min-h-40 min-w-0 grow flex-col" onContextMenu={take}>
          {children}
        </div>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          className="z-50 min-w-44 max-w-80 animate-float-in rounded-md bg-raised p-1 shadow-float"
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            grid.current?.focus();
          }}
        >
          {groups.map((group, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: groups have no name of their own
            <Radix.Group key={index}>
              {index > 0 && <Radix.Separator className="my-1 h-px bg-line" />}
              {group.map(({ label, icon, hint, danger, disabled, onSelect }) => (
                <Radix.Item
                  className={cn(
                    'flex h-8 cursor-pointer select-none items-center gap-2 rounded px-2 text-sm outline-none data-[disabled]:cursor-not-allowed data-[highlighted]:bg-hover data-[disabled]:opacity-50 [&>svg]:size-4 [&>svg]:shrink-0',
                    danger && 'text-danger',
                  )}
                  disabled={disabled}
                  key={String(label)}
                  onSelect={onSelect}
                >
                  {icon}
                  <span className="grow truncate">{label}</span>
                  {hint && <span className="text-muted text-xs">{hint}</span>}
                </Radix.Item>
              ))}
            </Radix.Group>
          ))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
