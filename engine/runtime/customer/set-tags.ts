import { and, asc, eq, notInArray } from 'drizzle-orm';
import { customerTags } from '#drizzle';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction } from '#engine/runtime/context';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { lockLiveCustomer } from './customer.ts';

export interface SetTagsInput {
  customerId: string;
  /** All tags the customer shall have. */
  tags: string[];
}

const MOST_TAGS = 50;

const parse = inputParser<SetTagsInput>({
  customerId: TEXT.id,
  tags: { type: 'array', items: TEXT.word, maxItems: MOST_TAGS },
});

/** Replaces the tags of a customer; returns them sorted, each once. */
export async function setTags({
  ctx,
  input,
}: {
  ctx: Context;
  input: SetTagsInput;
}): Promise<string[]> {
  requirePermission(ctx, 'customer.set-tags');
  const { customerId, tags } = parse(input);
  const wanted = [...new Set(tags)].sort();
  return inTransaction(ctx, async (scope) => {
    await lockLiveCustomer(scope, customerId);
    const own = and(
      eq(customerTags.tenantId, ctx.tenantId),
      eq(customerTags.customerId, customerId),
    );
    const before = await scope.tx
      .select({ tag: customerTags.tag })
      .from(customerTags)
      .where(own)
      .orderBy(asc(customerTags.tag));
    await scope.tx.delete(customerTags).where(and(own, notInArray(customerTags.tag, wanted)));
    if (wanted.length > 0) {
      const rows = wanted.map((tag) => ({ tenantId: ctx.tenantId, customerId, tag }));
      await scope.tx.insert(customerTags).values(rows).onConflictDoNothing();
    }
    await writeAudit(scope, 'customer.set-tags', {
      kind: 'customer',
      id: customerId,
      before: before.map(({ tag }) => tag),
      after: wanted,
    });
    return wanted;
  });
}
