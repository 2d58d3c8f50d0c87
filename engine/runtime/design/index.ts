export { type CheckDraftInput, checkDraft } from './check-draft.ts';
export { contentHash } from './content-hash.ts';
export type { Design, DesignSummary } from './design.ts';
export { type GetDesignInput, getDesign } from './get-design.ts';
export {
  type DesignUsage,
  type GetDesignUsageInput,
  getDesignUsage,
  type PlanUsage,
  type VersionUsage,
} from './get-design-usage.ts';
export { type ListDesignsInput, listDesigns } from './list-designs.ts';
export {
  type DesignOverview,
  type OverviewDesignsInput,
  overviewDesigns,
} from './overview-designs.ts';
export {
  type ModulePrice,
  type Price,
  type PriceCard,
  type PriceCardInput,
  priceCard,
} from './price-card.ts';
export { type PublishDesignInput, publishDesign } from './publish-design.ts';
export {
  type DesignDocument,
  type PublishedDocument,
  publishDocuments,
} from './publish-documents.ts';
export { type QuotePlanInput, quotePlan } from './quote-plan.ts';
export { retireDesign } from './retire-design.ts';
export { type SaveDraftInput, saveDraft } from './save-draft.ts';
export { type StartDraftInput, startDraft } from './start-draft.ts';
