import {
  approveDesign,
  cancelPublishing,
  checkDraft,
  countTableCases,
  createDesign,
  discardDraft,
  duplicateDesign,
  exportBundle,
  exportDesign,
  getDesign,
  getDesignChanges,
  getDesignUsage,
  getDraft,
  importDesign,
  listDesigns,
  listReviews,
  listTemplates,
  listVersions,
  overviewDesigns,
  priceCard,
  publishDesign,
  quotePlan,
  rejectDesign,
  retireDesign,
  runDesignScenarios,
  saveDraft,
  startDraft,
  submitDesign,
  withdrawDesign,
} from '#engine/runtime/design';
import { asSystem, call, EMPTY, HIDDEN, OWN, type VerbCalls } from './call.ts';
import { flowDocument, MODULE_KEY, planDocument } from './designs.ts';

/** A draft of the caller's own that refers to the other tenant's flow by its key. */
const DEPENDENT = planDocument('dependent', 'Dependent');
const { kind, key } = DEPENDENT;
const FLOW = 'pricing-flow';
const NAME = { zh: '新', en: 'Fresh' };

/** Every verb of designs with the keys and ids of another tenant's designs. */
export const designCalls = {
  'design.get': [
    call(getDesign, 'by id', HIDDEN, (ctx, { planId: id }) => getDesign({ ctx, input: { id } })),
    call(getDesign, 'the latest', HIDDEN, (ctx, { planKey }) =>
      getDesign({ ctx, input: { kind, key: planKey, version: 'latest' } }),
    ),
    call(getDesign, 'in force', HIDDEN, (ctx, { planKey }) =>
      getDesign({ ctx, input: { kind, key: planKey, on: '2026-03-01' } }),
    ),
    call(getDesignUsage, 'of a plan', HIDDEN, (ctx, { planKey }) =>
      getDesignUsage({ ctx, input: { kind, key: planKey } }),
    ),
    call(getDesignUsage, 'of a flow', HIDDEN, (ctx, { flowKey }) =>
      getDesignUsage({ ctx, input: { kind: FLOW, key: flowKey } }),
    ),
    call(countTableCases, 'of a flow', OWN, (ctx, { flowKey }) =>
      countTableCases({
        ctx,
        input: { kind: FLOW, key: flowKey, expressions: ['1'], tests: ['-'] },
      }),
    ),
    call(getDraft, 'of another', HIDDEN, (ctx, { submittedKey: key }) =>
      getDraft({ ctx, input: { kind: FLOW, key } }),
    ),
    call(getDesignChanges, 'of a plan', HIDDEN, (ctx, { planKey: key }) =>
      getDesignChanges({ ctx, input: { kind, key, from: 1, to: 'latest' } }),
    ),
    call(runDesignScenarios, 'of a flow', HIDDEN, (ctx, { flowKey: key }) =>
      runDesignScenarios({ ctx, input: { kind: FLOW, key, version: 'latest' } }),
    ),
  ],
  'design.export': [
    call(exportBundle, 'of a plan', HIDDEN, (ctx, { planKey: key }) =>
      exportBundle({ ctx, input: { kind, key, version: 'latest' } }),
    ),
    call(exportDesign, 'of a plan', HIDDEN, (ctx, { planKey: key }) =>
      exportDesign({ ctx, input: { kind, key, version: 'latest' } }),
    ),
  ],
  'design.list': [
    call(listDesigns, 'all', EMPTY, (ctx) => listDesigns({ ctx, input: {} })),
    call(listTemplates, 'of the gallery', OWN, (ctx) => listTemplates({ ctx, input: {} })),
    call(listReviews, 'all', EMPTY, (ctx) => listReviews({ ctx })),
    call(listVersions, 'of a plan', EMPTY, (ctx, { planKey: key }) =>
      listVersions({ ctx, input: { kind, key } }),
    ),
    call(overviewDesigns, 'plans', EMPTY, (ctx) => overviewDesigns({ ctx, input: { kind } })),
    call(overviewDesigns, 'flows', EMPTY, (ctx) => overviewDesigns({ ctx, input: { kind: FLOW } })),
  ],
  'design.price-card': [
    call(priceCard, 'of a plan', HIDDEN, (ctx, { planKey }) =>
      priceCard({ ctx, input: { key: planKey } }),
    ),
    call(quotePlan, 'of a plan', HIDDEN, (ctx, { planKey }) =>
      quotePlan({ ctx, input: { key: planKey, items: [{ module: MODULE_KEY }] } }),
    ),
  ],
  'design.check': [
    call(checkDraft, 'of another', ['not-found', 'empty'], (ctx, { draftKey }) =>
      checkDraft({ ctx, input: { kind: FLOW, key: draftKey } }),
    ),
    call(checkDraft, 'that refers to another', ['done', 'empty'], async (ctx) => {
      await saveDraft({ ctx: asSystem(ctx), input: { document: DEPENDENT } });
      return checkDraft({ ctx, input: { kind, key } });
    }),
  ],
  'design.create': [
    call(createDesign, 'of a key of another', ['done', 'conflict'], (ctx, { draftKey: key }) =>
      createDesign({ ctx, input: { kind: FLOW, key, name: NAME } }),
    ),
    call(createDesign, 'of a new key', OWN, (ctx) =>
      createDesign({ ctx, input: { kind: FLOW, key: 'fresh', name: NAME } }),
    ),
  ],
  'design.duplicate': [
    call(duplicateDesign, 'of another', HIDDEN, (ctx, { planKey: key }) =>
      duplicateDesign({ ctx, input: { kind, key, version: 'latest', newKey: 'copy' } }),
    ),
  ],
  'design.import': [
    call(importDesign, 'over another', ['conflict', 'done'], (ctx, { draftKey }) =>
      importDesign({ ctx, input: { document: flowDocument(draftKey, 'Mine'), lockVersion: 1 } }),
    ),
    call(importDesign, 'beside another', ['done', 'conflict'], (ctx, { draftKey }) =>
      importDesign({ ctx, input: { document: flowDocument(draftKey, 'Mine') } }),
    ),
  ],
  'design.discard-draft': [
    call(discardDraft, 'of another', HIDDEN, (ctx, { draftKey: key }) =>
      discardDraft({ ctx, input: { kind: FLOW, key, lockVersion: 1 } }),
    ),
  ],
  'design.submit': [
    call(submitDesign, 'of another', HIDDEN, (ctx, { draftKey: key }) =>
      submitDesign({ ctx, input: { kind: FLOW, key, lockVersion: 1 } }),
    ),
  ],
  'design.withdraw': [
    call(withdrawDesign, 'of another', HIDDEN, (ctx, { submittedKey: key }) =>
      withdrawDesign({ ctx, input: { kind: FLOW, key, lockVersion: 2 } }),
    ),
  ],
  'design.approve': [
    call(approveDesign, 'of another', HIDDEN, (ctx, { submittedKey: key }) =>
      approveDesign({ ctx, input: { kind: FLOW, key, lockVersion: 2 } }),
    ),
  ],
  'design.reject': [
    call(rejectDesign, 'of another', HIDDEN, (ctx, { submittedKey: key }) =>
      rejectDesign({ ctx, input: { kind: FLOW, key, lockVersion: 2, comment: 'Too cheap' } }),
    ),
  ],
  'design.save-draft': [
    call(saveDraft, 'over another', ['conflict', 'done'], (ctx, { draftKey }) =>
      saveDraft({ ctx, input: { document: flowDocument(draftKey, 'Mine'), lockVersion: 1 } }),
    ),
    call(saveDraft, 'beside another', ['done', 'conflict'], (ctx, { draftKey }) =>
      saveDraft({ ctx, input: { document: flowDocument(draftKey, 'Mine') } }),
    ),
  ],
  'design.start-draft': [
    call(startDraft, 'from the latest', HIDDEN, (ctx, { planKey }) =>
      startDraft({ ctx, input: { kind, key: planKey } }),
    ),
  ],
  'design.publish': [
    call(publishDesign, 'of another', HIDDEN, (ctx, { draftKey }) =>
      publishDesign({ ctx, input: { kind: FLOW, key: draftKey, lockVersion: 1 } }),
    ),
    call(publishDesign, 'that refers to another', ['invalid', 'done'], async (ctx) => {
      await saveDraft({ ctx: asSystem(ctx), input: { document: DEPENDENT } });
      return publishDesign({ ctx, input: { kind, key, lockVersion: 1 } });
    }),
  ],
  'design.cancel-publishing': [
    call(cancelPublishing, 'by id', HIDDEN, (ctx, { scheduledId: id }) =>
      cancelPublishing({ ctx, input: { id } }),
    ),
  ],
  'design.retire': [
    call(retireDesign, 'by id', HIDDEN, (ctx, { planId: id }) =>
      retireDesign({ ctx, input: { id } }),
    ),
  ],
} satisfies VerbCalls;
