import { sql } from 'drizzle-orm';
import type { Scope } from '#engine/runtime/context';

/** Subscriptions of one version of a plan that go on. */
export interface LiveCount {
  designId: string;
  planKey: string;
  subscriptions: number;
}

/** Counted in one look at the subscriptions, however many designs there are. */
export async function countLiveByPlan({ tx, tenantId }: Scope, day: string): Promise<LiveCount[]> {
  const rows = await tx.execute<{ design_id: string; plan_key: string; live: number }>(sql`
    select plan_design_id as design_id, plan_key, count(*)::int as live
      from subscriptions
      where tenant_id = ${tenantId} and status <> 'ended' and (ends_on is null or ends_on > ${day})
      group by plan_design_id, plan_key`);
  return rows.map(({ design_id, plan_key, live }) => ({
    designId: design_id,
    planKey: plan_key,
    subscriptions: Number(live),
  }));
}

/** Live items of the modules that a flow prices. */
export interface FlowCount {
  flow: string;
  /** Plans whose latest published version has a module of the flow. */
  plans: number;
  /** Modules that customers have now, each counted. */
  items: number;
}

/**
 * Which flows price what customers have. Items are counted, not subscriptions: telling apart who
 * has several modules of one flow costs three times as much over a large book.
 */
export async function countLiveByFlow({ tx, tenantId }: Scope, day: string): Promise<FlowCount[]> {
  const rows = await tx.execute<{ flow: string; plans: number; items: number }>(sql`
    with module as (
      select d.id as plan_id, d.key as plan_key, m ->> 'key' as module, m ->> 'flow' as flow,
          d.version = max(d.version) filter (where d.status = 'published')
            over (partition by d.key) as is_latest
        from designs d
        cross join lateral jsonb_array_elements(d.document -> 'modules') m
        where d.tenant_id = ${tenantId} and d.kind = 'plan' and d.status <> 'draft'
    ), live as (
      select s.plan_design_id, i.module_key, count(*) as items
        from subscription_items i
        join subscriptions s on s.tenant_id = i.tenant_id and s.id = i.subscription_id
        where i.tenant_id = ${tenantId} and (i.ends_on is null or i.ends_on > ${day})
          and s.status <> 'ended' and (s.ends_on is null or s.ends_on > ${day})
        group by s.plan_design_id, i.module_key
    )
    select m.flow, count(distinct m.plan_key) filter (where m.is_latest)::int as plans,
        coalesce(sum(l.items), 0)::int as items
      from module m
      left join live l on l.plan_design_id = m.plan_id and l.module_key = m.module
      where m.flow is not null
      group by m.flow`);
  return rows.map(({ flow, plans, items }) => ({
    flow,
    plans: Number(plans),
    items: Number(items),
  }));
}
