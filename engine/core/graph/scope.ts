import type { Scope } from '#engine/core/feel';
import { BROKEN_SLOT, type Definitions } from './definitions.ts';
import type { PlacedNode, Structure } from './structure.ts';
import type { PortType } from './types.ts';

/** Where each output port of each node stands in the frame. */
export interface SlotPlan {
  count: number;
  slot(node: PlacedNode, port: string): number | undefined;
}

const slotsOf = (type: PortType): number => (type === 'charge' ? 3 : 1);

export function planSlots(nodes: readonly PlacedNode[]): SlotPlan {
  const slots = new Map<PlacedNode, Map<string, number>>();
  let count = 0;
  for (const node of nodes) {
    const ports = new Map<string, number>();
    for (const port of node.outputs) {
      ports.set(port.name, count);
      count += slotsOf(port.type);
    }
    slots.set(node, ports);
  }
  return { count, slot: (node, port) => slots.get(node)?.get(port) };
}

/** Every node from which a path leads to each node, by index; needs the nodes in order. */
export function upstreamOf(
  ordered: readonly PlacedNode[],
  structure: Structure,
): Set<PlacedNode>[] {
  const upstream: Set<PlacedNode>[] = structure.nodes.map(() => new Set());
  for (const { index } of ordered) {
    const own = upstream[index] as Set<PlacedNode>;
    for (const { from } of structure.incoming[index] ?? []) {
      own.add(from);
      for (const further of upstream[from.index] ?? []) own.add(further);
    }
  }
  return upstream;
}

/**
 * The names that a node's expressions see: everything upstream. A node's name alone means its first
 * output; `name.port` any of its outputs, and of a charge also `quantity` and `unit price`. Constants
 * and functions of the flow are names as well; `onDefinition` is told which are used.
 */
export function scopeOf(
  upstream: ReadonlySet<PlacedNode>,
  plan: SlotPlan,
  definitions: Definitions,
  onDefinition?: (name: string) => void,
): Scope {
  const byName = new Map([...upstream].map((placed) => [placed.name, placed]));
  const firstSlot = (placed: PlacedNode): number | undefined =>
    placed.outputs[0] && plan.slot(placed, placed.outputs[0].name);
  return {
    names: () => [...byName.keys(), ...definitions.names.filter((name) => !byName.has(name))],
    constant(name) {
      const value = byName.has(name) ? undefined : definitions.value(name);
      if (value !== undefined) onDefinition?.(name);
      return value;
    },
    slot(name) {
      const placed = byName.get(name);
      if (placed) return firstSlot(placed);
      return definitions.find(name) ? BROKEN_SLOT : undefined;
    },
    member(name, member) {
      const placed = byName.get(name);
      if (!placed) return undefined;
      const own = plan.slot(placed, member);
      if (own !== undefined) return own;
      if (placed.outputs[0]?.type !== 'charge') return undefined;
      const first = firstSlot(placed);
      if (first === undefined) return undefined;
      if (member === 'amount') return first;
      if (member === 'quantity') return first + 1;
      return member === 'unit price' ? first + 2 : undefined;
    },
  };
}
