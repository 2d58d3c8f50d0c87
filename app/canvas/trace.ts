import type { LocalText, PricingFlow, TraceEntry } from '#schemas';

/** What happened at a node. Values are the texts that the engine gives. */
export interface NodeTrace {
  state: 'hit' | 'skipped';
  /** What the node came to. */
  value?: string;
  label?: string;
  /** Values of all its outputs, by port. */
  values?: Record<string, string>;
  /** Positions of the table rows that held. */
  rows?: readonly number[];
  sentence?: LocalText;
}

export interface EdgeTrace {
  value?: string;
  hit: boolean;
}

/** One evaluation of a flow, by the ids of its nodes and of its edges (`edgeIds`). */
export interface FlowTrace {
  nodes: Record<string, NodeTrace>;
  edges: Record<string, EdgeTrace>;
}

/** Ids of a document's edges in their order: `from.port>to.port`, counted where one stands twice. */
export function edgeIds({ edges }: Pick<PricingFlow, 'edges'>): string[] {
  const seen = new Map<string, number>();
  return edges.map(({ from, to }) => {
    const id = `${from.node}.${from.port ?? ''}>${to.node}.${to.port ?? ''}`;
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return count === 1 ? id : `${id}#${count}`;
  });
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return JSON.stringify(value) ?? '';
}

type Values = Record<string, unknown>;

/** The port that an edge leaves by; without a name the node's first. */
const leaving = (values: Values, port: string | undefined): unknown =>
  port === undefined ? Object.values(values)[0] : values[port];

/** A trace of the engine as the canvas shows it. */
export function flowTraceOf(
  document: Pick<PricingFlow, 'edges'>,
  entries: readonly TraceEntry[],
): FlowTrace {
  const byNode = new Map(entries.map((entry) => [entry.node, entry]));
  const ids = edgeIds(document);
  const edges: FlowTrace['edges'] = {};
  const arriving = new Map<string, string>();
  for (const [index, { from, to }] of document.edges.entries()) {
    const source = byNode.get(from.node);
    const value = source?.active ? leaving(source.values, from.port) : undefined;
    const isOpen = value !== undefined && (to.port !== 'when' || value === true);
    const hit = isOpen && byNode.get(to.node)?.active === true;
    const isShown = hit && typeof value !== 'boolean';
    edges[ids[index] ?? ''] = isShown ? { hit, value: textOf(value) } : { hit };
    if (isShown && to.port !== 'in') arriving.set(to.node, textOf(value));
  }
  return { edges, nodes: nodesOf(entries, arriving, document, edges, ids) };
}

/** The first output; of a switch only its value, for the others are signals. */
const firstOf = (kind: string, values: Record<string, string>): string | undefined =>
  kind === 'switch' ? values.value : Object.values(values)[0];

/** A line has no output: it is hit where a charge came in, and that is its value. */
function nodesOf(
  entries: readonly TraceEntry[],
  arriving: ReadonlyMap<string, string>,
  document: Pick<PricingFlow, 'edges'>,
  edges: FlowTrace['edges'],
  ids: readonly string[],
): FlowTrace['nodes'] {
  const reached = new Set(
    document.edges.flatMap(({ to }, index) => (edges[ids[index] ?? '']?.hit ? [to.node] : [])),
  );
  return Object.fromEntries(
    entries.map((entry): [string, NodeTrace] => {
      const isLine = entry.kind === 'output-line';
      if (!entry.active || (isLine && !reached.has(entry.node))) {
        return [entry.node, { state: 'skipped' }];
      }
      const values = Object.fromEntries(
        Object.entries(entry.values as Values).flatMap(([port, value]) =>
          value === null ? [] : [[port, textOf(value)]],
        ),
      );
      const value = isLine ? arriving.get(entry.node) : firstOf(entry.kind, values);
      return [
        entry.node,
        {
          state: 'hit',
          ...(value !== undefined && { value }),
          ...(Object.keys(values).length > 0 && { values }),
          ...(entry.hits && { rows: entry.hits.filter((row) => row >= 0) }),
          ...(entry.sentence && { sentence: entry.sentence }),
        },
      ];
    }),
  );
}
