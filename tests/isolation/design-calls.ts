import {
  checkDraft,
  getDesign,
  getDesignUsage,
  listDesigns,
  overviewDesigns,
  priceCard,
  publishDesign,
  quotePlan,
  retireDesign,
  saveDraft,
  startDraft,
} from '#engine/runtime/design';
import { asSystem, call, EMPTY, HIDDEN, type VerbCalls } from './call.ts';
import { flowDocument, MODULE_KEY, planDocument } from './designs.ts';

/** A draft of the caller's own that refers to the other tenant's flow by its key. */
const DEPENDENT = planDocument('dependent', 'Dependent');
const { kind, key } = DEPENDENT;

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
      getDesignUsage({ ctx, input: { kind: 'pricing-flow', key: flowKey } }),
    ),
  ],
  'design.list': [
    call(listDesigns, 'all', EMPTY, (ctx) => listDesigns({ ctx, input: {} })),
    call(overviewDesigns, 'plans', EMPTY, (ctx) => overviewDesigns({ ctx, input: { kind } })),
    call(overviewDesigns, 'flows', EMPTY, (ctx) =>
      overviewDesigns({ ctx, input: { kind: 'pricing-flow' } }),
    ),
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
      checkDraft({ ctx, input: { kind: 'pricing-flow', key: draftKey } }),
    ),
    call(checkDraft, 'that refers to another', ['done', 'empty'], async (ctx) => {
      await saveDraft({ ctx: asSystem(ctx), input: { document: DEPENDENT } });
      return checkDraft({ ctx, input: { kind, key } });
    }),
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
      publishDesign({ ctx, input: { kind: 'pricing-flow', key: draftKey, lockVersion: 1 } }),
    ),
    call(publishDesign, 'that refers to another', ['invalid', 'done'], async (ctx) => {
      await saveDraft({ ctx: asSystem(ctx), input: { document: DEPENDENT } });
      return publishDesign({ ctx, input: { kind, key, lockVersion: 1 } });
    }),
  ],
  'design.retire': [
    call(retireDesign, 'by id', HIDDEN, (ctx, { planId: id }) =>
      retireDesign({ ctx, input: { id } }),
    ),
  ],
} satisfies VerbCalls;
