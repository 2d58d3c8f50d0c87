import type { LocalText } from '#engine/core/issue';

/**
 * `moved` is about places on the canvas alone and has no meaning; `reordered` is about an order that
 * may have one: of lines, modules, rows of a table.
 */
export type ChangeKind = 'added' | 'removed' | 'changed' | 'renamed' | 'moved' | 'reordered';

export type ChangePart =
  | 'design'
  | 'node'
  | 'edge'
  | 'column'
  | 'row'
  | 'cell'
  | 'module'
  | 'attribute'
  | 'billing'
  | 'scenario'
  | 'definition';

/** Where a thing stands before and after, counted from 0; null where it isn't. */
export interface Positions {
  before: number | null;
  after: number | null;
}

/** What a change is about: which node, module, row, column, as far as it is about one. */
export interface ChangeSubject {
  part: ChangePart;
  /** The id of the node. */
  node?: string;
  /** The key of the module, the attribute or the id of the scenario. */
  key?: string;
  row?: Positions;
  /** The expression of an input, the name of an output. */
  column?: string;
}

/** One difference between two versions of a design. */
export interface DesignChange extends ChangeSubject {
  kind: ChangeKind;
  /**
   * A JSON pointer in which nodes, modules, attributes and scenarios stand by their ids, other
   * things by their position in the version after; in the one before where they were removed.
   */
  path: string;
  /** Null where there was nothing. */
  before: unknown;
  after: unknown;
  sentence: LocalText;
}
