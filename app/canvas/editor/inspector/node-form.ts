import { createContext, useContext } from 'react';
import type { FlowNode, Issue } from '#schemas';
import type { FeelScope } from '../../../feel/index.ts';
import type { Path } from '../../edit/index.ts';
import type { Language } from '../../model.ts';
import type { FlowTrace } from '../../trace.ts';

/** What the fields of one node share. */
export interface NodeForm {
  node: FlowNode;
  locale: Language;
  /** What is wrong with a member, by its path inside the config. */
  errorAt: (path: Path) => string | undefined;
  set: (path: Path, value: unknown) => void;
  /** Names that the node's expressions can say. */
  names: readonly string[];
  /** The same with types and values, for the editor of expressions. */
  scope: FeelScope;
  /** The expression that a name goes into when it is chosen. */
  onExpressionFocus: (element: HTMLElement) => void;
}

/** What happened in the last run, also where it is not shown: values beside names. */
export const LastRunContext = createContext<FlowTrace | undefined>(undefined);

export const NodeFormContext = createContext<NodeForm | undefined>(undefined);

export function useNodeForm(): NodeForm {
  const form = useContext(NodeFormContext);
  if (!form) throw new Error('a field of a node stands outside of its form');
  return form;
}

/** The first problem at each place of a config, in words. */
export function errorsOf(
  issues: readonly Issue[],
  nodeIndex: number,
  locale: Language,
): ReadonlyMap<string, string> {
  const prefix = `/nodes/${nodeIndex}/config`;
  const errors = new Map<string, string>();
  for (const { path, message, code, params } of issues) {
    if (!path.startsWith(prefix)) continue;
    // A member that is missing is told at the member, not at what it is missing from.
    const missing = code === 'schema-required' ? `/${params.missingProperty}` : '';
    const place = path.slice(prefix.length) + missing;
    if (!errors.has(place)) errors.set(place, message[locale]);
  }
  return errors;
}
