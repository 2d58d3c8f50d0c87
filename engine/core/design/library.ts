import type { FlowLibrary } from '#engine/core/graph';
import type { DecisionTable, PricingFlow } from '#schemas';

/** The designs that one design may refer to, by kind and key. */
export interface DesignLibrary extends FlowLibrary {
  pricingFlows: ReadonlyMap<string, PricingFlow>;
}

/** A library of designs whose documents are valid by their schemas. */
export function designLibrary(documents: readonly { kind: string; key: string }[]): DesignLibrary {
  const ofKind = <T>(kind: string): [string, T][] =>
    documents.filter((document) => document.kind === kind).map((d) => [d.key, d as unknown as T]);
  return {
    decisionTables: new Map(
      ofKind<DecisionTable>('decision-table').map(([key, table]) => [key, table.content]),
    ),
    pricingFlows: new Map(ofKind<PricingFlow>('pricing-flow')),
  };
}
