import type { DecisionTable, ImportMapping, LocalText, Plan, PricingFlow } from '#schemas';

export type PackDesign = Plan | PricingFlow | DecisionTable | ImportMapping;

/** What an industry starts from: designs as plain data, nothing that runs. */
export interface IndustryPack {
  id: string;
  name: LocalText;
  /** In publishing order: what a design refers to stands before it. */
  designs: readonly PackDesign[];
}
