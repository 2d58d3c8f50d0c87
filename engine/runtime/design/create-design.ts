import { and, eq } from 'drizzle-orm';
import { designs, tenants } from '#drizzle';
import { designKinds } from '#engine/core/design';
import { issue, type LocalText } from '#engine/core/issue';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction, type Scope } from '#engine/runtime/context';
import { appError, notFound } from '#engine/runtime/error';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { FLOW_TEMPLATES, GALLERY, INDUSTRY_PACKS } from '#plugins/registry';
import { auditView, type Design } from './design.ts';
import { emptyDocument } from './empty-document.ts';
import { insertDraft } from './store-draft.ts';

export interface CreateDesignInput {
  kind: string;
  key: string;
  name: LocalText;
  /** A design of an industry pack, or of the gallery, to begin with; nothing if missing. */
  template?: { pack: string; key: string };
}

const LOCAL_TEXT = {
  type: 'object',
  properties: { zh: TEXT.word, en: TEXT.word },
  required: ['zh', 'en'],
  additionalProperties: false,
};

const parse = inputParser<CreateDesignInput>(
  { kind: { enum: designKinds }, key: TEXT.word, name: LOCAL_TEXT },
  {
    template: {
      type: 'object',
      properties: { pack: TEXT.word, key: TEXT.word },
      required: ['pack', 'key'],
      additionalProperties: false,
    },
  },
);

/** A new design as a draft. The key is taken: `conflict`; no such template: `not-found`. */
export async function createDesign({
  ctx,
  input,
}: {
  ctx: Context;
  input: CreateDesignInput;
}): Promise<Design> {
  requirePermission(ctx, 'design.create');
  const given = parse(input);
  return inTransaction(ctx, async (scope) => {
    await requireFreeKey(scope, given);
    const { kind, key, name, template } = given;
    const document = template
      ? { ...templateOf(kind, template), kind, key, name }
      : emptyDocument(given, await currencyOf(scope));
    const draft = await insertDraft(scope, { document });
    await writeAudit(scope, 'design.create', {
      kind: 'design',
      id: draft.id,
      after: { ...auditView(draft), ...(template && { template }) },
    });
    return draft;
  });
}

/** Keys whose page would stand where another page does. */
const RESERVED = new Set(['pricing-flow templates']);

/** @throws AppError `conflict` where the tenant has a design of the kind and key */
export async function requireFreeKey(
  { tx, tenantId }: Scope,
  { kind, key }: { kind: string; key: string },
): Promise<void> {
  if (RESERVED.has(`${kind} ${key}`)) {
    const text = {
      zh: `编号 ${key} 已留作页面地址，请换一个`,
      en: `the key ${key} is kept for a page; choose another`,
    };
    throw appError('invalid', text, [issue('key-reserved', '/key', text, { kind, key })]);
  }
  const [taken] = await tx
    .select({ id: designs.id })
    .from(designs)
    .where(and(eq(designs.tenantId, tenantId), eq(designs.kind, kind), eq(designs.key, key)))
    .limit(1);
  if (!taken) return;
  const text = {
    zh: `已有编号为 ${key} 的 ${kind}`,
    en: `there is a ${kind} with the key ${key} already`,
  };
  throw appError('conflict', text, [issue('design-exists', '/key', text, { kind, key })]);
}

async function currencyOf({ tx, tenantId }: Scope): Promise<string> {
  const [tenant] = await tx
    .select({ currency: tenants.currency })
    .from(tenants)
    .where(eq(tenants.id, tenantId));
  return tenant?.currency ?? 'CNY';
}

function templateOf(kind: string, { pack, key }: { pack: string; key: string }): object {
  const designsOfPack =
    pack === GALLERY
      ? FLOW_TEMPLATES.map(({ document }) => document)
      : (INDUSTRY_PACKS.find(({ id }) => id === pack)?.designs ?? []);
  const found = designsOfPack.find((design) => design.kind === kind && design.key === key);
  if (found) return found;
  throw notFound({ zh: '模板', en: 'template' }, `${pack} ${kind} ${key}`);
}
