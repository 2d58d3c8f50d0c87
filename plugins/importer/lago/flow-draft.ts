import type { FlowEdge, FlowNode } from '#schemas';
import { Names } from './names.ts';

type NodeOf<Kind extends FlowNode['kind']> = Extract<FlowNode, { kind: Kind }>;

/** What a node gives: its first output, or one of its ports. */
export interface Source {
  node: string;
  port?: string;
}

/** A flow in the making: nodes with unique ids, and the edges between them. */
export class FlowDraft {
  readonly nodes: FlowNode[] = [];
  readonly edges: FlowEdge[] = [];
  private readonly ids = new Names('_');
  private readonly prefixes = { metric: new Names('_'), charge: new Names('_') };

  /** A beginning of ids that is used for one metric or one charge only. */
  prefix(of: 'metric' | 'charge', wanted: string): string {
    return this.prefixes[of].take(wanted);
  }

  /** Adds a node and gives its id. */
  add<Kind extends FlowNode['kind']>(
    kind: Kind,
    id: string,
    config: NodeOf<Kind>['config'],
    note?: string,
  ): string {
    const unique = this.ids.take(id);
    const node = { id: unique, kind, ...(note !== undefined && { note }), config };
    this.nodes.push(node as FlowNode);
    return unique;
  }

  /** Leads what a node gives to another node: to its first input, or to the port named. */
  connect(from: string | Source, to: string, port?: string): void {
    this.edges.push({
      from: typeof from === 'string' ? { node: from } : { ...from },
      to: { node: to, ...(port !== undefined && { port }) },
    });
  }
}
