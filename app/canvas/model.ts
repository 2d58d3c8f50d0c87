import type { Edge, Node, Position } from '@xyflow/react';
import type { FlowNode, FlowNote, Issue, LocalText, PricingFlow } from '#schemas';
import {
  CARD_WIDTH,
  type CanvasEdge,
  type CanvasNode,
  cardHeight,
  type DrawnPorts,
  type FlowGraph,
  flowGraph,
  issuesByNode,
  noteIdOf,
  noteKey,
  notesOf,
  type Place,
  placesOf,
  portTop,
} from './graph/index.ts';
import { branchText, summarizeNode, viewOf } from './nodes/index.ts';
import type { FlowOverlay, Mark, Share } from './overlay.ts';
import { readable, readableShort } from './readable.ts';
import type { FlowTrace, NodeTrace } from './trace.ts';

export type Language = keyof LocalText;

/** Everything that the parts of the canvas read of one document. */
export interface FlowModel {
  graph: FlowGraph;
  places: ReadonlyMap<string, Place>;
  /** What somebody wrote beside the nodes. */
  notes: readonly FlowNote[];
  issues: ReadonlyMap<string, Issue[]>;
  trace: FlowTrace | undefined;
  locale: Language;
  /** What two versions differ in, or how many went where. */
  overlay?: FlowOverlay | undefined;
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
  mark?: Mark | undefined;
  share?: Share | undefined;
}

export interface WireData extends Record<string, unknown> {
  wire: CanvasEdge;
  /** The branch of a switch, and the value that went along. */
  label: string;
  isHit: boolean;
  mark?: Mark | undefined;
}

export interface NoteData extends Record<string, unknown> {
  note: FlowNote;
  mark?: Mark | undefined;
}

export type CardNode = Node<CardData, 'card'>;
export type NoteNode = Node<NoteData, 'note'>;
export type BoardNode = CardNode | NoteNode;
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
    notes: notesOf(document),
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

/** Nodes never change in place: what is said of one is said once. */
const summaries = new WeakMap<FlowNode, LocalText>();

export function summaryOf(node: FlowNode, locale: Language): string {
  const known = summaries.get(node) ?? summarizeNode(node);
  summaries.set(node, known);
  return known[locale];
}

/** Where a card or a note lies and how large it is; undefined where there is none. */
export function boxOf(model: FlowModel, key: string) {
  const noteId = noteIdOf(key);
  if (noteId !== undefined) return model.notes.find(({ id }) => id === noteId);
  const card = model.graph.byId.get(key);
  const place = model.places.get(key);
  return card && place && { ...place, width: CARD_WIDTH, height: cardHeight(card) };
}

const HANDLE = 7;

/** Where the ports of a card are, so that nothing has to be measured before edges are drawn. */
function handlesOf(card: CanvasNode): NonNullable<CardNode['handles']> {
  const height = cardHeight(card);
  const side = (ports: CanvasNode['inputs'], isLeft: boolean) =>
    ports.map(({ name }, index) => ({
      id: name,
      type: isLeft ? ('target' as const) : ('source' as const),
      position: (isLeft ? 'left' : 'right') as Position,
      x: (isLeft ? 0 : CARD_WIDTH) - HANDLE / 2,
      y: portTop(index, ports.length) * height - HANDLE / 2,
      width: HANDLE,
      height: HANDLE,
    }));
  return [...side(card.inputs, true), ...side(card.outputs, false)];
}

/** @param kindOfThing what a node is called, for those who listen */
export function cardNodes(
  model: FlowModel,
  selected: string | undefined,
  kindOfThing: string,
): CardNode[] {
  const { graph, places, issues, trace, locale, overlay } = model;
  return graph.nodes.map((card) => {
    const title = titleOf(card, locale);
    const summary = summaryOf(card.node, locale);
    return {
      id: card.id,
      type: 'card',
      position: places.get(card.id) ?? { x: 0, y: 0 },
      width: CARD_WIDTH,
      height: cardHeight(card),
      measured: { width: CARD_WIDTH, height: cardHeight(card) },
      handles: handlesOf(card),
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
        mark: overlay?.marks?.nodes[card.id],
        share: overlay?.heat?.nodes[card.id],
      },
    };
  });
}

/** @param words what a note is called, and what an empty one says */
export function noteNodes(
  { notes, overlay }: FlowModel,
  words: { kind: string; empty: string },
): NoteNode[] {
  return notes.map((note) => {
    const { id, x, y, width, height, text } = note;
    return {
      id: noteKey(id),
      type: 'note',
      position: { x, y },
      width,
      height,
      measured: { width, height },
      handles: [],
      zIndex: -1,
      connectable: false,
      ariaRole: 'group',
      domAttributes: {
        'aria-roledescription': words.kind,
        'aria-label': text.trim() === '' ? words.empty : text,
      },
      data: { note, mark: overlay?.marks?.notes?.[id] },
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
  const parts = [
    branchLabel(model, wire),
    value === undefined ? undefined : readableShort(value),
    model.overlay?.heat?.edges[wire.id]?.label,
  ];
  return parts.filter((part) => part !== undefined).join(' · ');
}

function wireClass(model: FlowModel, wire: CanvasEdge, selected: string | undefined): string {
  const { trace, overlay } = model;
  const classes = [`flow-edge-${wire.role}`];
  const mark = overlay?.marks?.edges[wire.id];
  if (mark) return `flow-edge-marked flow-mark-${mark}`;
  if (overlay?.heat) return 'flow-edge-heat';
  if (wire.isBroken) classes.push('flow-edge-broken');
  if (trace) classes.push(trace.edges[wire.id]?.hit ? 'flow-edge-hit' : 'flow-edge-missed');
  else if (wire.from.node === selected || wire.to.node === selected) {
    classes.push('flow-edge-near');
  }
  return classes.join(' ');
}

/** The widest edge, in the drawing's pixels. */
const WIDEST = 12;

/** The width says how many; where nobody went, a thin broken line stays. */
function heatStyle(share: Share | undefined) {
  if (!share) return {};
  if (share.share <= 0) return { style: { strokeWidth: 1, strokeDasharray: '2 4' } };
  return { style: { strokeWidth: 1.5 + share.share * (WIDEST - 1.5) } };
}

export function wireEdges(model: FlowModel, selected: string | undefined): WireEdge[] {
  const { graph, trace, overlay } = model;
  return graph.edges.map((wire) => ({
    id: wire.id,
    type: 'wire',
    source: wire.from.node,
    sourceHandle: wire.from.port,
    target: wire.to.node,
    targetHandle: wire.to.port,
    className: wireClass(model, wire, selected),
    focusable: false,
    ...heatStyle(overlay?.heat?.edges[wire.id]),
    data: {
      wire,
      label: wireLabel(model, wire),
      isHit: trace?.edges[wire.id]?.hit ?? false,
      mark: overlay?.marks?.edges[wire.id],
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
