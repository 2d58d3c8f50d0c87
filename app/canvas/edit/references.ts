import { normalizeName } from '#engine/core/feel';
import {
  isPlainName,
  type NameShape,
  type Node,
  parseExpression,
  parseUnaryTests,
  type Span,
} from '#engine/core/feel/parse';
import type { NodeExpression } from './expressions.ts';

/** What of an expression to find: a name, or a member that is read of it. */
export interface Wanted {
  name: string;
  member?: string;
}

export interface References {
  /** Where the name stands for a node, in order. */
  spans: Span[];
  /** Inside a filter a name may be a member of the items instead: nobody can tell. */
  isUnclear: boolean;
}

interface Walk {
  wanted: Wanted;
  source: string;
  spans: Span[];
  isUnclear: boolean;
}

interface Here {
  /** Names that loops, functions and contexts bind around this place. */
  hidden: ReadonlySet<string>;
  isInFilter: boolean;
}

const hiding = (here: Here, names: readonly string[]): Here => ({
  ...here,
  hidden: new Set([...here.hidden, ...names]),
});

const isWanted = (node: Node, { wanted }: Walk, { hidden }: Here): boolean =>
  node.kind === 'name' && node.name === wanted.name && !hidden.has(node.name);

function found(walk: Walk, here: Here, span: Span): void {
  if (here.isInFilter) walk.isUnclear = true;
  walk.spans.push({ from: span.from, to: span.to });
}

/** The member behind the last point of a path. */
function memberSpan({ from, to }: Span, { source, wanted }: Walk): Span | undefined {
  const member = wanted.member ?? '';
  const text = source.slice(from, to);
  return text.endsWith(member) ? { from: to - member.length, to } : undefined;
}

function visitAll(nodes: readonly Node[], walk: Walk, here: Here): void {
  for (const node of nodes) visit(node, walk, here);
}

/** Iterators see those before them; the body sees all. */
function visitLoop(
  node: Extract<Node, { kind: 'for' | 'some' | 'every' }>,
  walk: Walk,
  here: Here,
) {
  let inner = here;
  for (const { name, source, to } of node.iterators) {
    visit(source, walk, inner);
    if (to) visit(to, walk, inner);
    inner = hiding(inner, [normalizeName(name)]);
  }
  visit(node.body, walk, hiding(inner, node.kind === 'for' ? ['partial'] : []));
}

function visitContext(node: Extract<Node, { kind: 'context' }>, walk: Walk, here: Here): void {
  let inner = here;
  for (const { name, value } of node.entries) {
    visit(value, walk, inner);
    inner = hiding(inner, [normalizeName(name)]);
  }
}

/** Everything inside, of the kinds of nodes that bind no name. */
function visitParts(node: Node, walk: Walk, here: Here): void {
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) visitAll(value.filter(isNode), walk, here);
    else if (isNode(value)) visit(value, walk, here);
  }
}

const isNode = (part: unknown): part is Node =>
  typeof part === 'object' && part !== null && 'kind' in part && 'from' in part;

function visitPath(node: Extract<Node, { kind: 'path' }>, walk: Walk, here: Here): void {
  const { member } = walk.wanted;
  const isMember = member !== undefined && normalizeName(node.member) === member;
  if (isMember && isWanted(node.source, walk, here)) {
    const span = memberSpan(node, walk);
    if (span) found(walk, here, span);
  }
  visit(node.source, walk, here);
}

function visit(node: Node, walk: Walk, here: Here): void {
  switch (node.kind) {
    case 'literal':
      break;
    case 'name':
      if (walk.wanted.member === undefined && isWanted(node, walk, here)) found(walk, here, node);
      break;
    case 'path':
      visitPath(node, walk, here);
      break;
    case 'for':
    case 'some':
    case 'every':
      visitLoop(node, walk, here);
      break;
    case 'context':
      visitContext(node, walk, here);
      break;
    case 'filter':
      visit(node.source, walk, here);
      visit(node.condition, walk, { ...hiding(here, ['item']), isInFilter: true });
      break;
    case 'function': {
      const names = node.parameters.map(({ name }) => normalizeName(name));
      visit(node.body, walk, hiding(here, names));
      break;
    }
    case 'named-call':
      visit(node.callee, walk, here);
      for (const { value } of node.args) visit(value, walk, here);
      break;
    default:
      visitParts(node, walk, here);
  }
}

/** The parser must be told of names that hold spaces or signs. */
export const shapeOf = (names: Iterable<string>): NameShape =>
  Object.fromEntries([...names].filter((name) => !isPlainName(name)).map((name) => [name, true]));

/** Where an expression means a node by its name; undefined where it can't be read. */
export function referencesIn(
  { source, form }: Pick<NodeExpression, 'source' | 'form'>,
  { name, member }: Wanted,
  shape: NameShape,
): References | undefined {
  const context = { shape, typeNamed: () => undefined };
  const wanted = { name: normalizeName(name), ...(member && { member: normalizeName(member) }) };
  const walk: Walk = { wanted, source, spans: [], isUnclear: false };
  const top: Here = { hidden: new Set(), isInFilter: false };
  if (form === 'expression') {
    const parsed = parseExpression(source, context);
    if (!parsed.ok) return undefined;
    visit(parsed.node, walk, top);
  } else {
    const parsed = parseUnaryTests(source, context);
    if (!parsed.ok) return undefined;
    if (parsed.node.kind === 'tests') visitAll(parsed.node.tests, walk, top);
  }
  walk.spans.sort((a, b) => a.from - b.from);
  return { spans: walk.spans, isUnclear: walk.isUnclear };
}

/** The text with other words in the places that were found, and where these stand afterwards. */
export function replaceSpans(
  source: string,
  spans: readonly Span[],
  text: string,
): { source: string; starts: number[] } {
  let result = '';
  let at = 0;
  const starts: number[] = [];
  for (const { from, to } of spans) {
    result += source.slice(at, from);
    starts.push(result.length);
    result += text;
    at = to;
  }
  return { source: result + source.slice(at), starts };
}
