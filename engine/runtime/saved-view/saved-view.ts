import type { savedViews } from '#drizzle';
import type { Actor } from '#engine/runtime/context';

export type SavedView = Omit<typeof savedViews.$inferSelect, 'tenantId'> & {
  /** Whether the person asking made it. */
  isOwn: boolean;
};

/** The lists that have views. */
export const VIEW_LISTS = ['customers', 'invoices'] as const;
export type ViewList = (typeof VIEW_LISTS)[number];

/** Whose views these are; the command line has none of its own. */
export function ownerOf(actor: Actor): string {
  return 'id' in actor ? actor.id : actor.kind;
}

export function toView(row: typeof savedViews.$inferSelect, owner: string): SavedView {
  const { tenantId: _, ...view } = row;
  return { ...view, isOwn: row.ownerId === owner };
}
