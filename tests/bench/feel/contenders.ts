import { evaluate, parseExpression, parseUnaryTests, unaryTest } from 'feelin';
import {
  compileExpression,
  compileUnaryTests,
  type FeelValue,
  scopeOfNames,
} from '#engine/core/feel';
import type { Expression } from './expressions.ts';
import { feelinFacts, NAMES, OUR_FACTS } from './facts.ts';

const SCOPE = scopeOfNames(NAMES);

/** One evaluation with the facts of that number. */
export type Evaluate<Result> = (index: number) => Result;

function compiled<T>(result: { ok: true; program: T } | { ok: false; issues: object[] }): T {
  if (result.ok) return result.program;
  throw new Error(JSON.stringify(result.issues));
}

/** Compiled once, run many times: how designs are priced. */
export function ours({ text, tests }: Expression): Evaluate<FeelValue> {
  if (tests === undefined) {
    const program = compiled(compileExpression(text, SCOPE));
    return (index) => program.run(OUR_FACTS[index] as readonly FeelValue[]);
  }
  const program = compiled(compileUnaryTests(text, SCOPE));
  const slot = NAMES.indexOf(tests);
  return (index) => {
    const slots = OUR_FACTS[index] as readonly FeelValue[];
    return program.test(slots[slot] ?? null, slots);
  };
}

/** The text anew for every evaluation, as feelin takes it. */
export function oursEachTime(expression: Expression): Evaluate<FeelValue> {
  return (index) => ours(expression)(index);
}

/** `evaluate(text, context)`: the one way that feelin offers; it parses at every call. */
export function feelin({ text, tests }: Expression): Evaluate<unknown> {
  const contexts = feelinFacts(tests);
  const call = tests === undefined ? evaluate : unaryTest;
  return (index) => call(text, contexts[index]).value;
}

/** What of that is parsing. */
export function feelinParsing({ text, tests }: Expression): Evaluate<unknown> {
  const contexts = feelinFacts(tests);
  const parse = tests === undefined ? parseExpression : parseUnaryTests;
  return (index) => parse(text, contexts[index] ?? {}, undefined);
}
