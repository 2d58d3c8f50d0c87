import type { PricingFlow, Scenario } from '#schemas';
import { equalJson, type Path, withValue } from '../../editing/index.ts';

const MOST_SCENARIOS = 500;
const MOST_NAME = 200;
const REQUIRED = new Set<string | number>(['name', 'currency', 'facts', 'expected']);
const SUFFIX = /(?:-\d+)?$/;

/** Scenarios of a draft, which may have anything in their place. */
export function scenariosOf({ scenarios }: PricingFlow): readonly Scenario[] {
  return Array.isArray(scenarios) ? scenarios.filter(isScenario) : [];
}

function isScenario(given: unknown): given is Scenario {
  const { id, name, currency, facts, expected } = (given ?? {}) as Partial<Scenario>;
  const isExpectation =
    typeof expected === 'object' &&
    expected !== null &&
    ('issue' in expected || Array.isArray((expected as { lines?: unknown }).lines));
  return (
    [id, name, currency].every((text) => typeof text === 'string') &&
    typeof facts === 'object' &&
    facts !== null &&
    isExpectation
  );
}

/** A draft without any has no member for them. */
function withScenarios(flow: PricingFlow, scenarios: readonly Scenario[]): PricingFlow {
  const { scenarios: _, ...rest } = flow;
  return scenarios.length === 0 ? rest : { ...flow, scenarios: [...scenarios] };
}

function freeId(taken: readonly Scenario[], wanted: string): string {
  const ids = new Set(taken.map(({ id }) => id));
  if (!ids.has(wanted)) return wanted;
  const stem = wanted.replace(SUFFIX, '').slice(0, 70);
  let number = 2;
  while (ids.has(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}

/** @param at position of the one that it stands behind; the end if absent */
function place(flow: PricingFlow, scenario: Scenario, after?: number): PricingFlow {
  const known = flow.scenarios ?? [];
  if (!Array.isArray(known) || known.length >= MOST_SCENARIOS) return flow;
  const placed = { ...scenario, id: freeId(known, scenario.id) };
  const at = after === undefined ? known.length : after + 1;
  return withScenarios(flow, known.toSpliced(at, 0, placed));
}

const positionOf = ({ scenarios }: PricingFlow, id: string): number =>
  Array.isArray(scenarios) ? scenarios.findIndex((each) => each?.id === id) : -1;

export const addScenario = (flow: PricingFlow, scenario: Scenario): PricingFlow =>
  place(flow, scenario);

export function duplicateScenario(flow: PricingFlow, id: string, name: string): PricingFlow {
  const at = positionOf(flow, id);
  const source = flow.scenarios?.[at];
  return source ? place(flow, { ...source, name: name.slice(0, MOST_NAME) }, at) : flow;
}

export function removeScenario(flow: PricingFlow, id: string): PricingFlow {
  const at = positionOf(flow, id);
  return at < 0 ? flow : withScenarios(flow, (flow.scenarios ?? []).toSpliced(at, 1));
}

/** What it is called by stays; what it can't be without is not taken away. */
function mayNotBe([step, ...further]: Path, value: unknown): boolean {
  if (step === undefined || step === 'id' || further.includes('__proto__')) return true;
  if (further.length > 0) return false;
  return value === undefined ? REQUIRED.has(step) : step === 'name' && value === '';
}

/** A member of a scenario by its path; undefined takes it away. */
export function setScenario(
  flow: PricingFlow,
  id: string,
  path: Path,
  value: unknown,
): PricingFlow {
  const at = positionOf(flow, id);
  const before = flow.scenarios?.[at];
  if (!before || mayNotBe(path, value)) return flow;
  const after = withValue(before, path, value) as Scenario;
  if (equalJson(before, after)) return flow;
  return withScenarios(flow, (flow.scenarios ?? []).with(at, after));
}
