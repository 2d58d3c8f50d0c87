import type { FeelType, FeelValue } from '#engine/core/feel/value';

/** Offsets into the source, in UTF-16 units. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '**';
export type CompareOperator = '=' | '!=' | '<' | '<=' | '>' | '>=';

export interface Iterator {
  readonly name: string;
  readonly source: Node;
  /** The upper end where the iterator counts over `a..b`. */
  readonly to?: Node;
}

export interface ContextEntry {
  readonly name: string;
  readonly value: Node;
}

export interface Parameter {
  readonly name: string;
  readonly type?: FeelType;
}

/** The syntax of FEEL, freed of tokens (DMN 1.5, 10.3.1). */
export type Node = Span &
  (
    | { readonly kind: 'literal'; readonly value: FeelValue }
    | { readonly kind: 'name'; readonly name: string }
    | { readonly kind: 'input' }
    | {
        readonly kind: 'arithmetic';
        readonly operator: ArithmeticOperator;
        readonly left: Node;
        readonly right: Node;
      }
    | { readonly kind: 'negate'; readonly operand: Node }
    | {
        readonly kind: 'compare';
        readonly operator: CompareOperator;
        readonly left: Node;
        readonly right: Node;
      }
    | { readonly kind: 'between'; readonly value: Node; readonly low: Node; readonly high: Node }
    | { readonly kind: 'in'; readonly value: Node; readonly tests: readonly Node[] }
    | { readonly kind: 'and' | 'or'; readonly left: Node; readonly right: Node }
    | {
        readonly kind: 'if';
        readonly condition: Node;
        readonly consequent: Node;
        readonly alternative: Node;
      }
    | { readonly kind: 'for'; readonly iterators: readonly Iterator[]; readonly body: Node }
    | {
        readonly kind: 'some' | 'every';
        readonly iterators: readonly Iterator[];
        readonly body: Node;
      }
    | { readonly kind: 'list'; readonly items: readonly Node[] }
    | { readonly kind: 'context'; readonly entries: readonly ContextEntry[] }
    | { readonly kind: 'filter'; readonly source: Node; readonly condition: Node }
    | { readonly kind: 'path'; readonly source: Node; readonly member: string }
    | { readonly kind: 'call'; readonly callee: Node; readonly args: readonly Node[] }
    | {
        readonly kind: 'named-call';
        readonly callee: Node;
        readonly args: readonly ContextEntry[];
      }
    | {
        readonly kind: 'function';
        readonly parameters: readonly Parameter[];
        readonly body: Node;
        readonly external: boolean;
      }
    | { readonly kind: 'instance-of'; readonly value: Node; readonly type: FeelType | undefined }
    | {
        readonly kind: 'range';
        readonly startIncluded: boolean;
        readonly start: Node;
        readonly end: Node;
        readonly endIncluded: boolean;
      }
    | { readonly kind: 'unary'; readonly operator: CompareOperator; readonly operand: Node }
  );

/** Cells of a decision table: any value, alternatives, or none of them. */
export type UnaryTests =
  | { readonly kind: 'any' }
  | { readonly kind: 'tests'; readonly negated: boolean; readonly tests: readonly Node[] };
