import type { PricingFlow } from '#schemas';
import { structureOf, upstreamOf } from '../../edit/index.ts';

/** What expressions of a node can say: names upstream, and their outputs where there are several. */
export function namesFor(flow: PricingFlow, id: string): string[] {
  const structure = structureOf(flow);
  const placed = structure.nodes.find(({ node }) => node.id === id);
  if (!placed) return [];
  const seen = [...upstreamOf(structure, placed)].filter(({ outputs }) => outputs.length > 0);
  return seen
    .sort((a, b) => a.index - b.index)
    .flatMap(({ name, node, outputs }) => {
      const isTable = node.kind === 'decision-table' || node.kind === 'lookup';
      const members =
        outputs.length > 1 || isTable ? outputs.map((port) => `${name}.${port.name}`) : [];
      const parts = outputs[0]?.type === 'charge' ? [`${name}.quantity`, `${name}.unit price`] : [];
      return [
        ...(isTable ? [] : [name]),
        ...members.filter((each) => each !== `${name}.charge`),
        ...parts,
      ];
    });
}
