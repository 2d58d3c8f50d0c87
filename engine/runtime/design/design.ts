import { type SQL, sql } from 'drizzle-orm';
import type { designs } from '#drizzle';
import type { LocalText } from '#engine/core/issue';
import type { LifecycleState } from '#engine/core/lifecycle';

export type Design = typeof designs.$inferSelect;
export interface DesignSummary extends Omit<Design, 'document'> {
  /** As its document names it; null in a draft that doesn't yet. */
  name: LocalText | null;
  /** `scheduled` until the day it begins to hold. */
  state: LifecycleState;
  /** The author as the tenant knows this person; else as `author` has it. */
  authorName: string;
}

/** The name of a design's author. */
export const AUTHOR_NAME: SQL<string> = sql<string>`coalesce((
  select m.name from memberships m
    where m.tenant_id = designs.tenant_id and m.user_id::text = designs.author
), designs.author)`;

export const DESIGN: LocalText = { zh: '设计', en: 'design' };

/** What the audit log keeps of a design; the document itself is in its own row. */
export function auditView(design: Design): Record<string, unknown> {
  const { kind, key, version, status, review, contentHash, lockVersion, effectiveFrom } = design;
  const { message } = design;
  return {
    kind,
    key,
    version,
    status,
    review,
    contentHash,
    lockVersion,
    effectiveFrom,
    ...(message === '' ? {} : { message }),
  };
}

/** Names the person or program in `designs.author`. */
export function authorOf(actor: { kind: string; id?: string; name?: string }): string {
  return actor.id ?? actor.name ?? actor.kind;
}
