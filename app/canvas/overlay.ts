/** How a thing of a flow differs between two versions; `moved` is about its place alone. */
export const MARKS = ['added', 'removed', 'changed', 'moved'] as const;
export type Mark = (typeof MARKS)[number];

/** Each mark's sign, so that colour is never alone. */
export const MARK_SIGNS: Readonly<Record<Mark, string>> = {
  added: '+',
  removed: '−',
  changed: '≠',
  moved: '↔',
};

/** How many of all customers went through something, 0 to 1; for drawing. */
export interface Share {
  share: number;
  /** Written on it; nothing where it says nothing new. */
  label?: string;
}

/** What is laid over a drawing, by ids of nodes and of edges (`edgeIds`). */
export interface FlowOverlay {
  marks?: {
    nodes: Readonly<Record<string, Mark>>;
    edges: Readonly<Record<string, Mark>>;
    notes?: Readonly<Record<string, Mark>>;
  };
  heat?: { nodes: Readonly<Record<string, Share>>; edges: Readonly<Record<string, Share>> };
}
