import type { CompiledFlow } from '#engine/core/graph';
import type { FlowNode } from '#schemas';

/** Whether a node of a flow, or of a flow that it uses, is of a kind. */
function someNode(nodes: readonly FlowNode[], holds: (node: FlowNode) => boolean): boolean {
  return nodes.some(
    (node) =>
      holds(node) || (node.kind === 'sub-flow' && someNode(node.config.flow?.nodes ?? [], holds)),
  );
}

const documentNodes = ({ nodes }: CompiledFlow): FlowNode[] => nodes.map(({ node }) => node);

/** What a flow asks of the facts; found once for each compiled flow. */
interface FactsRead {
  usage: boolean;
  history: boolean;
  /** What is carried from period to period follows from all of them; a ladder from two years. */
  wholeHistory: boolean;
  /** Whose clock counts. */
  timeZone: boolean;
}

const known = new WeakMap<CompiledFlow, FactsRead>();

function find(flow: CompiledFlow): FactsRead {
  const nodes = documentNodes(flow);
  const reads = (fact: string): boolean =>
    someNode(
      nodes,
      (node) => node.kind === 'input' && (node.config.path?.[0] ?? node.name ?? node.id) === fact,
    );
  return {
    usage: reads('usage'),
    history: reads('history'),
    wholeHistory: someNode(nodes, ({ kind }) => kind === 'rollover'),
    timeZone: someNode(
      nodes,
      (node) => node.kind === 'time-of-use' && node.config.timeZone === undefined,
    ),
  };
}

export function factsRead(flow: CompiledFlow): FactsRead {
  const found = known.get(flow) ?? find(flow);
  known.set(flow, found);
  return found;
}
