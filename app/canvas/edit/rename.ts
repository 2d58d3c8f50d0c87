import { BUILTINS, isPlainName, normalizeName } from '#engine/core/feel';
import type { PlacedNode, Structure } from '#engine/core/graph';
import { issue } from '#engine/core/issue';
import type { FlowNode, Issue, LocalText, PricingFlow } from '#schemas';
import { expressionsOf, type NodeExpression } from './expressions.ts';
import { pathOf, withValue } from './json.ts';
import { downstreamOf, outputsOf, structureOf, upstreamOf } from './ports.ts';
import { referencesIn, replaceSpans, shapeOf, type Wanted } from './references.ts';

type Outcome = { ok: true; flow: PricingFlow } | { ok: false; issue: Issue };

const refused = (code: string, message: LocalText, params: Issue['params'] = {}): Outcome => ({
  ok: false,
  issue: issue(code, '', message, params),
});

/** Letters of any script, digits and spaces between words, as the grammar reads without quotes. */
const NAME = /^[\p{L}_][\p{L}\p{N}_]*( [\p{L}\p{N}_]+)*$/u;
const MAX_LENGTH = 120;

const isSayable = (name: string): boolean =>
  name.length <= MAX_LENGTH && NAME.test(name) && name.split(' ').every(isPlainWord);
const isPlainWord = (word: string): boolean => isPlainName(word) || /^[\p{N}]/u.test(word);

interface Change {
  wanted: Wanted;
  /** What takes the place of the name, or of the member. */
  text: string;
  after: Wanted;
}

const firstWord = (text: string): string => text.split(/\s/, 1)[0] ?? text;

/** The expression with the name changed; false where nobody can tell what it would mean. */
function rewrite(
  expression: NodeExpression,
  { wanted, text, after }: Change,
  namesBefore: readonly string[],
  namesAfter: readonly string[],
): string | false | undefined {
  const { source, form } = expression;
  const searched = firstWord(wanted.member ?? wanted.name);
  if (!source.includes(searched) && !source.includes(firstWord(text))) return undefined;
  const before = referencesIn(expression, wanted, shapeOf(namesBefore));
  // What can't be read now can't be broken.
  if (!before) return undefined;
  const already = referencesIn(expression, after, shapeOf(namesBefore))?.spans.length ?? 0;
  if (already > 0 && BUILTINS.some(({ name }) => name === text)) return false;
  if (before.spans.length === 0) return undefined;
  if (before.isUnclear) return false;
  const replaced = replaceSpans(source, before.spans, text);
  const check = referencesIn({ source: replaced.source, form }, after, shapeOf(namesAfter));
  const starts = new Set(check?.spans.map(({ from }) => from));
  const isKept =
    check !== undefined &&
    check.spans.length === already + replaced.starts.length &&
    replaced.starts.every((start) => starts.has(start));
  return isKept ? replaced.source : false;
}

const namesOf = (nodes: Iterable<PlacedNode>): string[] => [...nodes].map(({ name }) => name);

/** A node with the name changed in all its expressions; the issue where that can't be done. */
function rewriteNode(
  placed: PlacedNode,
  renamed: PlacedNode,
  change: Change,
  structure: Structure,
): FlowNode | Issue {
  const { node } = placed;
  const seen = upstreamOf(structure, placed);
  const before = namesOf(seen);
  const after = before.map((name) => (name === renamed.name ? change.after.name : name));
  let config: unknown = node.config;
  for (const expression of expressionsOf(node)) {
    const text = rewrite(expression, change, before, after);
    if (text === undefined) continue;
    if (text === false) {
      return issue(
        'rename-unclear',
        `${placed.path}/config${expression.pointer}`,
        {
          zh: `“${placed.name}”里的“${expression.source}”改名后含义不明，请先改这个表达式`,
          en: `"${expression.source}" in "${placed.name}" would be unclear under this name; change it first`,
        },
        { node: node.id, expression: expression.source },
      );
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
  for (const placed of downstreamOf(structure, renamed)) {
    const node = rewriteNode(placed, renamed, change, structure);
    if ('severity' in node) return { ok: false, issue: node };
    rewritten.set(placed.node, node);
  }
  return {
    ok: true,
    flow: { ...flow, nodes: flow.nodes.map((node) => rewritten.get(node) ?? node) },
  };
}

function checkForm(name: string): Outcome | undefined {
  if (isSayable(name)) return undefined;
  const text = {
    zh: '名称由文字、数字和单个空格组成，以文字开头，不能是 FEEL 的关键字',
    en: 'a name is made of letters, digits and single spaces, begins with a letter, and is no FEEL keyword',
  };
  return refused('name-not-sayable', text, { name });
}

function checkFree(flow: PricingFlow, id: string, name: string): Outcome | undefined {
  const normal = normalizeName(name);
  const holder = flow.nodes.find(
    (node) => node.id !== id && normalizeName(node.name ?? node.id) === normal,
  );
  if (!holder) return undefined;
  const text = {
    zh: `“${name}”已是另一个节点的名称`,
    en: `"${name}" is already the name of another node`,
  };
  return refused('duplicate-name', text, { name, node: holder.id });
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
