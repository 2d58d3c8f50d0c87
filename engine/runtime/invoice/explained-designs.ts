import { and, eq, inArray } from 'drizzle-orm';
import { designs as designTable } from '#drizzle';
import type { InvoiceDesigns } from '#engine/core/invoice';
import type { LocalText } from '#engine/core/issue';
import { DesignCache, loadDesignsByIds } from '#engine/runtime/bill-run';
import type { Scope } from '#engine/runtime/context';

export type DesignRow = Pick<
  typeof designTable.$inferSelect,
  'id' | 'kind' | 'key' | 'version' | 'author' | 'message' | 'document'
> & { effectiveFrom: string | null; publishedAt: string | null };

/** A version of a design, and whose it is. */
export interface DesignShown {
  id: string;
  key: string;
  name: LocalText;
  version: number | null;
  author: string;
  message: string;
  /** ISO instant and date. */
  publishedAt: string | null;
  effectiveFrom: string | null;
}

/** Compiled versions for explanations, kept between requests; a published version never changes. */
const cache = new DesignCache();
/** Their rows, by tenant and id. */
const rows = new Map<string, DesignRow>();
const MOST_ROWS = 1_000;

/** The versions that an invoice's facts name, compiled, and their rows. */
export async function loadDesigns(
  scope: Scope,
  ids: readonly string[],
): Promise<{ designs: InvoiceDesigns; row(id: string | null | undefined): DesignRow | undefined }> {
  const { tx, tenantId } = scope;
  const unique = [...new Set(ids)];
  const designs = await loadDesignsByIds(tx, tenantId, unique, cache);
  const keyOf = (id: string): string => `${tenantId}/${id}`;
  const missing = unique.filter((id) => !rows.has(keyOf(id)));
  if (missing.length > 0) {
    if (rows.size + missing.length > MOST_ROWS) rows.clear();
    const found = await tx
      .select({
        id: designTable.id,
        kind: designTable.kind,
        key: designTable.key,
        version: designTable.version,
        author: designTable.author,
        message: designTable.message,
        document: designTable.document,
        effectiveFrom: designTable.effectiveFrom,
        publishedAt: designTable.publishedAt,
      })
      .from(designTable)
      .where(and(eq(designTable.tenantId, tenantId), inArray(designTable.id, missing)));
    for (const row of found) rows.set(keyOf(row.id), row);
  }
  return { designs, row: (id) => (id ? rows.get(keyOf(id)) : undefined) };
}

export function showDesign({ document, kind: _, ...row }: DesignRow): DesignShown {
  return { ...row, name: (document as { name: LocalText }).name };
}
