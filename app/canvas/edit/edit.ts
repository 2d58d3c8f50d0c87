import type { FlowNode, LocalText, PricingFlow, Scenario } from '#schemas';
import type { Path } from '../../editing/index.ts';
import type { Place } from '../graph/index.ts';
import type { FlowClip } from './clip.ts';
import type { NoteMembers } from './notes.ts';
import type { DefinitionPart, DefinitionRef } from './rename-definition.ts';

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
  | {
      type: 'remove';
      nodes: readonly string[];
      edges?: readonly string[];
      notes?: readonly string[];
    }
  | { type: 'move'; places: Places; notes?: Places }
  /** A node that is connected with a port at once, as far as one of its own fits. */
  | { type: 'add-connected'; kind: Kind; at: Place; end: 'from' | 'to'; port: PortRef }
  /** A note on the canvas, which means nothing to the engine. */
  | { type: 'add-note'; at: Place; text?: string }
  | { type: 'change-note'; note: string; members: NoteMembers }
  | { type: 'rename'; node: string; name: string }
  | { type: 'set-note'; node: string; note: string }
  /** A member of a node's config, by its path; undefined takes the member away. Without a path all of it. */
  | { type: 'set-config'; node: string; path: Path; value: unknown }
  | { type: 'connect'; from: PortRef; to: PortRef }
  | { type: 'disconnect'; edges: readonly string[] }
  | { type: 'replace-kind'; node: string; kind: Kind }
  | { type: 'insert-on-edge'; edge: string; kind: Kind; at: Place }
  | { type: 'paste'; clip: FlowClip; at: Place }
  | { type: 'duplicate'; nodes: readonly string[]; notes?: readonly string[] }
  | { type: 'add-definition'; part: DefinitionPart }
  | { type: 'remove-definition'; at: DefinitionRef }
  | { type: 'rename-definition'; at: DefinitionRef; name: string }
  /** A parameter of a function, by their places in the document. */
  | { type: 'rename-parameter'; index: number; parameter: number; name: string }
  /** A member of a constant or function by its path; undefined takes the member away. */
  | { type: 'set-definition'; at: DefinitionRef; path: Path; value: unknown }
  | { type: 'lay-out' }
  | { type: 'set-texts'; name?: LocalText; description?: LocalText }
  /** Its id is made another one where it is taken. */
  | { type: 'add-scenario'; scenario: Scenario }
  | { type: 'duplicate-scenario'; scenario: string; name: string }
  | { type: 'remove-scenario'; scenario: string }
  /** A member of a scenario by its path; undefined takes the member away. */
  | { type: 'set-scenario'; scenario: string; path: Path; value: unknown }
  | { type: 'replace-document'; document: PricingFlow };

export type EditType = Edit['type'];
