import { sql } from 'drizzle-orm';
import type { LocalText } from '#engine/core/issue';
import type { Scope } from '#engine/runtime/context';

/** A flow that has another as a node, in its latest version or in its draft. */
export interface FlowUser {
  key: string;
  name: LocalText;
  /** Null is the draft. */
  version: number | null;
}

const MOST_FLOWS = 200;

/** Which flows use a flow, at any depth. Published ones keep the version that they were published with. */
export async function flowsUsing({ tx, tenantId }: Scope, key: string): Promise<FlowUser[]> {
  const rows = await tx.execute<{ key: string; name: LocalText; version: number | null }>(sql`
    select distinct on (d.key) d.key, d.document -> 'name' as name, d.version
      from designs d
      where d.tenant_id = ${tenantId} and d.kind = 'pricing-flow' and d.key <> ${key}
        and d.status in ('published', 'draft')
        and jsonb_path_exists(
          d.document,
          '$.nodes[*].config.**.flowKey ? (@ == $key)',
          jsonb_build_object('key', ${key}::text)
        )
      order by d.key, d.version desc nulls last
      limit ${MOST_FLOWS}`);
  return rows.map(({ key: user, name, version }) => ({
    key: user,
    name,
    version: version === null ? null : Number(version),
  }));
}
