import type { rawSql } from '#drizzle';

type Sql = ReturnType<typeof rawSql>;

/** Which customers a run bills; everybody where nothing is said. All that is said must hold. */
export interface Segment {
  tier?: string;
  region?: string;
  industry?: string;
  tag?: string;
  /** Any of these tags. */
  tags?: string[];
  /** Key of a plan the customer has, or had, a subscription to. */
  plan?: string;
  customerIds?: string[];
}

const MOST_TAGS = 50;
const MOST_CUSTOMERS = 10_000;
const WORD = { type: 'string', minLength: 1, maxLength: 200 } as const;

/** A member that is not known is refused: ignored, it would bill everybody. */
export const SEGMENT_SCHEMA = {
  type: ['object', 'null'],
  additionalProperties: false,
  properties: {
    tier: WORD,
    region: WORD,
    industry: WORD,
    tag: WORD,
    tags: { type: 'array', items: WORD, minItems: 1, maxItems: MOST_TAGS },
    plan: WORD,
    customerIds: {
      type: 'array',
      items: { type: 'string', format: 'uuid' },
      minItems: 1,
      maxItems: MOST_CUSTOMERS,
    },
  },
} as const;

/** Null for a segment that says nothing. */
export function segmentOrNull(segment: Segment | null | undefined): Segment | null {
  return segment && Object.values(segment).some((value) => value !== undefined) ? segment : null;
}

/** The condition of a segment on customers `c`; shared by planning and loading. */
export function inSegment(sql: Sql, segment: Segment | null) {
  const {
    tier = null,
    region = null,
    industry = null,
    tag = null,
    tags = null,
    plan = null,
    customerIds = null,
  } = segment ?? {};
  return sql`
    (${tier}::text is null or c.tier = ${tier})
    and (${region}::text is null or c.region = ${region})
    and (${industry}::text is null or c.industry = ${industry})
    and (${customerIds}::uuid[] is null or c.id = any (${customerIds}::uuid[]))
    and (${plan}::text is null or exists (
      select from subscriptions s
        where s.tenant_id = c.tenant_id and s.customer_id = c.id and s.plan_key = ${plan}))
    and (${tag}::text is null or exists (
      select from customer_tags t
        where t.tenant_id = c.tenant_id and t.customer_id = c.id and t.tag = ${tag}))
    and (${tags}::text[] is null or exists (
      select from customer_tags t
        where t.tenant_id = c.tenant_id and t.customer_id = c.id
          and t.tag = any (${tags}::text[])))`;
}
