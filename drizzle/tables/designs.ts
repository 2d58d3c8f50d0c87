import { sql } from 'drizzle-orm';
import {
  check,
  date,
  foreignKey,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant, oneOf, tenantId } from './columns.ts';
import { tenants } from './tenants.ts';

/** `cancelled`: published for a day that was called off before it came. */
export const DESIGN_STATUSES = ['draft', 'published', 'retired', 'cancelled'] as const;
export type DesignStatus = (typeof DESIGN_STATUSES)[number];

/** How far a draft is on its way to be published; what was approved keeps it. */
export const DESIGN_REVIEW_STATES = ['submitted', 'approved'] as const;
export type DesignReviewState = (typeof DESIGN_REVIEW_STATES)[number];

/** Every kind of design and all its versions. A published row never changes; it can only retire or be called off. */
export const designs = pgTable(
  'designs',
  {
    tenantId: tenantId().references(() => tenants.id),
    id: uuid().notNull(),
    kind: text().notNull(),
    key: text().notNull(),
    /** Null while a draft; given by the database at publishing. */
    version: integer(),
    status: text({ enum: DESIGN_STATUSES }).notNull().default('draft'),
    document: jsonb().$type<unknown>().notNull(),
    contentHash: text().notNull(),
    author: text().notNull(),
    message: text().notNull().default(''),
    basedOn: uuid(),
    effectiveFrom: date(),
    lockVersion: integer().notNull().default(1),
    /** Everybody who saved the draft: none of them may approve it. */
    editors: text().array().notNull().default([]),
    review: text({ enum: DESIGN_REVIEW_STATES }),
    /** Of the document as it would be published, which is what the review is about. */
    reviewHash: text(),
    submittedBy: text(),
    approvedBy: text(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
    publishedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      name: 'designs_based_on',
      columns: [table.tenantId, table.basedOn],
      foreignColumns: [table.tenantId, table.id],
    }),
    // Numbers the versions, and finds a design by key and version.
    unique('designs_version').on(table.tenantId, table.kind, table.key, table.version),
    // One draft at a time for a key.
    uniqueIndex('designs_one_draft')
      .on(table.tenantId, table.kind, table.key)
      .where(sql`status = 'draft'`),
    oneOf('designs_status', table.status, DESIGN_STATUSES),
    oneOf('designs_review', table.review, DESIGN_REVIEW_STATES),
    check(
      'designs_reviewed',
      sql`(review is null) = (review_hash is null) and (review is null) = (submitted_by is null)
        and coalesce(review = 'approved', false) = (approved_by is not null)`,
    ),
    check('designs_two_people', sql`approved_by <> submitted_by and approved_by <> all (editors)`),
    check(
      'designs_numbered',
      sql`(status = 'draft') = (version is null) and (status = 'draft') = (published_at is null)`,
    ),
  ],
);
