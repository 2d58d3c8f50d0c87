import type { LucideIcon } from 'lucide-react';
import type { LocalText } from '#schemas';

/** What a node is for; each family has a colour of its own. */
export type NodeFamily = 'fact' | 'decision' | 'charge' | 'adjustment' | 'line';

/** A member of a node's rule in words; `code` marks an expression. */
export interface Term {
  label: LocalText;
  value: LocalText;
  code?: boolean;
}

export interface TableColumn {
  label: LocalText;
  /** Results stand behind a heavier rule. */
  role: 'condition' | 'result';
  isNumber?: boolean;
}

export interface TableRow {
  cells: (string | LocalText)[];
  /** Switched off, or outside of its dates. */
  isOff?: boolean;
  note?: string;
}

/** A table inside a node. Rows count as the trace counts them. */
export interface RuleTable {
  columns: TableColumn[];
  rows: TableRow[];
}

export interface NodeDescription {
  terms: Term[];
  table?: RuleTable;
}

/** How the canvas shows one kind of node. Pure: the same config gives the same words. */
export interface NodeView<Config = never> {
  family: NodeFamily;
  icon: LucideIcon;
  /** The rule in one line, for the card. */
  summarize(config: Config): LocalText;
  /** The whole rule, for the inspector and the list. */
  describe(config: Config): NodeDescription;
}
