import { hash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { importMappings } from '#drizzle';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction } from '#engine/runtime/context';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import type { ImportMapping } from '#schemas';
import { checkMapping } from './check-mapping.ts';
import type { KnownMapping } from './known-mapping.ts';

export interface SaveMappingInput {
  /** As people call it; the same name again replaces what was saved under it. */
  name: string;
  mapping: unknown;
}

const parse = inputParser<SaveMappingInput>({
  name: { type: 'string', minLength: 1, maxLength: 100, pattern: '\\S' },
  mapping: TEXT.record,
});

/** Saves a mapping under a name, to be chosen for the next file of the same kind. */
export async function saveMapping({
  ctx,
  input,
}: {
  ctx: Context;
  input: SaveMappingInput;
}): Promise<KnownMapping> {
  requirePermission(ctx, 'import.save-mapping');
  const given = parse(input);
  const name = given.name.trim();
  const key = `saved-${hash('sha256', name).slice(0, 12)}`;
  const mapping: ImportMapping = {
    ...checkMapping(given.mapping),
    key,
    name: { zh: name, en: name },
  };
  return inTransaction(ctx, async (scope) => {
    const { tx, tenantId } = scope;
    const [before] = await tx
      .select({ document: importMappings.document })
      .from(importMappings)
      .where(and(eq(importMappings.tenantId, tenantId), eq(importMappings.key, key)))
      .for('update');
    const fresh = {
      name,
      document: { ...mapping },
      author: JSON.stringify(scope.actor),
      updatedAt: scope.now.toString(),
    };
    await tx
      .insert(importMappings)
      .values({ tenantId, key, ...fresh })
      .onConflictDoUpdate({ target: [importMappings.tenantId, importMappings.key], set: fresh });
    await writeAudit(scope, 'import.save-mapping', {
      kind: 'import-mapping',
      id: key,
      before: before?.document ?? null,
      after: mapping,
    });
    return { origin: 'saved', key, name: mapping.name, mapping };
  });
}
