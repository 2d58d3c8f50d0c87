import { type Evaluate, feelin, feelinParsing, ours, oursEachTime } from './contenders.ts';
import { EXPRESSIONS, type Expression } from './expressions.ts';
import { FACTS } from './facts.ts';
import { sameResult } from './same-result.ts';

const WARM_UP_MS = 60;
const SLICE_MS = 30;
const SLICES = 6;

interface Figures extends Expression {
  ours: number;
  oursEachTime: number;
  feelin: number;
  feelinParsing: number;
}

let kept: unknown;

function runFor(evaluate: Evaluate<unknown>, milliseconds: number): number {
  const start = performance.now();
  let rounds = 0;
  let elapsed = 0;
  while (elapsed < milliseconds) {
    for (let index = 0; index < FACTS; index += 1) kept = evaluate(index);
    rounds += 1;
    elapsed = performance.now() - start;
  }
  return (rounds * FACTS * 1000) / elapsed;
}

/** All take turns, and the best turn of each counts: other work of the machine hits them alike. */
function measure(expression: Expression): Figures {
  const contenders = [ours, oursEachTime, feelin, feelinParsing].map((make) => make(expression));
  for (const evaluate of contenders) runFor(evaluate, WARM_UP_MS);
  const best = contenders.map(() => 0);
  for (let slice = 0; slice < SLICES; slice += 1) {
    contenders.forEach((evaluate, index) => {
      best[index] = Math.max(best[index] ?? 0, runFor(evaluate, SLICE_MS));
    });
  }
  const [mine = 0, each = 0, theirs = 0, parsing = 0] = best;
  return { ...expression, ours: mine, oursEachTime: each, feelin: theirs, feelinParsing: parsing };
}

/** Expressions whose results differ; nothing is measured then. */
function differences(): string[] {
  return EXPRESSIONS.flatMap((expression) => {
    const [mine, theirs] = [ours(expression), feelin(expression)];
    const indexes = Array.from({ length: FACTS }, (_, index) => index);
    const first = indexes.find((index) => !sameResult(mine(index), theirs(index)));
    if (first === undefined) return [];
    return [`${expression.text}: ${String(mine(first))} and ${String(theirs(first))}`];
  });
}

function geometricMean(ratios: readonly number[]): number {
  return Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);
}

const rounded = (value: number): number => Number(value.toFixed(1));

/** feelin's evaluations a second if parsing took no time; it has no way to parse once. */
function withoutParsing(figures: Figures): number {
  return 1 / Math.max(1 / figures.feelin - 1 / figures.feelinParsing, 0.02 / figures.feelin);
}

/**
 * The same expressions of prices by our compiled programs and by feelin, in one run, on one thread.
 * Prints one JSON line; `--all` also a line for each expression.
 */
export async function benchFeel(options: string[]): Promise<void> {
  const different = differences();
  if (different.length > 0) throw new Error(`Different results:\n${different.join('\n')}`);
  const all = EXPRESSIONS.map(measure);
  const ratios = all.map((one) => one.ours / one.feelin);
  if (options.includes('--all')) {
    for (const { group, text, ...figures } of all) {
      const { ours: mine, feelin: theirs } = figures;
      console.log(
        `${rounded(mine / theirs)}× ${group}: ${text} (${Math.round(mine)} against ${Math.round(theirs)})`,
      );
    }
  }
  const least = Math.min(...ratios);
  console.log(
    JSON.stringify({
      benchmark: 'feel',
      expressions: all.length,
      oursPerSecond: Math.round(geometricMean(all.map((one) => one.ours))),
      feelinPerSecond: Math.round(geometricMean(all.map((one) => one.feelin))),
      ratio: rounded(geometricMean(ratios)),
      leastRatio: rounded(least),
      leastExpression: all[ratios.indexOf(least)]?.text,
      ratioWithoutParsing: rounded(geometricMean(all.map((one) => one.ours / withoutParsing(one)))),
      ratioBothParsing: rounded(geometricMean(all.map((one) => one.oursEachTime / one.feelin))),
      ours: 'compileExpression once, run for each',
      feelin: 'evaluate(text, context) for each; it has no way to parse once',
      checked: `${all.length * FACTS} results equal`,
      kept: kept !== undefined,
    }),
  );
}
