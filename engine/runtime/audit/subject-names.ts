import { rawSql } from '#drizzle';
import type { Scope } from '#engine/runtime/context';

export interface SubjectOf {
  subjectKind: string;
  subjectId: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What people call the subjects, by `kind id`; subjects that are gone or nameless are left out. */
export async function nameSubjects(
  { tx, tenantId }: Pick<Scope, 'tx' | 'tenantId'>,
  subjects: readonly SubjectOf[],
): Promise<Map<string, string>> {
  const ids = [...new Set(subjects.map(({ subjectId }) => subjectId))].filter((id) =>
    UUID.test(id),
  );
  if (ids.length === 0) return new Map();
  const sql = rawSql(tx);
  const own = (table: string) => sql`${sql(table)}.tenant_id = ${tenantId}`;
  const rows = await sql<{ kind: string; id: string; name: string | null }[]>`
    select 'customer' as kind, id, name from customers
      where ${own('customers')} and id = any (${ids}::uuid[])
    union all
    select 'bill-run', id, to_char(period_start, 'YYYY-MM') from bill_runs
      where ${own('bill_runs')} and id = any (${ids}::uuid[])
    union all
    select 'back-test', id, design_key || ' ' || to_char(period_start, 'YYYY-MM') from back_tests
      where ${own('back_tests')} and id = any (${ids}::uuid[])
    union all
    select 'invoice', v.id, coalesce(v.number, c.name) from invoices v
      join customers c on c.tenant_id = v.tenant_id and c.id = v.customer_id
      where v.tenant_id = ${tenantId} and v.id = any (${ids}::uuid[])
    union all
    select 'subscription', s.id, c.name || ' · ' || s.plan_key from subscriptions s
      join customers c on c.tenant_id = s.tenant_id and c.id = s.customer_id
      where s.tenant_id = ${tenantId} and s.id = any (${ids}::uuid[])
    union all
    select 'design', id, key || coalesce(' v' || version, '') from designs
      where ${own('designs')} and id = any (${ids}::uuid[])
    union all
    select 'person', user_id, name from memberships
      where ${own('memberships')} and user_id = any (${ids}::uuid[])
    union all
    select 'invitation', id, email from invitations
      where ${own('invitations')} and id = any (${ids}::uuid[])
    union all
    select 'api-key', id, name from api_keys
      where ${own('api_keys')} and id = any (${ids}::uuid[])
    union all
    select 'import-batch', id, file_name from import_batches
      where ${own('import_batches')} and id = any (${ids}::uuid[])
    union all
    select 'upload', id, file_name from uploads
      where ${own('uploads')} and id = any (${ids}::uuid[])`;
  return new Map(rows.flatMap(({ kind, id, name }) => (name ? [[`${kind} ${id}`, name]] : [])));
}
