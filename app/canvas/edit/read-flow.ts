import { issue } from '#engine/core/issue';
import type { FlowEdge, FlowNode, Issue, LocalText, PricingFlow } from '#schemas';
import { hasShape } from './config-shape.ts';
import { expressionsOf } from './expressions.ts';
import { isKind } from './new-node.ts';
import { placed } from './place.ts';
import { inputsOf, outputsOf } from './ports.ts';

const MOST_NODES = 2000;
const MOST_EDGES = 10_000;
const MOST_DEPTH = 40;
const IDENTIFIER = /^[A-Za-z0-9_-]{1,80}$/;
const NEVER_MEMBERS = new Set(['__proto__', 'constructor', 'prototype']);

type Members = Record<string, unknown>;

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** JSON that is not nested without end and has no members that mean something to the language. */
export function isPlainJson(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (depth > MOST_DEPTH) return false;
  if (Array.isArray(value)) return value.every((item) => isPlainJson(item, depth + 1));
  return Object.entries(value).every(
    ([name, member]) => !NEVER_MEMBERS.has(name) && isPlainJson(member, depth + 1),
  );
}

/** Whether the engine can say which ports it has; a config may be far from its schema. */
function hasPorts(node: FlowNode): boolean {
  try {
    const ports = [...inputsOf(node), ...outputsOf(node)];
    expressionsOf(node);
    return ports.every(({ name }) => typeof name === 'string');
  } catch {
    return false;
  }
}

const isOptionalText = (value: unknown): boolean =>
  value === undefined || typeof value === 'string';

const isNode = (value: unknown): value is FlowNode =>
  isMembers(value) &&
  typeof value.id === 'string' &&
  IDENTIFIER.test(value.id) &&
  isKind(value.kind) &&
  isOptionalText(value.name) &&
  isOptionalText(value.note) &&
  isMembers(value.config) &&
  hasShape(value as unknown as FlowNode) &&
  hasPorts(value as unknown as FlowNode);

const isEnd = (value: unknown): boolean =>
  isMembers(value) && typeof value.node === 'string' && isOptionalText(value.port);

const isEdge = (value: unknown): value is FlowEdge =>
  isMembers(value) && isEnd(value.from) && isEnd(value.to);

/** Nodes and edges that the canvas can draw, whatever else is wrong with them. */
export function isGraph(value: {
  nodes: unknown;
  edges: unknown;
}): value is { nodes: FlowNode[]; edges: FlowEdge[] } {
  const { nodes, edges } = value;
  if (!Array.isArray(nodes) || nodes.length > MOST_NODES || !nodes.every(isNode)) return false;
  if (!Array.isArray(edges) || edges.length > MOST_EDGES || !edges.every(isEdge)) return false;
  return new Set(nodes.map(({ id }) => id)).size === nodes.length;
}

type Read = { ok: true; flow: PricingFlow } | { ok: false; issue: Issue };

const refused = (message: LocalText): Read => ({
  ok: false,
  issue: issue('no-pricing-flow', '', message),
});

const isLocalText = (value: unknown): value is LocalText =>
  isMembers(value) && typeof value.zh === 'string' && typeof value.en === 'string';

/**
 * A document that the editor can show: a draft may have any number of issues, but it must be a graph
 * of known nodes. Every node gets a place.
 */
export function readFlow(document: unknown): Read {
  if (!isMembers(document) || document.kind !== 'pricing-flow' || !isPlainJson(document)) {
    return refused({ zh: '这不是计费流程', en: 'this is no pricing flow' });
  }
  const graph = { nodes: document.nodes, edges: document.edges };
  if (!isGraph(graph)) {
    return refused({
      zh: '流程的节点或连线无法读取',
      en: 'the nodes or edges of the flow can not be read',
    });
  }
  const { key, name, layout } = document;
  if (typeof key !== 'string') return refused({ zh: '流程没有编号', en: 'the flow has no key' });
  const flow = {
    ...document,
    ...(!isLocalText(name) && { name: { zh: key, en: key } }),
    ...(layout !== undefined && !isMembers(layout) && { layout: {} }),
  } as unknown as PricingFlow;
  const { nodes } = flow.layout ?? {};
  return { ok: true, flow: placed(nodes && !isMembers(nodes) ? { ...flow, layout: {} } : flow) };
}

/** The text of a file or of a field as a flow. */
export function readFlowText(text: string): Read {
  try {
    return readFlow(JSON.parse(text));
  } catch {
    return refused({ zh: '这不是有效的 JSON', en: 'this is not valid JSON' });
  }
}
