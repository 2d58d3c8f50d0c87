import { StateField } from '@codemirror/state';
import { hoverTooltip, showTooltip, type Tooltip } from '@codemirror/view';
import type { LocalText } from '#schemas';
import { functionsOf, parameterText, type ShownFunction } from './functions.ts';
import { resolveAt } from './resolve.ts';
import { scanTo } from './scan.ts';
import type { FeelScope } from './scope.ts';
import { type Signature, signatureAt } from './signature.ts';

/** What tips are written from; read anew each time, for it changes while somebody types. */
export interface TipSource {
  scope: () => FeelScope;
  locale: keyof LocalText;
}

function element(tag: string, className: string, ...parts: (string | Node)[]): HTMLElement {
  const made = document.createElement(tag);
  if (className !== '') made.className = className;
  made.append(...parts);
  return made;
}

function tip(code: (string | Node)[], note: string | undefined): HTMLElement {
  const body = element('div', 'feel-tip', element('div', 'feel-tip-code', ...code));
  body.setAttribute('role', 'tooltip');
  if (note) body.append(element('div', 'feel-tip-note', note));
  return body;
}

/** `substring(string: string, **start position: number**, length?: number)` */
function signatureParts({ shown, parameters, active }: Signature): (string | Node)[] {
  const parts: (string | Node)[] = [`${shown.name}(`];
  for (const [index, parameter] of parameters.entries()) {
    if (index > 0) parts.push(', ');
    const text = parameterText(parameter);
    parts.push(index === active ? element('b', '', text) : text);
  }
  parts.push(')');
  if (shown.result !== undefined) parts.push(` → ${shown.result}`);
  return parts;
}

/** The function that is being called, its present parameter in bold, while the field has the focus. */
export const signatureHelp = ({ scope, locale }: TipSource) => {
  const read = (text: string, place: number): Tooltip | null => {
    const found = signatureAt(text, place, scope());
    if (!found) return null;
    return {
      pos: found.from,
      above: true,
      create: () => {
        const dom = tip(signatureParts(found), found.shown.doc?.[locale]);
        dom.setAttribute('aria-live', 'polite');
        return { dom };
      },
    };
  };
  return StateField.define<Tooltip | null>({
    create: () => null,
    update(before, { docChanged, selection, state }) {
      if (!(docChanged || selection)) return before;
      const { main } = state.selection;
      return main.empty ? read(state.doc.toString(), main.head) : null;
    },
    provide: (field) => showTooltip.from(field),
  });
};

function functionAt(
  text: string,
  place: number,
  functions: readonly ShownFunction[],
): { from: number; to: number; shown: ShownFunction } | undefined {
  let best: ReturnType<typeof functionAt>;
  for (const shown of functions) {
    const { name } = shown;
    const from = text.indexOf(name, Math.max(0, place - name.length));
    const to = from + name.length;
    const isHere = from >= 0 && from <= place && to >= place;
    if (!isHere || !/^\s*\(/.test(text.slice(to))) continue;
    if (name.length > (best?.shown.name.length ?? 0)) best = { from, to, shown };
  }
  return best;
}

/** Type and present value of what is pointed at; of a function how it is called. */
export const hoverHelp = ({ scope, locale }: TipSource) =>
  hoverTooltip(
    (view, place) => {
      const text = view.state.doc.toString();
      if (scanTo(text, place).quote >= 0) return null;
      const called = functionAt(text, place, functionsOf(scope()));
      if (called) {
        const [parameters = []] = called.shown.overloads;
        const signature: Signature = { shown: called.shown, parameters, active: -1, from: 0 };
        const create = () => ({ dom: tip(signatureParts(signature), called.shown.doc?.[locale]) });
        return { pos: called.from, end: called.to, above: true, create };
      }
      const named = resolveAt(text, place, scope());
      if (!named) return null;
      const { type, value } = named.found;
      const code = [named.path, ...(type === undefined ? [] : [`: ${type}`])];
      const about = 'about' in named.found ? named.found.about?.[locale] : undefined;
      const note = [about, value === undefined ? undefined : `= ${value}`];
      const create = () => ({
        dom: tip(code, note.filter((part) => part !== undefined).join(' · ') || undefined),
      });
      return { pos: named.from, end: named.to, above: true, create };
    },
    { hideOnChange: true },
  );
