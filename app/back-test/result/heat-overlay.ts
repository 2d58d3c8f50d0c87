import type { FlowHeat } from '#engine/runtime/back-test';
import type { PricingFlow } from '#schemas';
import { edgeIds } from '../../canvas/index.ts';
import type { FlowOverlay, Share } from '../../canvas/overlay.ts';

type Heat = Pick<FlowHeat, 'customers' | 'nodes' | 'branches'>;

/**
 * What is drawn over a flow: who of its customers went through each node and edge. Of a branch that is
 * counted; of any other edge it is at most what went through both of its ends.
 *
 * @param percent writes a share, 0 to 1, for people
 */
export function heatOverlay(
  { nodes, edges }: Pick<PricingFlow, 'nodes' | 'edges'>,
  heat: Heat,
  percent: (share: number) => string,
): FlowOverlay {
  const share = (customers: number) => (heat.customers > 0 ? customers / heat.customers : 0);
  const through = (node: string) => heat.nodes[node]?.customers;
  const ids = edgeIds({ edges });
  const shares = edges.flatMap((edge, index): [string, Share][] => {
    const { from, to } = edge;
    const branch = heat.branches[from.node]?.[from.port ?? ''];
    const id = ids[index] ?? '';
    if (branch) {
      const part = share(branch.customers);
      return [[id, { share: part, label: percent(part) }]];
    }
    const ends = [through(from.node), through(to.node)].filter((count) => count !== undefined);
    return ends.length < 2 ? [] : [[id, { share: share(Math.min(...ends)) }]];
  });
  return {
    heat: {
      nodes: Object.fromEntries(
        nodes.flatMap(({ id }): [string, Share][] => {
          const customers = through(id);
          if (customers === undefined) return [];
          const part = share(customers);
          // Everybody goes through most nodes: only what is less says something.
          return [[id, part === 1 ? { share: part } : { share: part, label: percent(part) }]];
        }),
      ),
      edges: Object.fromEntries(shares),
    },
  };
}

/** A line of the table that says the same. */
export interface HeatRow {
  node: string;
  /** The id of a case, or `otherwise`; null for the node itself. */
  branch: string | null;
  customers: number;
}

export function heatRows({ nodes }: Pick<PricingFlow, 'nodes'>, heat: Heat): HeatRow[] {
  return nodes.flatMap(({ id }) => {
    const customers = heat.nodes[id]?.customers;
    if (customers === undefined) return [];
    const branches = Object.entries(heat.branches[id] ?? {}).map(([branch, counted]) => ({
      node: id,
      branch,
      customers: counted.customers,
    }));
    return [{ node: id, branch: null, customers }, ...branches];
  });
}
