import type { Formula, Operator } from './formula.ts';

const STRENGTH: Record<Operator, number> = { '+': 1, '-': 1, '*': 2, '/': 2, '^': 3 };
const ATOM = 4;
const FEEL_OPERATOR: Record<Operator, string> = {
  '+': ' + ',
  '-': ' - ',
  '*': ' * ',
  '/': ' / ',
  '^': ' ** ',
};

const bracketed = (text: string, isNeeded: boolean): string => (isNeeded ? `(${text})` : text);

function strengthOf(formula: Formula): number {
  if (formula.kind === 'binary') return STRENGTH[formula.operator];
  if (formula.kind === 'negate') return 0;
  return formula.kind === 'number' && formula.value.sign() < 0 ? 0 : ATOM;
}

/** A formula as FEEL; brackets where FEEL would bind otherwise than R does. */
export function printFeel(formula: Formula): string {
  const print = (part: Formula, weakest: number): string =>
    bracketed(printFeel(part), strengthOf(part) < weakest);
  switch (formula.kind) {
    case 'number':
      return formula.value.toString();
    case 'name':
      return formula.name;
    case 'negate':
      return `-${print(formula.of, ATOM)}`;
    case 'round':
      return `decimal(${printFeel(formula.of)}, 0)`;
    case 'binary': {
      const strength = STRENGTH[formula.operator];
      const isPower = formula.operator === '^';
      const left = print(formula.left, isPower ? ATOM : strength);
      const right = print(formula.right, isPower ? ATOM : strength + 1);
      return left + FEEL_OPERATOR[formula.operator] + right;
    }
  }
}

/** A text as a literal of FEEL. */
export function feelText(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
