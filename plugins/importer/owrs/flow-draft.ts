import type { FlowEdge, FlowNode } from '#schemas';

const LONGEST_ID = 60;

/** What a node gives: its id, and what expressions call it. */
export interface Source {
  node: string;
  name: string;
}

/** `to` where the value arrives: the names' port if not given. */
interface Input {
  from: Source;
  port?: string;
}

type DistributiveOmit<Type, Key extends PropertyKey> = Type extends unknown
  ? Omit<Type, Key>
  : never;
type NodeContent = DistributiveOmit<FlowNode, 'id' | 'name'>;

/** A flow being drawn: nodes with ids of their own, edges once each. */
export class FlowDraft {
  readonly nodes: FlowNode[] = [];
  readonly edges: FlowEdge[] = [];
  private readonly ids = new Set<string>();
  private readonly connected = new Set<string>();

  /** Adds a node under the wished id, or one like it where that is taken or no identifier. */
  add(wished: string, content: NodeContent, inputs: readonly Input[] = []): Source {
    const id = this.freeId(wished);
    this.nodes.push({ id, ...content } as FlowNode);
    for (const { from, port } of inputs) this.connect(from, id, port ?? 'in');
    return { node: id, name: id };
  }

  private connect(from: Source, to: string, port: string): void {
    const edge = `${from.node} ${to} ${port}`;
    if (this.connected.has(edge)) return;
    this.connected.add(edge);
    this.edges.push({ from: { node: from.node }, to: { node: to, port } });
  }

  private freeId(wished: string): string {
    const plain = wished.replaceAll(/[^A-Za-z0-9_]/g, '_').slice(0, LONGEST_ID);
    const base = /^[A-Za-z_]/.test(plain) ? plain : `_${plain}`;
    let id = base;
    for (let number = 2; this.ids.has(id); number += 1) id = `${base}_${number}`;
    this.ids.add(id);
    return id;
  }
}
