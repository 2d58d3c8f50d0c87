import type { Facts, FlowNode, InputConfig, PricingFlow } from '#schemas';
import { valueAt } from '../../../editing/index.ts';

/** A fact that a flow asks for. */
export interface BenchInput {
  node: string;
  /** Where it stands in the facts: the key of what is typed. */
  pointer: string;
  path: readonly string[];
  label: string;
  type: InputConfig['type'];
  isRequired: boolean;
  fallback: string | undefined;
  /** Values that the design itself names. */
  choices: readonly string[];
}

/** What was typed, by pointer. */
export type BenchValues = Readonly<Record<string, string>>;

export const PERIOD = { start: '/period/start', end: '/period/end', used: '/used', days: '/days' };

/** The dates of a month; only shares and dates of the design depend on them. */
export const USUAL: BenchValues = {
  [PERIOD.start]: '2026-01-01',
  [PERIOD.end]: '2026-02-01',
  [PERIOD.used]: '31',
  [PERIOD.days]: '31',
};

const TEXTS = /"([^"\\]*)"/g;
const MOST_CHOICES = 50;

/** The texts in quotes of some FEEL. */
export function textsIn(sources: readonly string[]): string[] {
  const found = sources.flatMap((text) =>
    [...text.matchAll(TEXTS)].map(([, value]) => value ?? ''),
  );
  return [...new Set(found)].slice(0, MOST_CHOICES);
}

type InputNode = Extract<FlowNode, { kind: 'input' }>;

/** Texts that an input can be, as far as the design names them: allowed, or in columns of tables. */
export function textsOfInput(flow: PricingFlow, { id, name, config }: InputNode): string[] {
  const { type, allowed } = config;
  return type === 'string' || type === 'any' ? choicesOf(flow, name ?? id, allowed) : [];
}

/** Texts in quotes, wherever the design compares a name with them. */
function choicesOf(flow: PricingFlow, name: string, allowed: string | undefined): string[] {
  const texts = [allowed ?? ''];
  for (const { config, kind } of flow.nodes) {
    if (kind !== 'decision-table' || !config.table) continue;
    for (const [column, { expression }] of config.table.inputs.entries()) {
      if (String(expression).trim() !== name) continue;
      texts.push(...config.table.rules.map(({ when }) => when[column] ?? ''));
    }
  }
  return textsIn(texts);
}

export function benchInputs(flow: PricingFlow): BenchInput[] {
  const inputs = flow.nodes.flatMap((node): BenchInput[] => {
    if (node.kind !== 'input') return [];
    const { path, type, required, default: fallback } = node.config;
    const label = node.name ?? node.id;
    const steps = path ?? [label];
    return [
      {
        node: node.id,
        pointer: `/${steps.join('/')}`,
        path: steps,
        label,
        type,
        isRequired: required !== false && fallback === undefined,
        fallback: fallback === undefined ? undefined : String(fallback),
        choices: textsOfInput(flow, node),
      },
    ];
  });
  // Two nodes may read the same fact; what the period says is asked for by itself.
  const own = inputs.filter(({ pointer }) => pointer !== PERIOD.start && pointer !== PERIOD.end);
  return [...new Map(own.map((input) => [input.pointer, input])).values()];
}

function factOf(type: BenchInput['type'], text: string): unknown {
  if (type === 'boolean') return text === 'true';
  if (type !== 'list' && type !== 'context' && type !== 'any') return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

type Members = Record<string, unknown>;

function put(facts: Members, path: readonly string[], value: unknown): void {
  let at = facts;
  for (const step of path.slice(0, -1)) {
    if (step === '__proto__') return;
    const below = Object.hasOwn(at, step) ? at[step] : undefined;
    const isMembers = typeof below === 'object' && below !== null && !Array.isArray(below);
    const next: Members = isMembers ? (below as Members) : {};
    at[step] = next;
    at = next;
  }
  const last = path.at(-1);
  if (last === undefined || last === '__proto__') return;
  if (value === undefined) delete at[last];
  else at[last] = value;
}

const textOf = (value: unknown): string => {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

/** Facts as they stand in the fields of a form. */
export function valuesOf(inputs: readonly BenchInput[], facts: Facts): BenchValues {
  const { start, end, share } = facts.period ?? {};
  const values = inputs.map(({ pointer, path }) => [pointer, textOf(valueAt(facts, path))]);
  return {
    ...Object.fromEntries(values),
    [PERIOD.start]: textOf(start),
    [PERIOD.end]: textOf(end),
    [PERIOD.used]: textOf(share?.numerator),
    [PERIOD.days]: textOf(share?.denominator),
  };
}

/** What one field says of the facts: where it stands, and its value; undefined takes it away. */
export function factAt(
  inputs: readonly BenchInput[],
  pointer: string,
  text: string,
): { path: readonly string[]; value: unknown } | undefined {
  const ofPeriod = periodFact(pointer, text);
  if (ofPeriod) return ofPeriod;
  const input = inputs.find((each) => each.pointer === pointer);
  if (!input) return undefined;
  const given = text.trim();
  return { path: input.path, value: given === '' ? undefined : factOf(input.type, given) };
}

function periodFact(pointer: string, text: string) {
  const whole = (least: number): number => Math.max(least, Math.trunc(Number(text)) || 0);
  switch (pointer) {
    case PERIOD.start:
      return { path: ['period', 'start'], value: text };
    case PERIOD.end:
      return { path: ['period', 'end'], value: text === '' ? null : text };
    case PERIOD.used:
      return { path: ['period', 'share', 'numerator'], value: whole(0) };
    case PERIOD.days:
      return { path: ['period', 'share', 'denominator'], value: whole(1) };
    default:
      return undefined;
  }
}

/** Facts with what was typed over them; a field left empty is a fact that is missing. */
export function withValues(inputs: readonly BenchInput[], base: Facts, values: BenchValues): Facts {
  const facts = structuredClone(base) as Members;
  for (const [pointer, text] of Object.entries(values)) {
    const fact = factAt(inputs, pointer, text);
    if (fact) put(facts, fact.path, fact.value);
  }
  return facts as Facts;
}

/** What was typed as facts of one evaluation; a field left empty is a fact that is missing. */
export function factsOf(inputs: readonly BenchInput[], values: BenchValues): Facts {
  const given = { ...USUAL, ...values };
  const whole = (pointer: string, least: number): number =>
    Math.max(least, Math.trunc(Number(given[pointer])) || 0);
  const facts: Members = {
    period: {
      start: given[PERIOD.start],
      end: given[PERIOD.end],
      share: { numerator: whole(PERIOD.used, 0), denominator: whole(PERIOD.days, 1) },
    },
  };
  for (const { pointer, path, type } of inputs) {
    const text = values[pointer]?.trim() ?? '';
    if (text !== '') put(facts, path, factOf(type, text));
  }
  return facts as Facts;
}
