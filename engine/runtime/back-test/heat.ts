import { type CompiledFlow, type Frame, newFrame, type Step } from '#engine/core/graph';

/** How many went through something: customers once each, evaluations every time. */
export interface Through {
  customers: number;
  evaluations: number;
}

/** What of a flow the customers went through: the heat on its canvas. */
export interface FlowHeat extends Through {
  /** The key of the flow. */
  flow: string;
  /** The version that was in force; null where the draft is the flow itself. */
  designId: string | null;
  /** By id of the node. */
  nodes: Record<string, Through>;
  /** By id of the switch, then by id of its case; `otherwise` is the last. */
  branches: Record<string, Record<string, Through>>;
  /** By id of the decision table's node, then by number of the rule, from 0. Only rules that were hit. */
  rows: Record<string, Record<string, Through>>;
}

/** A flow that counts what goes through it while it prices. */
export interface CountedFlow {
  flow: CompiledFlow;
  /** What follows is of another customer. */
  nextCustomer(): void;
  /** The counts since the last time, which begin anew. */
  take(): FlowHeat | undefined;
}

const OTHERWISE = 'otherwise';

interface Counter extends Through {
  last: number;
}

const counter = (): Counter => ({ customers: 0, evaluations: 0, last: 0 });
const through = ({ customers, evaluations }: Counter): Through => ({ customers, evaluations });

function hit(counted: Counter, customer: number): void {
  counted.evaluations += 1;
  if (counted.last === customer) return;
  counted.last = customer;
  counted.customers += 1;
}

type PlacedNode = CompiledFlow['nodes'][number];

/** What is looked at after an evaluation to see whether a node had anything to do. */
interface Watched {
  placed: PlacedNode;
  position: number;
  slots: number[];
  counter: Counter;
  branches: Counter[] | undefined;
  rows: Map<number, Counter> | undefined;
}

function watch(flow: CompiledFlow): Watched[] {
  return flow.nodes.map((placed, position) => {
    const { node, outputs } = placed;
    return {
      placed,
      position,
      slots: outputs.map(({ name }) => flow.plan.slot(placed, name) as number),
      counter: counter(),
      branches: node.kind === 'switch' ? [...node.config.cases, OTHERWISE].map(counter) : undefined,
      rows: node.kind === 'decision-table' ? new Map() : undefined,
    };
  });
}

function countDetail(watched: Watched, detail: unknown, customer: number): void {
  const { branches, rows } = watched;
  if (branches) {
    const chosen = detail as number;
    hit(branches.at(chosen) as Counter, customer);
  }
  if (!rows) return;
  for (const row of detail as number[]) {
    if (row < 0) continue;
    let counted = rows.get(row);
    if (!counted) {
      counted = counter();
      rows.set(row, counted);
    }
    hit(counted, customer);
  }
}

/** A step after all others: it reads what they left in the frame, which is far less than a trace. */
function countingStep(all: readonly Watched[], customerOf: () => number): Step {
  const inner = all.filter(({ slots }) => slots.length > 0);
  const lines = new Map(
    all.filter(({ slots }) => slots.length === 0).map((each) => [each.placed.node.id, each]),
  );
  return (frame: Frame) => {
    const customer = customerOf();
    for (const watched of inner) {
      if (!watched.slots.some((slot) => frame.slots[slot] !== undefined)) continue;
      hit(watched.counter, customer);
      if (watched.branches || watched.rows) {
        countDetail(watched, frame.details?.[watched.position], customer);
      }
    }
    for (const { node } of frame.lines) {
      const watched = lines.get(node);
      if (watched) hit(watched.counter, customer);
    }
  };
}

function describe(all: readonly Watched[]): Pick<FlowHeat, 'nodes' | 'branches' | 'rows'> {
  const branches = all.flatMap(({ placed: { node }, branches: counted }) => {
    if (node.kind !== 'switch' || !counted) return [];
    const ids = [...node.config.cases.map(({ id }) => id), OTHERWISE];
    const of = ids.map((id, index) => [id, through(counted[index] as Counter)]);
    return [[node.id, Object.fromEntries(of)]];
  });
  const rows = all.flatMap(({ placed: { node }, rows: counted }) =>
    counted && counted.size > 0
      ? [[node.id, Object.fromEntries([...counted].map(([row, of]) => [row, through(of)]))]]
      : [],
  );
  return {
    nodes: Object.fromEntries(all.map(({ placed, counter: of }) => [placed.node.id, through(of)])),
    branches: Object.fromEntries(branches),
    rows: Object.fromEntries(rows),
  };
}

/** The same flow with counters; it has a frame of its own, which keeps what its nodes note down. */
export function countFlow(flow: CompiledFlow, designId: string | null): CountedFlow {
  let watched: Watched[] = [];
  let whole = counter();
  let customer = 1;
  let count: Step = () => {};
  const begin = (): void => {
    watched = watch(flow);
    whole = counter();
    count = countingStep(watched, () => customer);
  };
  begin();
  const frame = newFrame(flow.plan.count);
  frame.details = flow.nodes.map(() => undefined);
  const last: Step = (at) => {
    hit(whole, customer);
    count(at);
  };
  return {
    flow: { ...flow, steps: [...flow.steps, last], frame },
    nextCustomer() {
      customer += 1;
    },
    take() {
      if (whole.evaluations === 0) return undefined;
      const heat = { flow: flow.key, designId, ...through(whole), ...describe(watched) };
      begin();
      return heat;
    },
  };
}

function addTo(into: Record<string, Through>, from: Record<string, Through>): void {
  for (const [key, { customers, evaluations }] of Object.entries(from)) {
    const known = into[key];
    if (known) {
      known.customers += customers;
      known.evaluations += evaluations;
    } else into[key] = { customers, evaluations };
  }
}

function addNested(
  into: Record<string, Record<string, Through>>,
  from: Record<string, Record<string, Through>>,
): void {
  for (const [key, members] of Object.entries(from)) {
    into[key] ??= {};
    addTo(into[key], members);
  }
}

/** Heat of other customers added; what it is added to is changed. */
export function mergeHeat(into: FlowHeat[], from: readonly FlowHeat[]): void {
  for (const heat of from) {
    const known = into.find(
      ({ flow, designId }) => flow === heat.flow && designId === heat.designId,
    );
    if (!known) {
      into.push(structuredClone(heat));
      continue;
    }
    known.customers += heat.customers;
    known.evaluations += heat.evaluations;
    addTo(known.nodes, heat.nodes);
    addNested(known.branches, heat.branches);
    addNested(known.rows, heat.rows);
  }
}
