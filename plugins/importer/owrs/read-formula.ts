import type { LocalText } from '#engine/core/issue';
import type { ClassReading, Meaning, ReadFormula } from './class-reading.ts';
import { type Formula, namesIn, renamed } from './formula.ts';
import { USAGE } from './model.ts';
import { parseFormula } from './parse-formula.ts';
import { printFeel } from './print-feel.ts';
import { fault } from './problem.ts';
import { quotient, toRatio } from './ratio.ts';

/** The schema of an expression holds no more. */
const LONGEST_EXPRESSION = 10_000;
const RATE_NAME = /(^|_)(rate|price)s?(_|$)/;

function refuse(reading: ClassReading, code: string, field: string, { zh, en }: LocalText): void {
  const path = ['rate_structure', reading.className, field];
  reading.faults.push(
    fault(code, path, { zh: `${field}：${zh}`, en: `${field}: ${en}` }, { field }),
  );
}

function parse(reading: ClassReading, field: string, text: string): Formula | undefined {
  const parsed = parseFormula(text, field.includes('budget'));
  if ('formula' in parsed) return parsed.formula;
  refuse(reading, 'formula', field, parsed.problem);
  return undefined;
}

/** The first of `names` that a product of the formula multiplies with the usage. */
function multipliedByUsage(formula: Formula, names: ReadonlySet<string>): string | undefined {
  if (formula.kind === 'negate' || formula.kind === 'round') {
    return multipliedByUsage(formula.of, names);
  }
  if (formula.kind !== 'binary') return undefined;
  const { left, right } = formula;
  if (formula.operator === '*') {
    const sides = [namesIn(left), namesIn(right)] as const;
    const beside = [
      ...(sides[1].has(USAGE) ? sides[0] : []),
      ...(sides[0].has(USAGE) ? sides[1] : []),
    ];
    const found = beside.find((name) => names.has(name));
    if (found !== undefined) return found;
  }
  return multipliedByUsage(left, names) ?? multipliedByUsage(right, names);
}

/** A rate that is a formula of the usage, times the usage: nobody can know which was meant. */
function refuseAmbiguousRate(reading: ClassReading, field: string, formula: Formula): void {
  const textOf = (name: string) => reading.usageRates.get(reading.findField(name, field) ?? '');
  const rates = [...namesIn(formula)].filter((name) => textOf(name) !== undefined);
  const found = multipliedByUsage(formula, new Set(rates));
  if (found === undefined) return;
  const text = textOf(found);
  refuse(reading, 'ambiguous-rate', field, {
    zh: `${found} 本身就是用量的公式（${text}），又与用量相乘，含义不明`,
    en: `${found} is itself a formula of the usage (${text}) and is multiplied by the usage: ambiguous`,
  });
}

function namesDrawn(
  reading: ClassReading,
  field: string,
  formula: Formula,
): Map<string, Meaning> | undefined {
  const names = [...namesIn(formula)];
  const meanings = new Map<string, Meaning>();
  for (const name of names) {
    const meaning = reading.meaningOf(name, field);
    if (meaning) meanings.set(name, meaning);
  }
  return meanings.size === names.length ? meanings : undefined;
}

/** Draws what a formula names, and gives it as FEEL; undefined, with faults, where it can't be read. */
export function readFormula(
  reading: ClassReading,
  field: string,
  given: string | Formula,
): ReadFormula | undefined {
  const written = typeof given === 'string' ? parse(reading, field, given) : given;
  const meanings = written && namesDrawn(reading, field, written);
  if (!written || !meanings) return undefined;
  if (RATE_NAME.test(field) && namesIn(written).has(USAGE)) {
    reading.usageRates.set(field, String(typeof given === 'string' ? given : field));
  }
  refuseAmbiguousRate(reading, field, written);
  const formula = renamed(written, (name) => meanings.get(name)?.source.name ?? name);
  const ratios = new Map([...meanings.values()].map(({ source, ratio }) => [source.name, ratio]));
  const ratio = toRatio(formula, (name) => ratios.get(name));
  // A formula that is a name alone takes its value; one that goes on reckoning takes the quotient.
  const feel = printFeel(formula.kind === 'name' ? formula : quotient(ratio));
  if (feel.length > LONGEST_EXPRESSION) {
    refuse(reading, 'too-large', field, {
      zh: '表达式过长',
      en: 'the expression becomes too long',
    });
    return undefined;
  }
  const reads = [...meanings.values()].map(({ source }) => source);
  return { feel, reads, formula, ratio };
}
