import type { LocalText, PricingFlow } from '#schemas';

/** A pricing flow to begin with: complete, with scenarios that tell what it does. */
export interface FlowTemplate {
  /** The id of an industry. */
  industry: string;
  tags: readonly LocalText[];
  /** What a design made from it begins as, under a key and name of its own. */
  document: PricingFlow;
}

export interface TemplateIndustry {
  id: string;
  name: LocalText;
}
