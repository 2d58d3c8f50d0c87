import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const colour = (name: string) => `var(--${name})`;

/** Colours are the tokens of the theme, so light and dark need nothing of their own. */
export const feelColours = syntaxHighlighting(
  HighlightStyle.define([
    { tag: [tags.string, tags.special(tags.string)], color: colour('chart-6') },
    { tag: [tags.number, tags.bool, tags.null], color: colour('chart-4') },
    {
      tag: [tags.controlKeyword, tags.operatorKeyword, tags.definitionKeyword],
      color: colour('chart-5'),
    },
    {
      tag: [tags.function(tags.variableName), tags.standard(tags.function(tags.variableName))],
      color: colour('info'),
    },
    { tag: tags.propertyName, color: colour('chart-1') },
    { tag: [tags.typeName, tags.self, tags.modifier], color: colour('chart-7') },
    { tag: [tags.compareOperator, tags.arithmeticOperator], color: colour('ink') },
    {
      tag: [tags.lineComment, tags.blockComment, tags.separator],
      color: colour('ink-muted'),
    },
  ]),
);

const FLOATS = {
  border: 'none',
  borderRadius: '8px',
  backgroundColor: colour('surface-raised'),
  color: colour('ink'),
  boxShadow: `0 8px 24px -4px ${colour('float-shadow')}, 0 0 0 1px ${colour('line')}`,
  zIndex: '60',
};

const underline = (name: string) => ({
  backgroundImage: 'none',
  textDecoration: `underline wavy ${colour(name)} 1px`,
  textUnderlineOffset: '3px',
});

/** The frame is drawn by the field around; this is what is inside of it, and what floats. */
export const feelLook = EditorView.theme({
  '&': { color: colour('ink'), backgroundColor: 'transparent', fontSize: 'inherit' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: 'var(--font-mono, ui-monospace, monospace)',
    lineHeight: '1.25rem',
    overflowX: 'auto',
    scrollbarWidth: 'none',
  },
  '.cm-content': { padding: '5px 0', caretColor: colour('ink') },
  '.cm-line': { padding: '0 10px' },
  '.cm-placeholder': { color: colour('ink-muted') },
  '&.cm-focused .cm-cursor': { borderLeftColor: colour('ink') },
  '&.cm-focused .cm-matchingBracket': {
    backgroundColor: colour('accent-soft'),
    outline: `1px solid ${colour('line-strong')}`,
  },
  // What is wrong is underlined; a bracket that is still being typed is not wrong.
  '&.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'transparent' },
  '.cm-lintRange-error': underline('danger'),
  '.cm-lintRange-warning': underline('notice'),
  '.cm-tooltip': FLOATS,
  // Clear of the frame of the field.
  '.cm-tooltip-below': { marginTop: '7px' },
  '.cm-tooltip-above': { marginBottom: '7px' },
  '.cm-tooltip.cm-tooltip-lint': { padding: '4px 0', maxWidth: '28rem' },
  '.cm-diagnostic': { borderLeft: 'none', padding: '2px 10px', fontSize: '0.8125rem' },
  '.cm-diagnostic-error': { color: colour('danger') },
  '.cm-diagnostic-warning': { color: colour('notice') },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    fontFamily: 'var(--font-mono, ui-monospace, monospace)',
    fontSize: '0.8125rem',
    maxHeight: '15rem',
    maxWidth: '34rem',
    minWidth: '14rem',
    padding: '4px',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': {
    display: 'flex',
    alignItems: 'baseline',
    gap: '8px',
    padding: '3px 8px',
    borderRadius: '4px',
    lineHeight: '1.25rem',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: colour('surface-selected'),
    color: colour('ink'),
  },
  '.cm-completionMatchedText': {
    textDecoration: 'none',
    fontWeight: '600',
    color: colour('accent'),
  },
  '.cm-completionDetail': {
    marginLeft: 'auto',
    paddingLeft: '12px',
    fontStyle: 'normal',
    fontSize: '0.75rem',
    color: colour('ink-muted'),
    whiteSpace: 'nowrap',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    maxWidth: '14rem',
  },
  '.cm-tooltip.cm-completionInfo': { ...FLOATS, padding: '6px 10px', maxWidth: '22rem' },
  '.feel-tip': { padding: '5px 10px', maxWidth: '30rem', fontSize: '0.8125rem' },
  '.feel-tip-code': { fontFamily: 'var(--font-mono, ui-monospace, monospace)' },
  '.feel-tip-code b': { color: colour('accent'), fontWeight: '700' },
  '.feel-tip-note': { color: colour('ink-muted'), fontSize: '0.75rem' },
});
