export { type ApproveDesignInput, approveDesign } from './approve-design.ts';
export { cancelPublishing } from './cancel-publishing.ts';
export { loadLibrary } from './check-document.ts';
export { type CheckDraftInput, checkDraft } from './check-draft.ts';
export { contentHash } from './content-hash.ts';
export {
  type CountTableCasesInput,
  countTableCases,
  type TableCases,
} from './count-table-cases.ts';
export { type CreateDesignInput, createDesign } from './create-design.ts';
export type { Design, DesignSummary } from './design.ts';
export { type DiscardDraftInput, type DiscardedDraft, discardDraft } from './discard-draft.ts';
export { type DuplicateDesignInput, duplicateDesign } from './duplicate-design.ts';
export { exportBundle } from './export-bundle.ts';
export { type ExportDesignInput, type ExportedDesign, exportDesign } from './export-design.ts';
export { type GetDesignInput, getDesign } from './get-design.ts';
export {
  type DesignChanges,
  type GetDesignChangesInput,
  getDesignChanges,
} from './get-design-changes.ts';
export {
  type DesignUsage,
  type GetDesignUsageInput,
  getDesignUsage,
  type PlanUsage,
  type VersionUsage,
} from './get-design-usage.ts';
export {
  type DesignReview,
  type GetDraftInput,
  getDraft,
  LIFECYCLE_VERBS,
  type OpenedDraft,
} from './get-draft.ts';
export { type ImportDesignInput, importDesign } from './import-design.ts';
export { type ListDesignsInput, listDesigns } from './list-designs.ts';
export { listReviews, type WaitingDraft } from './list-reviews.ts';
export {
  type ListTemplatesInput,
  listTemplates,
  type TemplateGallery,
  type TemplateSummary,
} from './list-templates.ts';
export { type DesignVersion, type ListVersionsInput, listVersions } from './list-versions.ts';
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
export { type RejectDesignInput, rejectDesign } from './reject-design.ts';
export { retireDesign } from './retire-design.ts';
export {
  type DesignScenarios,
  type RunDesignScenariosInput,
  runDesignScenarios,
} from './run-design-scenarios.ts';
export { type SaveDraftInput, saveDraft } from './save-draft.ts';
export { type StartDraftInput, startDraft } from './start-draft.ts';
export { type SubmitDesignInput, submitDesign } from './submit-design.ts';
export type { VersionName } from './version-name.ts';
export { type WithdrawDesignInput, withdrawDesign } from './withdraw-design.ts';
