import { type SQL, sql } from 'drizzle-orm';
import type { Scope } from '#engine/runtime/context';
import type { FactSource } from './case-reader.ts';

/** Live items of one module that have the same facts. */
export interface LiveGroup {
  planId: string;
  module: string;
  /** By the position of their source, as JSON. */
  facts: unknown[];
  /** The facts as the database writes them. */
  factsText: string;
}

export interface LiveNumbers {
  subscriptions: number;
  customers: number;
}

/** Combinations of facts that are looked at. */
export const MOST_GROUPS = 5000;

const COLUMNS: Record<FactSource['of'], SQL> = {
  subscription: sql`s.attributes`,
  item: sql`i.attributes`,
  quantity: sql`to_jsonb(i.quantity::text)`,
  parameters: sql`module.parameters`,
};

function factsOf(sources: readonly FactSource[]): SQL {
  if (sources.length === 0) return sql`'[]'::jsonb`;
  const values = sources.map(({ of, path }) =>
    path.length === 0
      ? COLUMNS[of]
      : sql`${COLUMNS[of]} #> array[${sql.join(
          path.map((step) => sql`${step}::text`),
          sql`, `,
        )}]`,
  );
  return sql`jsonb_build_array(${sql.join(values, sql`, `)})`;
}

/** Live items that a flow prices, with what their facts are. */
const live = (
  { tenantId }: Scope,
  flow: string,
  day: string,
  sources: readonly FactSource[],
) => sql`
  with module as (
    select d.id as plan_id, m ->> 'key' as key, coalesce(m -> 'parameters', '{}') as parameters
      from designs d cross join lateral jsonb_array_elements(d.document -> 'modules') m
      where d.tenant_id = ${tenantId} and d.kind = 'plan' and d.status <> 'draft'
        and m ->> 'flow' = ${flow}
  ), live as (
    select s.id, s.customer_id, s.plan_design_id as plan_id, i.module_key as module,
        (${factsOf(sources)})::text as facts
      from module
      join subscriptions s on s.tenant_id = ${tenantId} and s.plan_design_id = module.plan_id
      join subscription_items i on i.tenant_id = s.tenant_id and i.subscription_id = s.id
        and i.module_key = module.key
      where s.status <> 'ended' and (s.ends_on is null or s.ends_on > ${day})
        and (i.ends_on is null or i.ends_on > ${day})
  )`;

/** The different facts of live items; one more than may be where there are too many. */
export async function liveGroups(
  scope: Scope,
  flow: string,
  day: string,
  sources: readonly FactSource[],
): Promise<LiveGroup[]> {
  const rows = await scope.tx.execute<{ plan_id: string; module: string; facts: string }>(sql`
    ${live(scope, flow, day, sources)}
    select plan_id, module, facts from live
      group by plan_id, module, facts
      limit ${MOST_GROUPS + 1}`);
  return rows.map(({ plan_id: planId, module, facts }) => ({
    planId,
    module,
    facts: JSON.parse(facts) as unknown[],
    factsText: facts,
  }));
}

/** The facts of one flow that lie in a case. */
export interface FlowCases {
  flow: string;
  sources: readonly FactSource[];
  groups: readonly LiveGroup[];
}

/** Subscriptions and customers that have one of these facts in one of the flows, each once. */
export async function countLive(
  scope: Scope,
  day: string,
  cases: readonly FlowCases[],
): Promise<LiveNumbers> {
  const [first, ...others] = cases.filter(({ groups }) => groups.length > 0);
  if (!first) return { subscriptions: 0, customers: 0 };
  const each = [first, ...others].map(({ flow, sources, groups }) => {
    const wanted = JSON.stringify(
      groups.map(({ planId, module, factsText }) => ({ plan: planId, module, facts: factsText })),
    );
    return sql`(${live(scope, flow, day, sources)}
      select live.id, live.customer_id from live
        join jsonb_to_recordset(${wanted}::jsonb) as w (plan uuid, module text, facts text)
          on w.plan = live.plan_id and w.module = live.module and w.facts = live.facts)`;
  });
  const rows = await scope.tx.execute<Record<keyof LiveNumbers, number>>(sql`
    select count(distinct id)::int as subscriptions, count(distinct customer_id)::int as customers
      from (${sql.join(each, sql` union all `)}) found`);
  const [row] = rows;
  return {
    subscriptions: Number(row?.subscriptions ?? 0),
    customers: Number(row?.customers ?? 0),
  };
}
