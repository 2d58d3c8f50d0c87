import { createContext, useContext } from 'react';
import type { DecisionTableContent } from '#schemas';
import type { Editor } from '../use-editor.ts';

/** Published tables by key, and the flow that tables stand in. */
interface FlowTables {
  tables: Readonly<Record<string, DecisionTableContent>>;
  editor: Editor;
}

export const TablesContext = createContext<FlowTables | undefined>(undefined);

export function useFlowTables(): FlowTables {
  const found = useContext(TablesContext);
  if (!found) throw new Error('a table of a node stands outside of its flow');
  return found;
}
