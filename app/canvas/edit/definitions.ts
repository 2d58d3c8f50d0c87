import type { FlowConstant, FlowFunction, PricingFlow } from '#schemas';
import { equalJson, type Path, valueAt, withValue } from '../../editing/index.ts';
import { freeName, takenNames } from './new-node.ts';
import type { DefinitionPart, DefinitionRef } from './rename-definition.ts';

const MOST: Record<DefinitionPart, number> = { constants: 200, functions: 100 };

const listOf = (flow: PricingFlow, part: DefinitionPart): readonly unknown[] => {
  const list: unknown = flow[part];
  return Array.isArray(list) ? list : [];
};

function made(part: DefinitionPart, name: string): FlowConstant | FlowFunction {
  if (part === 'constants') return { name, type: 'number', value: '0' };
  return { name, parameters: [{ name: 'x', type: 'number' }], result: 'number', body: 'x' };
}

/** A new constant or function under a name that nobody has. */
export function addDefinition(flow: PricingFlow, part: DefinitionPart): PricingFlow {
  const list = listOf(flow, part);
  if (list.length >= MOST[part]) return flow;
  const name = freeName(part === 'constants' ? 'constant1' : 'function1', takenNames(flow));
  return { ...flow, [part]: [...list, made(part, name)] };
}

/** Takes one away; the last takes its list along. */
export function removeDefinition(flow: PricingFlow, { part, index }: DefinitionRef): PricingFlow {
  const list = listOf(flow, part);
  if (list[index] === undefined) return flow;
  const left = list.filter((_, at) => at !== index);
  const { [part]: _, ...rest } = flow;
  return left.length === 0 ? rest : { ...flow, [part]: left };
}

/** One member of a constant or function; undefined takes it away. Its name is renamed, not set. */
export function setDefinition(
  flow: PricingFlow,
  { part, index }: DefinitionRef,
  path: Path,
  value: unknown,
): PricingFlow {
  if (path.length === 0 || path[0] === 'name') return flow;
  const before = listOf(flow, part)[index];
  if (before === undefined || equalJson(valueAt(before, path), value)) return flow;
  return withValue(flow, [part, index, ...path], value) as PricingFlow;
}
