import type { Facts, InputConfig, PricingFlow } from '#schemas';

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
  const found = texts.flatMap((text) => [...text.matchAll(TEXTS)].map(([, value]) => value ?? ''));
  return [...new Set(found)].slice(0, MOST_CHOICES);
}

export function benchInputs(flow: PricingFlow): BenchInput[] {
  const inputs = flow.nodes.flatMap((node): BenchInput[] => {
    if (node.kind !== 'input') return [];
    const { path, type, required, default: fallback, allowed } = node.config;
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
        choices: type === 'string' || type === 'any' ? choicesOf(flow, label, allowed) : [],
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
  if (last !== undefined && last !== '__proto__') at[last] = value;
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
