import { rawSql } from '#drizzle';
import { type Context, inTransaction } from '#engine/runtime/context';
import { requirePermission } from '#engine/runtime/permission';
import type { LocalText } from '#schemas';

export interface SegmentChoice {
  value: string;
  customers: number;
}

/** What a segment may be made of in this book, the most frequent first. */
export interface SegmentChoices {
  tiers: SegmentChoice[];
  regions: SegmentChoice[];
  tags: SegmentChoice[];
  plans: (SegmentChoice & { name: LocalText | null })[];
}

const MOST_CHOICES = 200;

/** The tiers, regions, tags and plans that customers have. */
export async function listSegmentChoices({ ctx }: { ctx: Context }): Promise<SegmentChoices> {
  requirePermission(ctx, 'bill-run.preview-count');
  return inTransaction(ctx, async ({ tx }) => {
    const sql = rawSql(tx);
    const valuesOf = (column: 'tier' | 'region') => sql<SegmentChoice[]>`
      select ${sql(column)} as value, count(*)::int as customers from customers
        where ${sql(column)} is not null
        group by 1 order by 2 desc, 1 limit ${MOST_CHOICES}`;
    const tags = await sql<SegmentChoice[]>`
      select tag as value, count(*)::int as customers from customer_tags
        group by 1 order by 2 desc, 1 limit ${MOST_CHOICES}`;
    const plans = await sql<SegmentChoices['plans']>`
      select p.value, p.customers, (
          select d.document->'name' from designs d
            where d.kind = 'plan' and d.key = p.value
            order by d.version desc limit 1) as name
        from (
          select plan_key as value, count(distinct customer_id)::int as customers
            from subscriptions group by 1) p
        order by p.customers desc, p.value limit ${MOST_CHOICES}`;
    return {
      tiers: [...(await valuesOf('tier'))],
      regions: [...(await valuesOf('region'))],
      tags: [...tags],
      plans: [...plans],
    };
  });
}
