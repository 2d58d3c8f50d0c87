'use client';

import { useLocale } from 'next-intl';
import { type FocusEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { cn, useField } from '../ui/index.ts';
import type { EditorEvents, EditorHandle, openEditor } from './editor.ts';
import { type Dialect, type FeelScope, NO_NAMES } from './scope.ts';

export interface ExpressionInputProps {
  value: string;
  onChange: (text: string) => void;
  /** What can be said here; a new object only where it is another. */
  scope?: FeelScope;
  dialect?: Dialect;
  /** Several lines, where Enter begins a new one and Ctrl Enter commits. */
  multiline?: boolean;
  /** Told on Enter in a field of one line. */
  onCommit?: (text: string) => void;
  /** Told on Escape, once nothing floats. */
  onLeave?: () => void;
  /** The element that is typed in, each time it gets the focus. */
  onFocus?: (element: HTMLElement) => void;
  /** In a table, where there are many: only what is typed in becomes an editor. */
  whenFocused?: boolean;
  /** Whether a pasted text is for somebody around, such as the cells of a table. */
  leavesPaste?: (text: string) => boolean;
  placeholder?: string;
  unit?: string;
  isInvalid?: boolean;
  autoFocus?: boolean;
  className?: string;
  'aria-label'?: string;
}

type Open = typeof openEditor;

let loaded: Open | undefined;
const load = async (): Promise<Open> => {
  loaded ??= (await import('./editor.ts')).openEditor;
  return loaded;
};

// Whoever has this file will soon need that one.
if (typeof document !== 'undefined') load().catch(() => undefined);

/** The code of the editor, once it is here; a browser that can't get it keeps the plain field. */
function useCode(): Open | undefined {
  const [code, setCode] = useState<{ open: Open } | undefined>(() => loaded && { open: loaded });
  useEffect(() => {
    let isGone = false;
    if (!code) {
      load().then(
        (open) => isGone || setCode({ open }),
        () => undefined,
      );
    }
    return () => {
      isGone = true;
    };
  }, [code]);
  return code?.open;
}

/** The page's nonce, as app/shell keeps it for libraries. */
const nonceOf = (): string | undefined =>
  (globalThis as { __webpack_nonce__?: string }).__webpack_nonce__ ??
  document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;

const FRAME =
  'relative w-full min-w-0 rounded-md border bg-surface text-ink text-sm max-sm:text-lg transition-colors duration-120 focus-within:outline-2 focus-within:outline-accent';

interface Names {
  attributes: Record<string, string>;
  labelId: string | undefined;
}

/** How the field is called and described, whichever element stands for it. */
function useNames(props: ExpressionInputProps, problemId: string, isWrong: boolean): Names {
  const field = useField();
  const label = props['aria-label'];
  const labelId = field.id === undefined ? undefined : `${field.id}-label`;
  const isInvalid = isWrong || props.isInvalid || field['aria-invalid'];
  const described = [field['aria-describedby'], isWrong ? problemId : undefined];
  const describedBy = described.filter((each) => each !== undefined).join(' ');
  const attributes = {
    ...(field.id !== undefined && { id: field.id }),
    ...(label === undefined && labelId !== undefined && { 'aria-labelledby': labelId }),
    ...(label !== undefined && { 'aria-label': label }),
    ...(describedBy !== '' && { 'aria-describedby': describedBy }),
    ...(isInvalid && { 'aria-invalid': 'true' }),
    ...(field['aria-required'] && { 'aria-required': 'true' }),
    'aria-multiline': String(props.multiline === true),
  };
  return { attributes, labelId };
}

/** The caret, in a field that gives way to another. */
interface Caret {
  from: number;
  to: number;
}

interface RichProps extends ExpressionInputProps {
  open: Open;
  names: Names;
  /** Where the caret was in the plain field, if it had the focus. */
  caret: Caret | undefined;
  onProblems: (messages: readonly string[]) => void;
}

function Rich(props: RichProps) {
  const { open, names, caret, value, scope = NO_NAMES } = props;
  const locale = useLocale();
  const parent = useRef<HTMLDivElement>(null);
  const handle = useRef<EditorHandle>(null);
  const latest = useRef(props);
  latest.current = props;
  // biome-ignore lint/correctness/useExhaustiveDependencies: opened once; what changes is told below
  useLayoutEffect(() => {
    if (!parent.current) return undefined;
    const events = (): EditorEvents => ({
      onChange: (text) => latest.current.onChange(text),
      onProblems: (messages) => latest.current.onProblems(messages),
      onCommit: (text) => latest.current.onCommit?.(text),
      onLeave: () => latest.current.onLeave?.(),
      onFocus: () => {
        const content = handle.current?.view.contentDOM;
        if (content) latest.current.onFocus?.(content);
      },
      leavesPaste: (text) => latest.current.leavesPaste?.(text) ?? false,
    });
    const { dialect = 'expression', multiline = false, placeholder } = props;
    const opened = open({
      parent: parent.current,
      text: value,
      scope,
      dialect,
      locale,
      isMultiline: multiline,
      wraps: !props.whenFocused,
      placeholder,
      attributes: names.attributes,
      nonce: nonceOf(),
      events,
    });
    handle.current = opened;
    if (caret || props.autoFocus) {
      const { length } = opened.view.state.doc;
      const { from, to } = caret ?? { from: length, to: length };
      const [anchor, head] = [Math.min(from, length), Math.min(to, length)];
      opened.view.dispatch({ selection: { anchor, head } });
      opened.view.focus();
    }
    return () => opened.destroy();
  }, [open, locale, props.dialect, props.multiline]);
  useEffect(() => handle.current?.setText(value), [value]);
  useEffect(() => handle.current?.setScope(scope), [scope]);
  const told = JSON.stringify(names.attributes);
  useEffect(() => handle.current?.setAttributes(JSON.parse(told)), [told]);
  const { labelId } = names;
  useEffect(() => {
    const label = labelId === undefined ? null : document.getElementById(labelId);
    const focus = () => handle.current?.view.focus();
    label?.addEventListener('click', focus);
    return () => label?.removeEventListener('click', focus);
  }, [labelId]);
  return <div ref={parent} />;
}

interface PlainProps extends ExpressionInputProps {
  names: Names;
  /** Told where the caret is, once the editor may take over; undefined where it is elsewhere. */
  onReady: (caret: Caret | undefined) => void;
}

/** Until the editor is there, and in a table until a cell is typed in. */
function Plain(props: PlainProps) {
  const { names, value, onChange, onReady, onFocus, multiline, placeholder, autoFocus } = props;
  const isPressed = useRef(false);
  type Target = HTMLInputElement | HTMLTextAreaElement;
  const ready = ({ selectionStart, selectionEnd }: Target) =>
    onReady({ from: selectionStart ?? 0, to: selectionEnd ?? 0 });
  const shared = {
    ...names.attributes,
    autoFocus,
    className:
      'block w-full min-w-0 bg-transparent px-2.5 py-[5px] font-mono text-sm leading-5 outline-none',
    value,
    placeholder,
    spellCheck: false,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
    onPointerDown: () => {
      isPressed.current = true;
    },
    // By the pointer the caret is known only once it is let go.
    onClick: (event: { currentTarget: Target }) => {
      isPressed.current = false;
      ready(event.currentTarget);
    },
    onSelect: (event: { currentTarget: Target }) => {
      const isHere = document.activeElement === event.currentTarget;
      if (isHere && !isPressed.current) ready(event.currentTarget);
    },
    onBlur: () => onReady(undefined),
    onFocus: (event: FocusEvent<Target>) => {
      onFocus?.(event.currentTarget);
      if (!isPressed.current) ready(event.currentTarget);
    },
  };
  return multiline ? <textarea rows={3} {...shared} /> : <input type="text" {...shared} />;
}

/**
 * A FEEL expression or unary tests: coloured, completed, checked while it is typed. A plain field
 * until the editor has arrived.
 */
export function ExpressionInput(props: ExpressionInputProps) {
  const { unit, className, multiline, whenFocused = false } = props;
  const problemId = useId();
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [caret, setCaret] = useState<Caret>();
  const open = useCode();
  const field = useField();
  const names = useNames(props, problemId, problems.length > 0);
  const isRich = open !== undefined && (!whenFocused || caret !== undefined);
  const isWrong = names.attributes['aria-invalid'] !== undefined;
  // A table says below what is wrong in its cells, a field what is wrong with it.
  const isTold = whenFocused || field['aria-invalid'] === true;
  return (
    <>
      <div
        className={cn(
          FRAME,
          isWrong ? 'border-danger' : 'border-line-field hover:border-ink/60',
          multiline && 'min-h-16',
          whenFocused ? 'h-8 overflow-hidden' : 'min-h-8',
          unit && 'pr-8',
          className,
        )}
      >
        {isRich ? (
          <Rich {...props} caret={caret} names={names} onProblems={setProblems} open={open} />
        ) : (
          <Plain {...props} names={names} onReady={setCaret} />
        )}
        {unit && (
          <span className="pointer-events-none absolute inset-y-0 right-2.5 flex items-center text-muted text-sm">
            {unit}
          </span>
        )}
      </div>
      <p
        aria-live="polite"
        className={cn('text-danger text-xs empty:hidden', isTold && 'sr-only')}
        id={problemId}
      >
        {problems.join(' ')}
      </p>
    </>
  );
}
