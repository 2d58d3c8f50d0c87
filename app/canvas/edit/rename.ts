import { normalizeName } from '#engine/core/feel';
import { listDefinitions, type PlacedNode, type Structure } from '#engine/core/graph';
import type { FlowNode, Issue, PricingFlow } from '#schemas';
import { pathOf, withValue } from '../../editing/index.ts';
import { expressionsOf } from './expressions.ts';
import { downstreamOf, outputsOf, structureOf, upstreamOf } from './ports.ts';
import { type Change, checkForm, type Outcome, refused, rewrite, unclear } from './rewrite.ts';

const namesOf = (nodes: Iterable<PlacedNode>): string[] => [...nodes].map(({ name }) => name);

/** A node with the name changed in all its expressions; the issue where that can't be done. */
function rewriteNode(
  placed: PlacedNode,
  renamed: PlacedNode,
  change: Change,
  structure: Structure,
  defined: readonly string[],
): FlowNode | Issue {
  const { node } = placed;
  const seen = upstreamOf(structure, placed);
  const before = [...namesOf(seen), ...defined];
  const after = before.map((name) => (name === renamed.name ? change.after.name : name));
  let config: unknown = node.config;
  for (const expression of expressionsOf(node)) {
    const text = rewrite(expression, change, before, after);
    if (text === undefined) continue;
    if (text === false) {
      return unclear(`${placed.path}/config${expression.pointer}`, placed.name, expression.source);
    }
    config = withValue(config, pathOf(expression.pointer), text);
  }
  return config === node.config ? node : ({ ...node, config } as FlowNode);
}

function rewriteDownstream(flow: PricingFlow, id: string, change: Change): Outcome {
  const structure = structureOf(flow);
  const renamed = structure.nodes.find(({ node }) => node.id === id);
  if (!renamed) return { ok: true, flow };
  const rewritten = new Map<FlowNode, FlowNode>();
  const defined = listDefinitions(flow).map(({ name }) => name);
  for (const placed of downstreamOf(structure, renamed)) {
    const node = rewriteNode(placed, renamed, change, structure, defined);
    if ('severity' in node) return { ok: false, issue: node };
    rewritten.set(placed.node, node);
  }
  return {
    ok: true,
    flow: { ...flow, nodes: flow.nodes.map((node) => rewritten.get(node) ?? node) },
  };
}

function checkFree(flow: PricingFlow, id: string, name: string): Outcome | undefined {
  const normal = normalizeName(name);
  const holder = flow.nodes.find(
    (node) => node.id !== id && normalizeName(node.name ?? node.id) === normal,
  );
  if (holder) {
    const text = {
      zh: `“${name}”已是另一个节点的名称`,
      en: `"${name}" is already the name of another node`,
    };
    return refused('duplicate-name', text, { name, node: holder.id });
  }
  if (!listDefinitions(flow).some((each) => normalizeName(each.name) === normal)) return undefined;
  const text = {
    zh: `“${name}”已是一个常量或函数的名称`,
    en: `"${name}" is already the name of a constant or function`,
  };
  return refused('duplicate-name', text, { name });
}

/**
 * A node under another name, with the name changed in everything downstream. An empty name gives
 * the node back its id.
 */
export function rename(flow: PricingFlow, id: string, wanted: string): Outcome {
  const node = flow.nodes.find((each) => each.id === id);
  if (!node) return { ok: true, flow };
  const given = wanted.trim().replace(/\s+/g, ' ');
  const before = node.name ?? node.id;
  const after = given === '' ? node.id : given;
  if (given === (node.name ?? '')) return { ok: true, flow };
  if (after !== before) {
    // An id may hold signs; it is the name that the node began with.
    const problem = (given !== '' && checkForm(after)) || checkFree(flow, id, after);
    if (problem) return problem;
  }
  const outcome = after === before ? { ok: true as const, flow } : follow(flow, id, before, after);
  return outcome.ok ? { ok: true, flow: withName(outcome.flow, id, given) } : outcome;
}

const follow = (flow: PricingFlow, id: string, before: string, after: string): Outcome =>
  rewriteDownstream(flow, id, { wanted: { name: before }, text: after, after: { name: after } });

function withName(flow: PricingFlow, id: string, given: string): PricingFlow {
  const nodes = flow.nodes.map((each) => {
    if (each.id !== id) return each;
    const { name: _, ...rest } = each;
    return (given === '' ? rest : { ...rest, name: given }) as FlowNode;
  });
  return { ...flow, nodes };
}

/** The same for a copy, which must have a name of its own, whatever becomes of its expressions. */
export function renameAnyhow(flow: PricingFlow, id: string, name: string): PricingFlow {
  const node = flow.nodes.find((each) => each.id === id);
  if (!node) return flow;
  const outcome = follow(flow, id, node.name ?? node.id, name);
  return withName(outcome.ok ? outcome.flow : flow, id, name);
}

/** Which of a node's outputs has another name now, where that is all that changed of them. */
function renamedOutput(before: FlowNode, after: FlowNode): [string, string] | undefined {
  const [old, now] = [outputsOf(before), outputsOf(after)].map((ports) =>
    ports.map(({ name }) => name),
  );
  if (!old || !now || old.length !== now.length) return undefined;
  const changed = old.flatMap((name, index): [string, string][] => {
    const other = now[index] ?? '';
    return other === name ? [] : [[name, other]];
  });
  const [only] = changed;
  return changed.length === 1 && only && !old.includes(only[1]) ? only : undefined;
}

/** Where a node's config gave one of its outputs another name: edges and expressions follow it. */
export function followOutput(flow: PricingFlow, before: FlowNode, after: FlowNode): PricingFlow {
  const pair = renamedOutput(before, after);
  if (!pair) return flow;
  const [old, now] = pair;
  const edges = flow.edges.map((edge) =>
    edge.from.node === before.id && edge.from.port === old
      ? { ...edge, from: { ...edge.from, port: now } }
      : edge,
  );
  const moved = { ...flow, edges };
  const name = before.name ?? before.id;
  const outcome = rewriteDownstream(moved, before.id, {
    wanted: { name, member: old },
    text: now,
    after: { name, member: now },
  });
  return outcome.ok ? outcome.flow : moved;
}
