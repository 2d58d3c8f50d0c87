import {
  type ClipboardEvent,
  type KeyboardEvent,
  type Ref,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import { cn } from '../../ui/index.ts';
import { type CellOption, CellOptions } from './cell-options.tsx';
import { HEAD, ROW, ROW_HEAD } from './columns.ts';

/** Where the selection goes after a cell was entered. */
export type Onward = 'down' | 'up' | 'right' | 'left' | 'stay';

export interface EntryHandle {
  focus: () => void;
  /** Begins with the cell's own text. */
  open: () => void;
  /** Enters what is being entered, before something else happens. */
  settle: () => void;
}

interface CellEntryProps {
  ref: Ref<EntryHandle>;
  label: string;
  describedBy: string;
  gridId: string;
  /** Of the active cell, where it is drawn. */
  activeId: string | undefined;
  left: number;
  top: number;
  width: number;
  /** The cell as it is. */
  text: string;
  isNumber: boolean;
  isReadOnly: boolean;
  options: readonly CellOption[];
  /** A key while nothing is entered; true where it was one of the grid's. */
  onKey: (event: KeyboardEvent) => boolean;
  /** What was entered; with `isAll` into every cell that is selected. */
  onEnter: (text: string, onward: Onward, isAll: boolean) => void;
  onCopy: (event: ClipboardEvent, isCut: boolean) => void;
  onPaste: (event: ClipboardEvent) => void;
  onFocusChange: (hasFocus: boolean) => void;
}

interface Entry {
  text: string;
  /** Begun by typing: arrows enter it and go on, as in a spreadsheet. */
  isTyped: boolean;
}

const ARROWS: Readonly<Record<string, Onward>> = {
  ArrowDown: 'down',
  ArrowUp: 'up',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

function onwardOf({ key, shiftKey }: KeyboardEvent): Onward | undefined {
  if (key === 'Enter') return shiftKey ? 'up' : 'down';
  if (key === 'Tab') return shiftKey ? 'left' : 'right';
  return undefined;
}

const matching = (options: readonly CellOption[], text: string): readonly CellOption[] => {
  const wanted = text.trim().toLowerCase();
  if (wanted === '' || wanted === '-') return options;
  return options.filter(({ value, label }) =>
    [value, label].some((each) => each.toLowerCase().includes(wanted)),
  );
};

/** What is being entered, and what keys mean meanwhile. */
function useEntry({ text, options, isReadOnly, onEnter, onKey }: CellEntryProps) {
  const [entry, setEntry] = useState<Entry>();
  const [picked, setPicked] = useState(-1);
  const shown = entry ? matching(options, entry.isTyped ? entry.text : '') : [];
  const begin = (next: Entry) => {
    if (isReadOnly) return;
    setEntry(next);
    setPicked(-1);
  };
  const enter = (value: string, onward: Onward, isAll = false) => {
    setEntry(undefined);
    onEnter(value, onward, isAll);
  };
  const move = (step: number) =>
    setPicked((before) => Math.min(Math.max(-1, before + step), shown.length - 1));
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (!entry) {
      if (onKey(event)) event.preventDefault();
      return;
    }
    event.stopPropagation();
    const { key } = event;
    if (key === 'Escape') {
      event.preventDefault();
      setEntry(undefined);
      return;
    }
    if (shown.length > 0 && (key === 'ArrowDown' || key === 'ArrowUp')) {
      event.preventDefault();
      move(key === 'ArrowDown' ? 1 : -1);
      return;
    }
    if (key === 'Enter' && event.altKey) {
      event.preventDefault();
      document.execCommand('insertText', false, '\n');
      return;
    }
    const onward = onwardOf(event) ?? (entry.isTyped ? ARROWS[key] : undefined);
    if (onward === undefined) return;
    event.preventDefault();
    const isAll = key === 'Enter' && (event.ctrlKey || event.metaKey);
    enter(shown[picked]?.value ?? entry.text, isAll ? 'stay' : onward, isAll);
  };
  return {
    entry,
    shown,
    picked,
    press,
    enter,
    open: () => begin({ text, isTyped: false }),
    type: (typed: string) => {
      setPicked(-1);
      if (entry) setEntry({ ...entry, text: typed });
      else begin({ text: typed, isTyped: true });
    },
  };
}

/**
 * The field that has the focus of the grid: it stands unseen over the active cell until something is
 * typed, so that input methods for Chinese begin in the cell with the first key.
 */
export function CellEntry(props: CellEntryProps) {
  const { ref, left, top, width, isReadOnly, isNumber, gridId, activeId, onFocusChange } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const { entry, shown, picked, press, enter, open, type } = useEntry(props);
  const isOpen = entry !== undefined;
  useImperativeHandle(ref, () => ({
    focus: () => field.current?.focus({ preventScroll: true }),
    open: () => {
      field.current?.focus({ preventScroll: true });
      open();
    },
    settle: () => {
      if (entry) enter(entry.text, 'stay');
    },
  }));
  useEffect(() => {
    const element = field.current;
    if (isOpen && element && document.activeElement === element) {
      element.setSelectionRange(element.value.length, element.value.length);
    }
  }, [isOpen]);
  return (
    <div
      className={cn('absolute z-10', !isOpen && 'pointer-events-none')}
      style={{ left: ROW_HEAD + left, top: HEAD + top }}
    >
      <textarea
        aria-activedescendant={isOpen ? undefined : activeId}
        aria-controls={gridId}
        aria-describedby={props.describedBy}
        aria-label={props.label}
        autoCapitalize="off"
        autoComplete="off"
        autoCorrect="off"
        className={cn(
          'block resize-none overflow-hidden whitespace-pre rounded-none border-0 bg-raised px-2 py-1.5 text-ink text-sm leading-5 outline-2 outline-accent -outline-offset-2 [field-sizing:content]',
          isNumber && 'text-right',
          isOpen ? 'max-h-48 overflow-y-auto shadow-float' : 'opacity-0',
        )}
        onBlur={() => {
          // Leaving the cell keeps what was entered, as a spreadsheet does.
          if (entry) enter(entry.text, 'stay');
          onFocusChange(false);
        }}
        onChange={(event) => type(event.target.value)}
        onCopy={(event) => isOpen || props.onCopy(event, false)}
        onCut={(event) => isOpen || props.onCopy(event, true)}
        onFocus={() => onFocusChange(true)}
        onKeyDown={press}
        onPaste={(event) => isOpen || props.onPaste(event)}
        readOnly={isReadOnly}
        ref={field}
        rows={1}
        spellCheck={false}
        style={{ minWidth: width, minHeight: ROW, height: isOpen ? undefined : ROW, maxWidth: 520 }}
        value={entry?.text ?? ''}
      />
      {isOpen && shown.length > 0 && (
        <CellOptions onTake={(value) => enter(value, 'down')} options={shown} picked={picked} />
      )}
    </div>
  );
}
