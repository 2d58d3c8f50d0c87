import type { TableDefinition } from '#engine/core/table';

/** A boxed or literal expression (DMN 1.5, 7.3 and 10.2.2). */
export type Boxed = { readonly typeRef?: string } & (
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'table'; readonly table: TableDefinition }
  | { readonly kind: 'context'; readonly entries: readonly BoxedEntry[] }
  | {
      readonly kind: 'invocation';
      readonly called: Boxed;
      readonly bindings: readonly BoxedEntry[];
    }
  | {
      readonly kind: 'function';
      readonly parameters: readonly BoxedParameter[];
      readonly body: Boxed;
      /** Bodies in Java or PMML are never run. */
      readonly foreign: boolean;
    }
  | { readonly kind: 'list'; readonly items: readonly Boxed[] }
  | {
      readonly kind: 'relation';
      readonly columns: readonly string[];
      readonly rows: readonly (readonly Boxed[])[];
    }
  | {
      readonly kind: 'conditional';
      readonly condition: Boxed;
      readonly consequent: Boxed;
      readonly alternative: Boxed;
    }
  | {
      readonly kind: 'for' | 'some' | 'every';
      readonly variable: string;
      readonly source: Boxed;
      readonly body: Boxed;
    }
  | { readonly kind: 'filter'; readonly source: Boxed; readonly condition: Boxed }
  | { readonly kind: 'missing' }
);

export interface BoxedEntry {
  /** Undefined for the result cell of a context. */
  readonly name: string | undefined;
  readonly typeRef?: string;
  readonly value: Boxed;
}

export interface BoxedParameter {
  readonly name: string;
  readonly typeRef?: string;
}

export interface ItemDefinition {
  readonly name: string;
  readonly typeRef: string | undefined;
  readonly isCollection: boolean;
  /** Unary tests on the value, or on each item of a collection. */
  readonly allowed: string | undefined;
  /** Unary tests on the whole value. */
  readonly constraint: string | undefined;
  readonly components: readonly ItemDefinition[];
  readonly function:
    | { readonly parameters: readonly BoxedParameter[]; readonly result: string | undefined }
    | undefined;
}

interface Named {
  readonly id: string;
  readonly name: string;
  readonly typeRef: string | undefined;
}

export type InputData = Named;

export interface Decision extends Named {
  readonly expression: Boxed;
  /** References: `#id` here, `namespace#id` elsewhere. */
  readonly requires: readonly string[];
}

export interface Knowledge extends Named {
  readonly logic: Boxed;
  readonly requires: readonly string[];
}

export interface DecisionService extends Named {
  readonly outputs: readonly string[];
  readonly inputDecisions: readonly string[];
  readonly inputData: readonly string[];
}

export interface DmnImport {
  readonly name: string;
  readonly namespace: string;
}

/** One DMN file. */
export interface DmnModel {
  readonly name: string;
  readonly namespace: string;
  readonly imports: readonly DmnImport[];
  readonly items: readonly ItemDefinition[];
  readonly inputs: readonly InputData[];
  readonly decisions: readonly Decision[];
  readonly knowledge: readonly Knowledge[];
  readonly services: readonly DecisionService[];
}
