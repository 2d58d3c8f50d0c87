import type { designs } from '#drizzle';
import type { LocalText } from '#engine/core/issue';

export type Design = typeof designs.$inferSelect;
export interface DesignSummary extends Omit<Design, 'document'> {
  /** As its document names it; null in a draft that doesn't yet. */
  name: LocalText | null;
}

export const DESIGN: LocalText = { zh: '设计', en: 'design' };

/** What the audit log keeps of a design; the document itself is in its own row. */
export function auditView(design: Design): Record<string, unknown> {
  const { kind, key, version, status, contentHash, lockVersion, effectiveFrom } = design;
  return { kind, key, version, status, contentHash, lockVersion, effectiveFrom };
}

/** Names the person or program in `designs.author`. */
export function authorOf(actor: { kind: string; id?: string; name?: string }): string {
  return actor.id ?? actor.name ?? actor.kind;
}
