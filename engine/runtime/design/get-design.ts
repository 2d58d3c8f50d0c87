import { and, desc, eq, isNull, lte, or, type SQL } from 'drizzle-orm';
import { designs } from '#drizzle';
import { issue } from '#engine/core/issue';
import { type Context, inTransaction } from '#engine/runtime/context';
import { invalid, notFound } from '#engine/runtime/error';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { DESIGN, type Design } from './design.ts';

/** One design: by id, by version, the draft, the latest published, or the one in force on a day. */
export type GetDesignInput =
  | { id: string }
  | { kind: string; key: string; version: number | 'draft' | 'latest' }
  | { kind: string; key: string; on: string };

interface Given {
  id?: string;
  kind?: string;
  key?: string;
  version?: number | 'draft' | 'latest';
  on?: string;
}

const parse = inputParser<Given>(
  {},
  {
    id: TEXT.id,
    kind: TEXT.word,
    key: TEXT.word,
    version: { type: ['integer', 'string'], pattern: '^(draft|latest)$', minimum: 1 },
    on: TEXT.date,
  },
);

export async function getDesign({
  ctx,
  input,
}: {
  ctx: Context;
  input: GetDesignInput;
}): Promise<Design> {
  requirePermission(ctx, 'design.get');
  const given = parse(input);
  const conditions = conditionsOf(given);
  return inTransaction(ctx, async ({ tx }) => {
    const [design] = await tx
      .select()
      .from(designs)
      .where(and(eq(designs.tenantId, ctx.tenantId), ...conditions))
      .orderBy(desc(designs.version))
      .limit(1);
    if (design) return design;
    const { id, kind, key, version, on } = given;
    throw notFound(DESIGN, id ?? [kind, key, version ?? on].join(' '));
  });
}

function conditionsOf({ id, kind, key, version, on }: Given): (SQL | undefined)[] {
  if (id !== undefined) return [eq(designs.id, id)];
  if (kind === undefined || key === undefined || (version ?? on) === undefined) {
    const text = {
      zh: '需要 id，或 kind、key 加 version 或 on',
      en: 'needs id, or kind and key with version or on',
    };
    throw invalid([issue('design-not-named', '', text)]);
  }
  const name = [eq(designs.kind, kind), eq(designs.key, key)];
  if (version === 'draft') return [...name, eq(designs.status, 'draft')];
  if (typeof version === 'number') return [...name, eq(designs.version, version)];
  const published = [...name, eq(designs.status, 'published')];
  if (on === undefined) return published;
  return [...published, or(isNull(designs.effectiveFrom), lte(designs.effectiveFrom, on))];
}
