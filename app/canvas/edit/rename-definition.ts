import { BUILTINS, normalizeName } from '#engine/core/feel';
import { type FlowDefinition, listDefinitions } from '#engine/core/graph';
import type { FlowFunction, FlowNode, PricingFlow } from '#schemas';
import { pathOf, withValue } from '../../editing/index.ts';
import { expressionsOf } from './expressions.ts';
import { structureOf, upstreamOf } from './ports.ts';
import { type Change, checkForm, type Outcome, refused, rewrite, unclear } from './rewrite.ts';

/** A list of a flow that expressions can name the elements of. */
export type DefinitionPart = FlowDefinition['part'];

/** Which constant or function, by its place in the document. */
export interface DefinitionRef {
  part: DefinitionPart;
  index: number;
}

const parametersOf = (definition: FlowDefinition): string[] =>
  definition.part === 'functions' && Array.isArray(definition.content.parameters)
    ? definition.content.parameters.map(({ name }) => String(name))
    : [];

const sourceOf = (definition: FlowDefinition): string =>
  String(definition.part === 'constants' ? definition.content.value : definition.content.body);

const memberOf = ({ part }: FlowDefinition): 'value' | 'body' =>
  part === 'constants' ? 'value' : 'body';

function checkFree(flow: PricingFlow, own: FlowDefinition, name: string): Outcome | undefined {
  const normal = normalizeName(name);
  const isTaken =
    flow.nodes.some((node) => normalizeName(node.name ?? node.id) === normal) ||
    listDefinitions(flow).some(
      (each) =>
        normalizeName(each.name) === normal &&
        !(each.part === own.part && each.index === own.index),
    );
  if (isTaken) {
    const text = {
      zh: `“${name}”已是节点、常量或函数的名称`,
      en: `"${name}" is already the name of a node, constant or function`,
    };
    return refused('duplicate-name', text, { name });
  }
  if (!BUILTINS.some((builtin) => builtin.name === normal)) return undefined;
  const text = {
    zh: `“${name}”是 FEEL 内置函数的名称`,
    en: `"${name}" is the name of a function of FEEL`,
  };
  return refused('name-is-builtin', text, { name });
}

/** Every text of the nodes with the name changed; the issue where that can't be done. */
function rewriteNodes(flow: PricingFlow, change: Change, names: readonly string[]): Outcome {
  const structure = structureOf(flow);
  const placed = new Map(structure.nodes.map((each) => [each.node, each]));
  const nodes: FlowNode[] = [];
  for (const node of flow.nodes) {
    const found = placed.get(node);
    const seen = found ? [...upstreamOf(structure, found)].map(({ name }) => name) : [];
    const before = [...seen, ...names];
    const after = [...seen, ...afterwards(names, change)];
    let config: unknown = node.config;
    for (const expression of expressionsOf(node)) {
      const text = rewrite(expression, change, before, after);
      if (text === false) {
        const path = `${found?.path ?? ''}/config${expression.pointer}`;
        return { ok: false, issue: unclear(path, node.name ?? node.id, expression.source) };
      }
      if (text !== undefined) config = withValue(config, pathOf(expression.pointer), text);
    }
    nodes.push(config === node.config ? node : ({ ...node, config } as FlowNode));
  }
  return { ok: true, flow: { ...flow, nodes } };
}

const afterwards = (names: readonly string[], { wanted, after }: Change): string[] =>
  names.map((name) => (name === wanted.name ? after.name : name));

/** Values and bodies with the name changed; a parameter of the same name hides it. */
function rewriteDefinitions(flow: PricingFlow, change: Change, names: readonly string[]): Outcome {
  let next = flow;
  for (const definition of listDefinitions(flow)) {
    const own = parametersOf(definition);
    if (own.includes(change.wanted.name)) continue;
    const source = sourceOf(definition);
    const [before, after] = [names, afterwards(names, change)].map((list) => [...list, ...own]);
    const text = own.includes(change.after.name)
      ? hidesIn(source, change, before ?? [])
      : rewrite({ source, form: 'expression' }, change, before ?? [], after ?? []);
    const path = [definition.part, definition.index, memberOf(definition)] as const;
    if (text === false) {
      return { ok: false, issue: unclear(`/${path.join('/')}`, definition.name, source) };
    }
    if (text !== undefined) next = withValue(next, path, text) as PricingFlow;
  }
  return { ok: true, flow: next };
}

/** Where a parameter would hide the new name, no use of it can follow. */
function hidesIn(source: string, change: Change, before: readonly string[]): false | undefined {
  const expression = { source, form: 'expression' } as const;
  return rewrite(expression, change, before, before) === undefined ? undefined : false;
}

/** A constant or function under another name, with the name changed wherever it is used. */
export function renameDefinition(
  flow: PricingFlow,
  { part, index }: DefinitionRef,
  wanted: string,
): Outcome {
  const definitions = listDefinitions(flow);
  const own = definitions.find((each) => each.part === part && each.index === index);
  const name = wanted.trim().replace(/\s+/g, ' ');
  if (!own || name === own.name) return { ok: true, flow };
  const problem = checkForm(name) ?? checkFree(flow, own, name);
  if (problem) return problem;
  const change: Change = { wanted: { name: own.name }, text: name, after: { name } };
  const names = definitions.map((each) => each.name);
  const nodes = rewriteNodes(flow, change, names);
  const outcome = nodes.ok ? rewriteDefinitions(nodes.flow, change, names) : nodes;
  if (!outcome.ok) return outcome;
  return { ok: true, flow: withValue(outcome.flow, [part, index, 'name'], name) as PricingFlow };
}

/** Whether a call gives the argument by the parameter's name, which then would have to follow. */
function isCalledByName(flow: PricingFlow, { name }: FlowFunction, parameter: string): boolean {
  const pattern = new RegExp(`${escaped(name)}\\s*\\([^()]*${escaped(parameter)}\\s*:`, 'u');
  const texts = [
    ...flow.nodes.flatMap((node) => expressionsOf(node).map(({ source }) => source)),
    ...listDefinitions(flow).map(sourceOf),
  ];
  return texts.some((text) => pattern.test(text));
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** A parameter of a function under another name, with the function's body. */
export function renameParameter(
  flow: PricingFlow,
  index: number,
  parameter: number,
  wanted: string,
): Outcome {
  const own = flow.functions?.[index];
  const before = own?.parameters[parameter]?.name;
  const name = wanted.trim().replace(/\s+/g, ' ');
  if (!own || before === undefined || name === before) return { ok: true, flow };
  const problem = checkForm(name);
  if (problem) return problem;
  const others = own.parameters.filter((_, at) => at !== parameter);
  if (others.some((each) => each.name === name)) {
    const text = {
      zh: `“${name}”已是另一个参数的名称`,
      en: `"${name}" is already the name of another parameter`,
    };
    return refused('duplicate-parameter', text, { name });
  }
  const source = String(own.body);
  const path = ['functions', index] as const;
  if (isCalledByName(flow, own, before)) {
    return { ok: false, issue: unclear(`/${path.join('/')}/parameters`, own.name, before) };
  }
  const change: Change = { wanted: { name: before }, text: name, after: { name } };
  const defined = listDefinitions(flow).map((each) => each.name);
  const seen = [...defined, ...own.parameters.map((each) => each.name)];
  const body = rewrite({ source, form: 'expression' }, change, seen, afterwards(seen, change));
  if (body === false) {
    return { ok: false, issue: unclear(`/${path.join('/')}/body`, own.name, source) };
  }
  const renamed = withValue(flow, [...path, 'parameters', parameter, 'name'], name);
  const next = body === undefined ? renamed : withValue(renamed, [...path, 'body'], body);
  return { ok: true, flow: next as PricingFlow };
}
