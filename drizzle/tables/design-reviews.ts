import { foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant, oneOf, tenantId } from './columns.ts';
import { designs } from './designs.ts';

/** `void`: the draft was edited, so what was submitted or approved no longer is. */
export const DESIGN_REVIEW_ACTIONS = ['submit', 'withdraw', 'approve', 'reject', 'void'] as const;
export type DesignReviewAction = (typeof DESIGN_REVIEW_ACTIONS)[number];

/** What people said of a draft on its way to be published; append-only. */
export const designReviews = pgTable(
  'design_reviews',
  {
    tenantId: tenantId(),
    id: uuid().notNull(),
    designId: uuid().notNull(),
    action: text({ enum: DESIGN_REVIEW_ACTIONS }).notNull(),
    by: text().notNull(),
    at: instant().notNull(),
    comment: text().notNull().default(''),
    /** Of the document as it would have been published then. */
    contentHash: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    // It goes with a draft that is discarded; a published design is never deleted.
    foreignKey({
      name: 'design_reviews_design',
      columns: [table.tenantId, table.designId],
      foreignColumns: [designs.tenantId, designs.id],
    }).onDelete('cascade'),
    // The conversation about one draft.
    index('design_reviews_design').on(table.tenantId, table.designId, table.at),
    oneOf('design_reviews_action', table.action, DESIGN_REVIEW_ACTIONS),
  ],
);
