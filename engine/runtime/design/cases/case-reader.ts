import { Decimal } from '#engine/core/decimal';
import {
  compileExpression,
  type FeelProgram,
  type FeelValue,
  fromJson,
  scopeOfNames,
} from '#engine/core/feel';
import type { InputConfig, PricingFlow } from '#schemas';

/** Where a fact stands that a subscription has on every day. */
export interface FactSource {
  of: 'subscription' | 'item' | 'quantity' | 'parameters';
  path: readonly string[];
}

/** Reads what a table is asked with, from facts of a subscription. */
export interface CaseReader {
  /** What must be known, by its position. */
  sources: readonly FactSource[];
  /** A value for each expression; undefined where the facts can't be read. */
  read(facts: readonly unknown[]): readonly FeelValue[] | undefined;
}

/** Why it can't be known who falls into a case. */
export type Unknown = 'computed' | 'facts' | 'unused' | 'many' | 'slow';

interface Input {
  name: string;
  config: InputConfig;
  source: FactSource | undefined;
}

/** Only what a subscription has at any time: usage and periods are another in each bill. */
function sourceOf([first, second, ...rest]: readonly string[]): FactSource | undefined {
  if ((first === 'subscription' || first === 'item') && second === 'attributes') {
    return { of: first, path: rest };
  }
  if (first === 'item' && second === 'quantity' && rest.length === 0) {
    return { of: 'quantity', path: [] };
  }
  return first === 'parameters' && second !== undefined
    ? { of: 'parameters', path: [second, ...rest] }
    : undefined;
}

function inputsOf({ nodes }: PricingFlow): Input[] {
  return nodes.flatMap(({ id, name = id, kind, config }) => {
    if (kind !== 'input') return [];
    const own = config as InputConfig;
    return [{ name, config: own, source: sourceOf(own.path ?? [name]) }];
  });
}

/** The default of an input, where it depends on nothing. */
function fallbackOf({ default: text }: InputConfig): FeelValue | undefined {
  if (text === undefined) return null;
  const compiled = compileExpression(String(text), scopeOfNames([]));
  return compiled.ok ? compiled.program.constant : undefined;
}

/** A stored fact as its input reads it. @throws FeelInputError */
function factValue(fact: unknown, { type }: InputConfig): FeelValue {
  if (typeof fact === 'string') {
    if (type === 'string') return fact;
    const decimal = type === 'number' ? Decimal.parse(fact) : undefined;
    if (decimal) return decimal;
  }
  return fromJson(fact, type === 'any' ? undefined : type);
}

/** What a flow's table is asked with; or why that can't be known from what is stored. */
export function caseReader(
  flow: PricingFlow,
  expressions: readonly string[],
): CaseReader | Exclude<Unknown, 'unused' | 'many' | 'slow'> {
  const inputs = inputsOf(flow);
  const scope = scopeOfNames(inputs.map(({ name }) => name));
  const programs: FeelProgram[] = [];
  for (const expression of expressions) {
    const compiled = compileExpression(expression, scope);
    if (!compiled.ok) return 'computed';
    programs.push(compiled.program);
  }
  const read = new Set(programs.flatMap(({ slotsRead }) => slotsRead));
  const used: { slot: number; config: InputConfig; fallback: FeelValue }[] = [];
  const sources: FactSource[] = [];
  for (const [slot, { config, source }] of inputs.entries()) {
    if (!read.has(slot)) continue;
    const fallback = fallbackOf(config);
    if (!source || fallback === undefined) return 'facts';
    sources.push(source);
    used.push({ slot, config, fallback });
  }
  return {
    sources,
    read(facts) {
      const slots: FeelValue[] = [];
      try {
        for (const [position, { slot, config, fallback }] of used.entries()) {
          const fact = facts[position];
          slots[slot] = fact === undefined || fact === null ? fallback : factValue(fact, config);
        }
        return programs.map((program) => program.run(slots));
      } catch {
        return undefined;
      }
    },
  };
}
