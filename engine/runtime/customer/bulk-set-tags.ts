import { and, eq } from 'drizzle-orm';
import { customers, idempotencyKeys, rawSql } from '#drizzle';
import { issue } from '#engine/core/issue';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction, type Scope } from '#engine/runtime/context';
import { conflict, invalid, notFound } from '#engine/runtime/error';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { CUSTOMER } from './customer.ts';
import { type CustomerFilter, FILTER_FIELDS, filterConditions } from './customer-filter.ts';
import { searchCustomers } from './search-customers.ts';

export interface BulkSetTagsInput {
  /** Tags every customer shall have afterwards. */
  add?: string[];
  /** Tags none shall have. */
  remove?: string[];
  /** These customers, or all that the filter finds. */
  ids?: string[];
  filter?: CustomerFilter;
}

export interface BulkTagsResult {
  customers: number;
  /** Tags that were missing, and tags that were there, over all customers. */
  added: number;
  removed: number;
  /** For `undoBulkTags`. */
  undoId: string;
}

/** What was changed, as kept for undoing it: customers by tag. */
export interface TagChanges {
  added: Record<string, string[]>;
  removed: Record<string, string[]>;
}

const MOST_CUSTOMERS = 10_000;
const MOST_TAGS = 20;

const TAGS = { type: 'array', items: TEXT.word, maxItems: MOST_TAGS };
const parse = inputParser<BulkSetTagsInput>(
  {},
  {
    add: TAGS,
    remove: TAGS,
    ids: { type: 'array', items: TEXT.id, minItems: 1, maxItems: MOST_CUSTOMERS },
    filter: { type: 'object', additionalProperties: false, properties: FILTER_FIELDS },
  },
);

/** Adds and removes tags of many customers at once; audited as one command. */
export async function bulkSetTags({
  ctx,
  input,
}: {
  ctx: Context;
  input: BulkSetTagsInput;
}): Promise<BulkTagsResult> {
  requirePermission(ctx, 'customer.set-tags');
  const given = parse(input);
  if ((given.ids === undefined) === (given.filter === undefined)) {
    const text = { zh: '请给出客户或筛选条件其一', en: 'give either customers or a filter' };
    throw invalid([issue('one-of', '/ids', text)]);
  }
  return inTransaction(ctx, async (scope) => {
    const ids = await resolveCustomers(scope, given);
    const { add = [], remove = [] } = given;
    const changes: TagChanges = {
      removed: await removeTags(scope, ids, remove),
      added: await addTags(scope, ids, add),
    };
    const undoId = ctx.newId();
    await scope.tx.insert(idempotencyKeys).values({
      tenantId: ctx.tenantId,
      key: undoKey(undoId),
      verb: 'customer.set-tags',
      requestHash: '',
      result: changes,
      createdAt: ctx.now.toString(),
    });
    const result = {
      customers: ids.length,
      added: countOf(changes.added),
      removed: countOf(changes.removed),
    };
    await writeAudit(scope, 'customer.set-tags', {
      kind: 'customer-tags',
      id: undoId,
      after: { add, remove, filter: given.filter ?? null, ...result },
    });
    return { ...result, undoId };
  });
}

export const undoKey = (undoId: string): string => `undo-tags:${undoId}`;

export const countOf = (byTag: Record<string, string[]>): number =>
  Object.values(byTag).reduce((sum, ids) => sum + ids.length, 0);

async function resolveCustomers(scope: Scope, given: BulkSetTagsInput): Promise<string[]> {
  const { ids, filter = {} } = given;
  if (ids !== undefined) return requireCustomers(scope, [...new Set(ids)]);
  const { search } = filter;
  const found =
    search === undefined
      ? await idsOfFilter(scope, filter)
      : await searchCustomers(scope, { ...filter, search }, MOST_CUSTOMERS + 1);
  if (found.length <= MOST_CUSTOMERS) return found;
  throw conflict({
    zh: `一次最多 ${MOST_CUSTOMERS} 个客户，请缩小筛选范围`,
    en: `${MOST_CUSTOMERS} customers at most at once; narrow the filter`,
  });
}

async function idsOfFilter({ tx, tenantId }: Scope, filter: CustomerFilter): Promise<string[]> {
  const rows = await tx
    .select({ id: customers.id })
    .from(customers)
    .where(and(...filterConditions(tenantId, filter)))
    .limit(MOST_CUSTOMERS + 1);
  return rows.map(({ id }) => id);
}

async function requireCustomers({ tx, tenantId }: Scope, ids: string[]): Promise<string[]> {
  const found = await rawSql(tx)<{ id: string }[]>`
    select id from customers where tenant_id = ${tenantId} and id = any (${ids}::uuid[])`;
  if (found.length === ids.length) return ids;
  const known = new Set(found.map(({ id }) => id));
  throw notFound(CUSTOMER, ids.find((id) => !known.has(id)) ?? '');
}

interface TagRow {
  tag: string;
  customerId: string;
}

function byTag(rows: readonly TagRow[]): Record<string, string[]> {
  const groups = Map.groupBy(rows, ({ tag }) => tag);
  return Object.fromEntries(
    [...groups].map(([tag, all]) => [tag, all.map(({ customerId }) => customerId)]),
  );
}

export async function addTags(
  { tx, tenantId }: Scope,
  ids: readonly string[],
  tags: readonly string[],
): Promise<Record<string, string[]>> {
  const rows = await rawSql(tx)<TagRow[]>`
    insert into customer_tags (tenant_id, customer_id, tag)
      select ${tenantId}::uuid, id, tag
        from unnest(${[...ids]}::uuid[]) id, unnest(${[...tags]}::text[]) tag
    on conflict do nothing
    returning tag, customer_id as "customerId"`;
  return byTag(rows);
}

export async function removeTags(
  { tx, tenantId }: Scope,
  ids: readonly string[],
  tags: readonly string[],
): Promise<Record<string, string[]>> {
  const rows = await rawSql(tx)<TagRow[]>`
    delete from customer_tags
      where tenant_id = ${tenantId} and customer_id = any (${[...ids]}::uuid[])
        and tag = any (${[...tags]}::text[])
    returning tag, customer_id as "customerId"`;
  return byTag(rows);
}

/** What a bulk change did, taken out of the books so that it is undone once. */
export async function takeTagChanges(
  { tx, tenantId }: Scope,
  undoId: string,
): Promise<TagChanges | undefined> {
  const [taken] = await tx
    .delete(idempotencyKeys)
    .where(and(eq(idempotencyKeys.tenantId, tenantId), eq(idempotencyKeys.key, undoKey(undoId))))
    .returning({ result: idempotencyKeys.result });
  return taken?.result as TagChanges | undefined;
}
