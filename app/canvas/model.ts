import type { Edge, Node } from '@xyflow/react';
import type { FlowNode, Issue, LocalText, PricingFlow } from '#schemas';
import {
  CARD_WIDTH,
  type CanvasEdge,
  type CanvasNode,
  cardHeight,
  type DrawnPorts,
  type FlowGraph,
  flowGraph,
  issuesByNode,
  type Place,
  placesOf,
} from './graph/index.ts';
import { branchText, summarizeNode, viewOf } from './nodes/index.ts';
import { readable, readableShort } from './readable.ts';
import type { FlowTrace, NodeTrace } from './trace.ts';

export type Language = keyof LocalText;

/** Everything that the parts of the canvas read of one document. */
export interface FlowModel {
  graph: FlowGraph;
  places: ReadonlyMap<string, Place>;
  issues: ReadonlyMap<string, Issue[]>;
  trace: FlowTrace | undefined;
  locale: Language;
}

/** What a node's card shows. */
export interface CardData extends Record<string, unknown> {
  card: CanvasNode;
  title: string;
  /** Beside the title: what expressions call it, or its kind where it has a name. */
  aside: string;
  summary: string;
  problems: number;
  /** Whether none of them stands in the way of publishing. */
  isWarning: boolean;
  note: string | undefined;
  /** What it came to, for people. */
  value: string | undefined;
  state: NodeTrace['state'] | undefined;
}

export interface WireData extends Record<string, unknown> {
  wire: CanvasEdge;
  /** The branch of a switch, and the value that went along. */
  label: string;
  isHit: boolean;
}

export type CardNode = Node<CardData, 'card'>;
export type WireEdge = Edge<WireData, 'wire'>;

export function flowModel(
  document: PricingFlow,
  locale: Language,
  trace: FlowTrace | undefined,
  issues: readonly Issue[] = [],
  ports: DrawnPorts = 'used',
): FlowModel {
  const graph = flowGraph(document, ports);
  return {
    graph,
    places: placesOf(document, graph),
    issues: issuesByNode(document, issues),
    trace,
    locale,
  };
}

/** What a node came to; of a switch, the branch that it took. */
function resultOf(model: FlowModel, { id, node }: CanvasNode): string | undefined {
  const trace = model.trace?.nodes[id];
  if (trace?.label !== undefined) return trace.label;
  if (trace?.state === 'hit' && node.kind === 'switch') {
    const taken = model.graph.outgoing
      .get(id)
      ?.find((edge) => edge.role === 'signal' && model.trace?.edges[edge.id]?.hit);
    if (taken) return branchText(node.config, taken.from.port)[model.locale];
  }
  return trace?.value === undefined ? undefined : readable(trace.value);
}

export const titleOf = ({ node, kindLabel }: CanvasNode, locale: Language): string =>
  node.name ?? kindLabel[locale];

export function summaryOf(node: FlowNode, locale: Language): string {
  return summarizeNode(node)[locale];
}

/** @param kindOfThing what a node is called, for those who listen */
export function cardNodes(
  model: FlowModel,
  selected: string | undefined,
  kindOfThing: string,
): CardNode[] {
  const { graph, places, issues, trace, locale } = model;
  return graph.nodes.map((card) => {
    const title = titleOf(card, locale);
    const summary = summaryOf(card.node, locale);
    return {
      id: card.id,
      type: 'card',
      position: places.get(card.id) ?? { x: 0, y: 0 },
      width: CARD_WIDTH,
      height: cardHeight(card),
      selected: card.id === selected,
      // Named by what stands on the card.
      ariaRole: 'button',
      domAttributes: { 'aria-roledescription': kindOfThing },
      data: {
        card,
        title,
        aside: card.node.name === undefined ? card.id : card.kindLabel[locale],
        summary,
        problems: issues.get(card.id)?.length ?? 0,
        isWarning: issues.get(card.id)?.every(({ severity }) => severity === 'warning') ?? false,
        note: card.node.note,
        value: resultOf(model, card),
        state: trace ? (trace.nodes[card.id]?.state ?? 'skipped') : undefined,
      },
    };
  });
}

function branchLabel(model: FlowModel, { from, role }: CanvasEdge): string | undefined {
  const source = model.graph.byId.get(from.node)?.node;
  if (role !== 'signal' || source?.kind !== 'switch') return undefined;
  return branchText(source.config, from.port)[model.locale];
}

function wireLabel(model: FlowModel, wire: CanvasEdge): string {
  const value = model.trace?.edges[wire.id]?.value;
  const parts = [branchLabel(model, wire), value === undefined ? undefined : readableShort(value)];
  return parts.filter((part) => part !== undefined).join(' · ');
}

function wireClass(model: FlowModel, wire: CanvasEdge, selected: string | undefined): string {
  const { trace } = model;
  const classes = [`flow-edge-${wire.role}`];
  if (wire.isBroken) classes.push('flow-edge-broken');
  if (trace) classes.push(trace.edges[wire.id]?.hit ? 'flow-edge-hit' : 'flow-edge-missed');
  else if (wire.from.node === selected || wire.to.node === selected) {
    classes.push('flow-edge-near');
  }
  return classes.join(' ');
}

export function wireEdges(model: FlowModel, selected: string | undefined): WireEdge[] {
  const { graph, trace } = model;
  return graph.edges.map((wire) => ({
    id: wire.id,
    type: 'wire',
    source: wire.from.node,
    sourceHandle: wire.from.port,
    target: wire.to.node,
    targetHandle: wire.to.port,
    className: wireClass(model, wire, selected),
    focusable: false,
    data: {
      wire,
      label: wireLabel(model, wire),
      isHit: trace?.edges[wire.id]?.hit ?? false,
    },
  }));
}

/** Whether a node is what somebody looks for: by name, id, kind or rule. */
export function matches({ node, name, kindLabel }: CanvasNode, text: string, locale: Language) {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return false;
  const said = [name, node.id, kindLabel[locale], summaryOf(node, locale)];
  return said.some((part) => part.toLowerCase().includes(wanted));
}

export const familyOf = (node: FlowNode) => viewOf(node).family;
