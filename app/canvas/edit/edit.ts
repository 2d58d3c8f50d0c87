import type { FlowNode, LocalText, PricingFlow } from '#schemas';
import type { Place } from '../graph/index.ts';
import type { FlowClip } from './clip.ts';
import type { Path } from './json.ts';

export type Kind = FlowNode['kind'];

/** One end of an edge, its port named. */
export interface PortRef {
  node: string;
  port: string;
}

export type Places = Readonly<Record<string, Place>>;

/**
 * What can be done to a pricing flow. Plain data: an edit says what, `applyEdit` does it. Edges are
 * named as `edgeIds` names them in the document that the edit is applied to.
 */
export type Edit =
  | { type: 'add-node'; kind: Kind; at: Place; id?: string }
  | { type: 'remove'; nodes: readonly string[]; edges?: readonly string[] }
  | { type: 'move'; places: Places }
  | { type: 'rename'; node: string; name: string }
  | { type: 'set-note'; node: string; note: string }
  /** A member of a node's config, by its path; undefined takes the member away. */
  | { type: 'set-config'; node: string; path: Path; value: unknown }
  | { type: 'connect'; from: PortRef; to: PortRef }
  | { type: 'disconnect'; edges: readonly string[] }
  | { type: 'replace-kind'; node: string; kind: Kind }
  | { type: 'insert-on-edge'; edge: string; kind: Kind; at: Place }
  | { type: 'paste'; clip: FlowClip; at: Place }
  | { type: 'duplicate'; nodes: readonly string[] }
  | { type: 'lay-out' }
  | { type: 'set-texts'; name?: LocalText; description?: LocalText }
  | { type: 'replace-document'; document: PricingFlow };

export type EditType = Edit['type'];
