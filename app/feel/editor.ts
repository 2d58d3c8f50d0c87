import {
  autocompletion,
  type Completion,
  type CompletionContext,
  closeBrackets,
  closeBracketsKeymap,
  pickedCompletion,
} from '@codemirror/autocomplete';
import { history, historyKeymap, standardKeymap } from '@codemirror/commands';
import { bracketMatching, LRLanguage } from '@codemirror/language';
import { forceLinting, linter } from '@codemirror/lint';
import {
  Annotation,
  Compartment,
  EditorState,
  type Extension,
  Transaction,
} from '@codemirror/state';
import { EditorView, keymap, placeholder, tooltips } from '@codemirror/view';
import { isPlainName, type NameShape, parserFor } from '#engine/core/feel/parse';
import type { LocalText } from '#schemas';
import { completionsAt, type FeelOption } from './complete.ts';
import { problemsOf } from './lint.ts';
import { feelColours, feelLook } from './look.ts';
import type { Dialect, FeelScope } from './scope.ts';
import { hoverHelp, signatureHelp } from './tips.ts';

export interface EditorEvents {
  onChange: (text: string) => void;
  onProblems: (messages: readonly string[]) => void;
  /** Enter in a field of one line. */
  onCommit: (text: string) => void;
  /** Escape where nothing floats: the field is left. */
  onLeave: () => void;
  onFocus: () => void;
  /** Whether a pasted text is taken by somebody else. */
  leavesPaste: (text: string) => boolean;
}

export interface EditorSetup {
  parent: HTMLElement;
  text: string;
  scope: FeelScope;
  dialect: Dialect;
  locale: keyof LocalText;
  isMultiline: boolean;
  /** What is too long goes on in the next line of the screen. */
  wraps: boolean;
  placeholder: string | undefined;
  attributes: Record<string, string>;
  nonce: string | undefined;
  events: () => EditorEvents;
}

export interface EditorHandle {
  view: EditorView;
  /** A text that came from elsewhere, such as undo of the document. */
  setText: (text: string) => void;
  setScope: (scope: FeelScope) => void;
  setAttributes: (attributes: Record<string, string>) => void;
  destroy: () => void;
}

const LINT_PAUSE_MS = 200;
const fromOutside = Annotation.define<boolean>();

/** The grammar as the engine reads it, told which names hold spaces or signs. */
function languageOf({ names }: FeelScope, dialect: Dialect): Extension {
  const shape: Record<string, NameShape | true> = {};
  for (const { name, members = [] } of names) {
    const below = Object.fromEntries(members.map((member) => [member.name, true as const]));
    if (members.length > 0) shape[name] = below;
    else if (!isPlainName(name)) shape[name] = true;
  }
  const top = dialect === 'expression' ? 'Expression' : 'UnaryTests';
  return LRLanguage.define({ parser: parserFor(top, shape) });
}

const RANKS: Record<FeelOption['kind'], number> = {
  text: 5,
  member: 4,
  value: 3,
  constant: 2,
  function: 0,
  keyword: -1,
};

const detailOf = ({ type, value }: FeelOption): string =>
  [type, value === undefined ? undefined : `= ${value}`].filter((part) => part).join(' ');

function toCompletion(option: FeelOption, locale: keyof LocalText): Completion {
  const { label, kind, text = label, caret = text.length, signature, about } = option;
  const info = [signature, about?.[locale]].filter((part) => part !== undefined).join('\n');
  return {
    label,
    type: kind,
    detail: detailOf(option),
    boost: RANKS[kind],
    ...(info !== '' && { info }),
    apply(view, completion, from, to) {
      // The bracket or quote that was closed ahead is part of what is written.
      const after = view.state.sliceDoc(to, to + 1);
      const isClosed = kind === 'text' && after === '"';
      const hasCall = kind === 'function' && after === '(';
      const written = hasCall ? label : text;
      view.dispatch({
        changes: { from, to: isClosed ? to + 1 : to, insert: written },
        selection: { anchor: from + (hasCall ? label.length : caret) },
        annotations: pickedCompletion.of(completion),
        userEvent: 'input.complete',
        scrollIntoView: true,
      });
    },
  };
}

function completing(setup: EditorSetup, scope: () => FeelScope): Extension {
  const source = (context: CompletionContext) => {
    const text = context.state.doc.toString();
    const { dialect, locale } = setup;
    const place = { text, pos: context.pos, scope: scope(), dialect };
    const found = completionsAt(place, context.explicit);
    if (!found) return null;
    const options = found.options.map((option) => toCompletion(option, locale));
    return { from: found.from, options, validFor: /^"?[\p{L}\p{N}_]*$/u };
  };
  return autocompletion({ override: [source], icons: false, maxRenderedOptions: 60 });
}

function linting({ dialect, locale, events }: EditorSetup, scope: () => FeelScope): Extension {
  return linter(
    ({ state }) => {
      const problems = problemsOf(state.doc.toString(), scope(), dialect, locale);
      events().onProblems(problems.map(({ message }) => message));
      return problems;
    },
    { delay: LINT_PAUSE_MS },
  );
}

/** One line stays one line, whatever is pasted or dropped. */
const oneLine = EditorState.transactionFilter.of((change) => {
  if (!change.docChanged || change.newDoc.lines === 1) return change;
  const text = change.newDoc.toString().replace(/\s*\n\s*/g, ' ');
  const { head } = change.newSelection.main;
  const whole = { from: 0, to: change.newDoc.length, insert: text };
  return [
    change,
    { changes: whole, selection: { anchor: Math.min(head, text.length) }, sequential: true },
  ];
});

/** Tab is not among them: it leaves the field, as it does everywhere. */
function keysOf({ isMultiline, events }: EditorSetup): Extension {
  const commit = ({ state }: EditorView) => {
    events().onCommit(state.doc.toString());
    return true;
  };
  return [
    keymap.of([
      ...(isMultiline ? [{ key: 'Mod-Enter', run: commit }] : [{ key: 'Enter', run: commit }]),
      {
        key: 'Escape',
        run: (view) => {
          view.contentDOM.blur();
          events().onLeave();
          return true;
        },
      },
      ...closeBracketsKeymap,
      ...historyKeymap,
      ...standardKeymap,
    ]),
  ];
}

function listening({ events }: EditorSetup): Extension {
  return [
    EditorView.updateListener.of(({ docChanged, transactions, state }) => {
      const isOwn = transactions.some((each) => each.docChanged && !each.annotation(fromOutside));
      if (docChanged && isOwn) events().onChange(state.doc.toString());
    }),
    EditorView.domEventHandlers({
      focus: () => events().onFocus(),
      paste: (event) => events().leavesPaste(event.clipboardData?.getData('text/plain') ?? ''),
    }),
  ];
}

/** A field for FEEL. Loaded when the first is needed: it is much code. */
export function openEditor(setup: EditorSetup): EditorHandle {
  let present = setup.scope;
  const scope = () => present;
  const language = new Compartment();
  const attributes = new Compartment();
  const named = (given: Record<string, string>) =>
    EditorView.contentAttributes.of({ ...given, spellcheck: 'false', autocapitalize: 'off' });
  const tips = { scope, locale: setup.locale };
  const view = new EditorView({
    parent: setup.parent,
    doc: setup.text,
    extensions: [
      setup.nonce === undefined ? [] : EditorView.cspNonce.of(setup.nonce),
      history(),
      language.of(languageOf(present, setup.dialect)),
      attributes.of(named(setup.attributes)),
      feelLook,
      feelColours,
      bracketMatching(),
      closeBrackets(),
      completing(setup, scope),
      linting(setup, scope),
      signatureHelp(tips),
      hoverHelp(tips),
      keysOf(setup),
      listening(setup),
      setup.isMultiline ? [] : oneLine,
      setup.wraps ? EditorView.lineWrapping : [],
      setup.placeholder === undefined ? [] : placeholder(setup.placeholder),
      tooltips({ parent: document.body, position: 'fixed' }),
      EditorState.tabSize.of(2),
    ],
  });
  return {
    view,
    setText(text) {
      if (text === view.state.doc.toString()) return;
      const changes = { from: 0, to: view.state.doc.length, insert: text };
      view.dispatch({
        changes,
        annotations: [fromOutside.of(true), Transaction.addToHistory.of(false)],
      });
    },
    setScope(next) {
      present = next;
      view.dispatch({ effects: language.reconfigure(languageOf(next, setup.dialect)) });
      forceLinting(view);
    },
    setAttributes: (given) => view.dispatch({ effects: attributes.reconfigure(named(given)) }),
    destroy: () => view.destroy(),
  };
}
