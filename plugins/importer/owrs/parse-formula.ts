import { Decimal } from '#engine/core/decimal';
import type { LocalText } from '#engine/core/issue';
import { binary, type Formula, nameOf } from './formula.ts';
import { roundOperands } from './round-operands.ts';
import { type Token, tokensOf } from './tokens.ts';

const LONGEST_FORMULA = 2000;
const DEEPEST = 100;

/** Binding strengths of R: `^` above the sign, the sign above `*`. */
const STRENGTH = { '^': 4, '*': 2, '/': 2, '+': 1, '-': 1 } as const;
const SIGN_STRENGTH = 3;

export type ParsedFormula = { formula: Formula } | { problem: LocalText };

class FormulaSyntaxError extends Error {}

/** Reads tokens by binding strength; `^` leads to the right, all others to the left. */
class FormulaReader {
  private readonly tokens: readonly Token[];
  private position = 0;
  private depth = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  readAll(): Formula {
    const formula = this.read(0);
    if (this.position < this.tokens.length) throw new FormulaSyntaxError();
    return formula;
  }

  private read(weakest: number): Formula {
    this.depth += 1;
    if (this.depth > DEEPEST) throw new FormulaSyntaxError();
    let left = this.readOperand();
    for (;;) {
      const token = this.tokens[this.position];
      if (token?.kind !== 'operator') break;
      const strength = STRENGTH[token.text];
      if (strength < weakest) break;
      this.position += 1;
      const right = this.read(token.text === '^' ? strength : strength + 1);
      left = binary(token.text, left, right);
    }
    this.depth -= 1;
    return left;
  }

  private readOperand(): Formula {
    const token = this.tokens[this.position];
    this.position += 1;
    switch (token?.kind) {
      case 'number':
        return { kind: 'number', value: Decimal.parse(token.text) ?? Decimal.ZERO };
      case 'name':
        return nameOf(token.text);
      case 'open':
        return this.readBracket();
      case 'round':
        return { kind: 'round', of: this.readBracket() };
      case 'operator':
        if (token.text === '-') return { kind: 'negate', of: this.read(SIGN_STRENGTH) };
        if (token.text === '+') return this.read(SIGN_STRENGTH);
        throw new FormulaSyntaxError();
      default:
        throw new FormulaSyntaxError();
    }
  }

  private readBracket(): Formula {
    const inner = this.read(0);
    if (this.tokens[this.position]?.kind !== 'close') throw new FormulaSyntaxError();
    this.position += 1;
    return inner;
  }
}

/** Parses a formula by R's precedence. `rounding` is true for fields named after a budget. */
export function parseFormula(text: string, rounding = false): ParsedFormula {
  if (text.length > LONGEST_FORMULA) {
    return {
      problem: {
        zh: `公式超过 ${LONGEST_FORMULA} 个字符`,
        en: `a formula of more than ${LONGEST_FORMULA} characters`,
      },
    };
  }
  const problem = {
    zh: `“${text.slice(0, 100)}”不是数字也不是公式`,
    en: `"${text.slice(0, 100)}" is neither a number nor a formula`,
  };
  const tokens = tokensOf(text);
  if (typeof tokens === 'number') return { problem };
  try {
    return { formula: new FormulaReader(rounding ? roundOperands(tokens) : tokens).readAll() };
  } catch (error) {
    if (error instanceof FormulaSyntaxError) return { problem };
    throw error;
  }
}
