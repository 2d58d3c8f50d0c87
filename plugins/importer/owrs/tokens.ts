import type { Operator } from './formula.ts';

export type Token =
  | { kind: 'number' | 'name'; text: string; afterBlank: boolean }
  | { kind: 'operator'; text: Operator; afterBlank: boolean }
  | { kind: 'open' | 'close' | 'round'; text: string; afterBlank: boolean };

/** `-` is never part of a name; a name may begin with a dot, a number too. */
const TOKEN =
  /(\s*)(?:((?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?)|([A-Za-z.][A-Za-z0-9._]*)|([-+*/^])|(\()|(\)))/y;

/** The tokens of a formula, or the position of what is none. */
export function tokensOf(text: string): Token[] | number {
  const tokens: Token[] = [];
  const trimmed = text.trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < trimmed.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(trimmed);
    if (!match) return at;
    const [, blank = '', number, name, operator, open] = match;
    const afterBlank = blank !== '';
    if (number !== undefined) tokens.push({ kind: 'number', text: number, afterBlank });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name, afterBlank });
    else if (operator !== undefined) {
      tokens.push({ kind: 'operator', text: operator as Operator, afterBlank });
    } else if (open !== undefined) tokens.push({ kind: 'open', text: open, afterBlank });
    else tokens.push({ kind: 'close', text: ')', afterBlank });
  }
  return tokens;
}
