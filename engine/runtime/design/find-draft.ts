import { and, eq } from 'drizzle-orm';
import { designs } from '#drizzle';
import type { Scope } from '#engine/runtime/context';
import { notFound } from '#engine/runtime/error';
import type { Design } from './design.ts';

/** The draft of a design, locked until the transaction ends. */
export async function findDraft(
  { tx, tenantId }: Scope,
  name: { kind: string; key: string },
): Promise<Design> {
  const [draft] = await tx
    .select()
    .from(designs)
    .where(
      and(
        eq(designs.tenantId, tenantId),
        eq(designs.kind, name.kind),
        eq(designs.key, name.key),
        eq(designs.status, 'draft'),
      ),
    )
    .for('update');
  if (draft) return draft;
  throw notFound({ zh: '草稿', en: 'draft' }, `${name.kind} ${name.key}`);
}
