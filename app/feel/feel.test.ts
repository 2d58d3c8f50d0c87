import { describe, expect, it } from 'vitest';
import { BUILTINS, compileExpression, scopeOfNames } from '#engine/core/feel';
import { completionsAt } from './complete.ts';
import { BUILTIN_FUNCTIONS } from './functions.ts';
import { problemsOf } from './lint.ts';
import { membersOf } from './properties.ts';
import { resolveAt } from './resolve.ts';
import type { Dialect, FeelScope } from './scope.ts';
import { signatureAt } from './signature.ts';

const SCOPE: FeelScope = {
  names: [
    { name: 'quantity', kind: 'value', type: 'number', value: '12' },
    { name: 'tier', kind: 'value', type: 'string', allowed: ['gold', 'plain'] },
    { name: 'start', kind: 'value', type: 'date' },
    {
      name: 'Fee of month',
      kind: 'value',
      type: 'number',
      members: [{ name: 'unit price', type: 'number' }],
    },
    {
      name: 'tariff',
      kind: 'value',
      members: [
        { name: 'price', type: 'number' },
        { name: 'class', type: 'string', allowed: ['A', 'B'] },
      ],
    },
    { name: 'VAT', kind: 'constant', type: 'number' },
    {
      name: 'with tax',
      kind: 'function',
      type: 'number',
      about: { zh: '含税', en: 'With tax' },
      parameters: [
        { name: 'net', type: 'number' },
        { name: 'rate', type: 'number' },
      ],
    },
  ],
  input: { type: 'string', allowed: ['VIP', 'gold'] },
};

/** Labels offered where `|` stands, that begin with what is typed there. */
function offered(marked: string, dialect: Dialect = 'expression', isAsked = false): string[] {
  const pos = marked.indexOf('|');
  const text = marked.replace('|', '');
  const found = completionsAt({ text, pos, scope: SCOPE, dialect }, isAsked);
  if (!found) return [];
  const typed = text.slice(found.from, pos).toLowerCase();
  return found.options
    .map(({ label }) => label)
    .filter((label) => label.toLowerCase().startsWith(typed));
}

describe('completion', () => {
  it.each<[string, string[]]>([
    ['qu|', ['quantity']],
    ['1 + qu|', ['quantity']],
    ['tariff.|', ['price', 'class']],
    ['tariff.p|', ['price', 'class']],
    ['Fee of month.|', ['unit price']],
    ['Fee o|', ['Fee of month', 'Fee of month.unit price']],
    ['2 * fee of m|', ['Fee of month', 'Fee of month.unit price']],
    ['tari|', ['tariff', 'tariff.price', 'tariff.class']],
    ['start.w|', ['weekday']],
    ['VA|', ['VAT']],
    ['with t|', ['with tax']],
    ['round half u|', ['round half up']],
    ['tier = |', ['"gold"', '"plain"']],
    ['tier = "|', ['"gold"', '"plain"']],
    ['tier != "g|"', ['"gold"']],
    ['tier in ("gold", "|', ['"gold"', '"plain"']],
    ['tariff.class = "|', ['"A"', '"B"']],
    ['for line in [1] return li|', ['line', 'list contains', 'list replace']],
    ['"a qu|', []],
    ['1 // qu|', []],
    ['1 + |', []],
    ['unknown.|', []],
  ])('%s', (marked, expected) => {
    const labels = offered(marked);
    // A point tells what can follow, and the list is narrowed as it is typed.
    if (marked === 'tariff.p|') expect(labels).toEqual(['price']);
    else if (/= \|$/.test(marked)) expect(labels.slice(0, 2)).toEqual(expected);
    else expect(labels).toEqual(expected);
  });

  it('offers everything where it is asked', () => {
    const labels = offered('1 + |', 'expression', true);
    expect(labels).toEqual(expect.arrayContaining(['quantity', 'VAT', 'with tax', 'sum', 'if']));
    expect(new Set(labels).size).toBe(labels.length);
  });

  it('offers the allowed values in a cell', () => {
    expect(offered('"|', 'unary-tests')).toEqual(['"VIP"', '"gold"']);
    expect(offered('"VIP", "|', 'unary-tests')).toEqual(['"VIP"', '"gold"']);
  });

  it('leaves the caret between the brackets of a call', () => {
    const found = completionsAt({ text: 'su', pos: 2, scope: SCOPE, dialect: 'expression' }, true);
    const sum = found?.options.find(({ label }) => label === 'sum');
    expect(sum).toMatchObject({
      text: 'sum()',
      caret: 4,
      signature: expect.stringContaining('list'),
    });
    const now = found?.options.find(({ label }) => label === 'now');
    expect(now).toMatchObject({ text: 'now()', caret: 5 });
  });
});

describe('built-in functions', () => {
  it.each(BUILTINS.map((builtin) => [builtin.name, builtin] as const))(
    '%s has a sentence in both languages, and its parameters',
    (name, { doc }) => {
      expect(doc.zh).toMatch(/\p{Script=Han}{2}/u);
      expect(doc.en).toMatch(/^[A-Z][\x20-\x7e]{5,}$/);
      const shown = BUILTIN_FUNCTIONS.find((each) => each.name === name);
      expect(shown?.overloads.length).toBeGreaterThan(0);
      for (const parameter of shown?.overloads.flat() ?? []) {
        expect(parameter.name).toMatch(/\S/);
        expect(parameter.type).toMatch(/\S/);
      }
    },
  );
});

describe('signature help', () => {
  const at = (marked: string) => {
    const pos = marked.indexOf('|');
    const found = signatureAt(marked.replace('|', ''), pos, SCOPE);
    return found && [found.shown.name, found.parameters[found.active]?.name];
  };
  it.each<[string, [string, string | undefined] | undefined]>([
    ['substring(|', ['substring', 'string']],
    ['substring("a,b(", |', ['substring', 'start position']],
    ['substring("abc", 2, |)', ['substring', 'length']],
    ['substring("abc", 2, 1, |', ['substring', undefined]],
    ['substring(string: "abc", length: |', ['substring', 'length']],
    ['round half up(1 + (2 * |', ['round half up', 'n']],
    ['sum([1, 2, |', ['sum', 'list']],
    ['max(1, 2, |', ['max', 'items']],
    ['floor(with tax(1, |), 2)', ['with tax', 'rate']],
    ['floor(with tax(1, 2), |)', ['floor', 'scale']],
    ['(1 + |', undefined],
    ['floor(1) + |', undefined],
    ['nothing known(|', undefined],
  ])('%s', (marked, expected) => {
    expect(at(marked)).toEqual(expected);
  });
});

describe('lint', () => {
  const at = (text: string, dialect: Dialect = 'expression') =>
    problemsOf(text, SCOPE, dialect, 'en').map(
      ({ from, to, severity }) => `${severity}: ${text.slice(from, to)}`,
    );
  it.each<[string, string[]]>([
    ['', []],
    ['quantity * tariff.price', []],
    ['with tax(1, VAT)', []],
    ['Fee of month.unit price + 1', []],
    ['quantty * 2', ['error: quantty']],
    ['quantity + other', ['error: other']],
    ['quantity + ', ['error:  ']],
    ['substring(1)', ['error: substring(1)']],
    ['with tax(1)', ['error: with tax(1)']],
    ['tier * 2', ['warning: tier * 2']],
    ['tier = 2', ['warning: tier = 2']],
  ])('%s', (text, expected) => {
    expect(at(text)).toEqual(expected);
  });

  it('reads cells', () => {
    expect(at('"VIP", "gold"', 'unary-tests')).toEqual([]);
    expect(at('>= 1, [1..quantity]', 'unary-tests')).toEqual([]);
    expect(at('>= other', 'unary-tests')).toEqual(['error: other']);
  });

  it('says it in the language of the reader', () => {
    const [zh] = problemsOf('quantty', SCOPE, 'expression', 'zh');
    const [en] = problemsOf('quantty', SCOPE, 'expression', 'en');
    expect(zh?.message).toBe('没有名为“quantty”的变量，是否指“quantity”？');
    expect(en?.message).toBe('nothing is called "quantty"; did you mean "quantity"?');
  });
});

describe('what stands where somebody points', () => {
  it.each<[string, string | undefined]>([
    ['1 + qua|ntity', 'quantity'],
    ['tariff.pr|ice * 2', 'tariff.price'],
    ['tar|iff.price', 'tariff'],
    ['Fee o|f month * 2', 'Fee of month'],
    ['Fee of month.unit pri|ce', 'Fee of month.unit price'],
    ['1 |+ 2', undefined],
  ])('%s', (marked, expected) => {
    const place = marked.indexOf('|');
    expect(resolveAt(marked.replace('|', ''), place, SCOPE)?.path).toBe(expected);
  });
});

describe('properties of values', () => {
  it.each([
    ['date', 'date("2026-01-31")'],
    ['time', 'time("10:00:00+08:00")'],
    ['date and time', 'date and time("2026-01-31T10:00:00@Asia/Shanghai")'],
    ['years and months duration', 'duration("P1Y2M")'],
    ['days and time duration', 'duration("P1DT2H")'],
    ['range', '[1..2]'],
  ])('of %s are those that the engine has', (type, source) => {
    for (const { name } of membersOf({ name: 'x', type })) {
      if (name === 'timezone' && type === 'time') continue;
      const result = compileExpression(`(${source}).${name}`, scopeOfNames([]));
      expect(result.ok && result.program.run([]), name).not.toBeNull();
    }
  });
});
