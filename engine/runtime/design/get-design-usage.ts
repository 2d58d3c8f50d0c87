import { and, eq, sql } from 'drizzle-orm';
import { designs } from '#drizzle';
import type { LocalText } from '#engine/core/issue';
import { type Context, inTransaction, type Scope } from '#engine/runtime/context';
import { type FlowUser, flowsUsing, todayOf, versionInForce } from '#engine/runtime/design/usage';
import { notFound } from '#engine/runtime/error';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { DESIGN } from './design.ts';

export interface GetDesignUsageInput {
  kind: string;
  key: string;
}

/** Subscriptions of one version of a plan. */
export interface VersionUsage {
  id: string;
  version: number;
  active: number;
  paused: number;
  ended: number;
  customers: number;
}

/** Modules of a plan's version that a flow prices, and who has them now. */
export interface PlanUsage {
  planKey: string;
  planName: LocalText;
  version: number;
  modules: { key: string; name: LocalText; items: number }[];
}

export interface DesignUsage {
  /** The version that prices today; null where none does. */
  inForce: number | null;
  /** Of a plan: who is on each version. A plan's subscriptions stay on theirs. */
  versions: VersionUsage[];
  /** Of a flow: what it prices. All of it goes over to each version on the day that it begins. */
  plans: PlanUsage[];
  /** Of a flow: the flows that have it as a node. */
  flows: FlowUser[];
  /** Subscriptions that go on. */
  subscriptions: number;
  customers: number;
}

const parse = inputParser<GetDesignUsageInput>({ kind: TEXT.word, key: TEXT.word });

/** Who a plan or a flow touches now, by version. */
export async function getDesignUsage({
  ctx,
  input,
}: {
  ctx: Context;
  input: GetDesignUsageInput;
}): Promise<DesignUsage> {
  requirePermission(ctx, 'design.get');
  const { kind, key } = parse(input);
  return inTransaction(ctx, async (scope) => {
    const today = await todayOf(scope);
    const versions = await scope.tx
      .select({
        version: designs.version,
        status: designs.status,
        effectiveFrom: designs.effectiveFrom,
      })
      .from(designs)
      .where(
        and(eq(designs.tenantId, scope.tenantId), eq(designs.kind, kind), eq(designs.key, key)),
      );
    if (versions.length === 0) throw notFound(DESIGN, `${kind} ${key}`);
    const begun = versions.filter(({ status }) => status !== 'cancelled');
    const inForce = versionInForce(begun, today)?.version ?? null;
    const isFlow = kind === 'pricing-flow';
    return {
      inForce,
      versions: kind === 'plan' ? await usageByVersion(scope, key, today) : [],
      plans: isFlow ? await usageByPlan(scope, key, today) : [],
      flows: isFlow ? await flowsUsing(scope, key) : [],
      ...(isFlow
        ? await countOfFlow(scope, key, today)
        : await countOfPlan(scope, kind === 'plan' ? key : '', today)),
    };
  });
}

async function usageByVersion(
  { tx, tenantId }: Scope,
  key: string,
  today: string,
): Promise<VersionUsage[]> {
  const isOver = sql`(s.status = 'ended' or s.ends_on <= ${today})`;
  const rows = await tx.execute<Record<'id', string> & Record<string, number>>(sql`
    select d.id, d.version,
        count(s.id) filter (where s.status = 'active' and ${isOver} is not true)::int as active,
        count(s.id) filter (where s.status = 'paused' and ${isOver} is not true)::int as paused,
        count(s.id) filter (where ${isOver})::int as ended,
        count(distinct s.customer_id) filter (where ${isOver} is not true)::int as customers
      from designs d
      left join subscriptions s on s.tenant_id = d.tenant_id and s.plan_design_id = d.id
      where d.tenant_id = ${tenantId} and d.kind = 'plan' and d.key = ${key}
        and d.version is not null
      group by d.id, d.version
      order by d.version desc`);
  return rows.map(({ id, version, active, paused, ended, customers }) => ({
    id,
    version: Number(version),
    active: Number(active),
    paused: Number(paused),
    ended: Number(ended),
    customers: Number(customers),
  }));
}

async function usageByPlan(
  { tx, tenantId }: Scope,
  key: string,
  today: string,
): Promise<PlanUsage[]> {
  const rows = await tx.execute<{
    plan_key: string;
    plan_name: LocalText;
    version: number;
    module: string;
    name: LocalText;
    items: number;
  }>(sql`
    with module as (
      select d.id as plan_id, d.key as plan_key, d.version, d.document -> 'name' as plan_name,
          m ->> 'key' as module, m -> 'name' as name, position,
          d.version = max(d.version) over (partition by d.key) as is_latest
        from designs d
        cross join lateral jsonb_array_elements(d.document -> 'modules')
          with ordinality as modules (m, position)
        where d.tenant_id = ${tenantId} and d.kind = 'plan'
          and d.status not in ('draft', 'cancelled') and m ->> 'flow' = ${key}
    ), live as (
      select s.plan_design_id, i.module_key, count(*) as items
        from subscriptions s
        join subscription_items i on i.tenant_id = s.tenant_id and i.subscription_id = s.id
        where s.tenant_id = ${tenantId} and s.status <> 'ended'
          and (s.ends_on is null or s.ends_on > ${today})
          and (i.ends_on is null or i.ends_on > ${today})
          and s.plan_design_id in (select plan_id from module)
        group by s.plan_design_id, i.module_key
    )
    select m.plan_key, m.plan_name, m.version, m.module, m.name, coalesce(l.items, 0)::int as items
      from module m
      left join live l on l.plan_design_id = m.plan_id and l.module_key = m.module
      where l.items > 0 or m.is_latest
      order by m.plan_key, m.version desc, m.position`);
  const plans = Map.groupBy(rows, ({ plan_key, version }) => `${plan_key} ${version}`);
  return [...plans.values()].flatMap((modules) => {
    const [first] = modules;
    if (!first) return [];
    return [
      {
        planKey: first.plan_key,
        planName: first.plan_name,
        version: Number(first.version),
        modules: modules.map(({ module, name, items }) => ({
          key: module,
          name,
          items: Number(items),
        })),
      },
    ];
  });
}

type Count = Pick<DesignUsage, 'subscriptions' | 'customers'>;

function toCount(rows: readonly Record<string, unknown>[]): Count {
  const [row] = rows;
  return {
    subscriptions: Number(row?.subscriptions ?? 0),
    customers: Number(row?.customers ?? 0),
  };
}

async function countOfPlan({ tx, tenantId }: Scope, key: string, today: string): Promise<Count> {
  return toCount(
    await tx.execute(sql`
      select count(*)::int as subscriptions, count(distinct customer_id)::int as customers
        from subscriptions
        where tenant_id = ${tenantId} and plan_key = ${key} and status <> 'ended'
          and (ends_on is null or ends_on > ${today})`),
  );
}

async function countOfFlow({ tx, tenantId }: Scope, key: string, today: string): Promise<Count> {
  return toCount(
    await tx.execute(sql`
      select count(distinct s.id)::int as subscriptions,
          count(distinct s.customer_id)::int as customers
        from designs d
        cross join lateral jsonb_array_elements(d.document -> 'modules') m
        join subscriptions s on s.tenant_id = d.tenant_id and s.plan_design_id = d.id
        join subscription_items i on i.tenant_id = s.tenant_id and i.subscription_id = s.id
          and i.module_key = m ->> 'key'
        where d.tenant_id = ${tenantId} and d.kind = 'plan' and d.status <> 'draft'
          and m ->> 'flow' = ${key} and s.status <> 'ended'
          and (s.ends_on is null or s.ends_on > ${today})
          and (i.ends_on is null or i.ends_on > ${today})`),
  );
}
