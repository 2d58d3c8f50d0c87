import { rawSql, type Transaction } from '#drizzle';

/** Back-tests that are kept of one design, and of all. */
const KEPT_OF_DESIGN = 10;
const KEPT_IN_ALL = 200;
/** At work at once. */
export const MOST_RUNNING = 3;

/** Deletes what is older than the last few of its design; what is at work stays. */
export async function sweepBackTests(tx: Transaction, tenantId: string): Promise<void> {
  await rawSql(tx)`
    delete from back_tests b
      using (
        select id, row_number() over (
              partition by design_kind, design_key order by created_at desc, id desc) as of_design,
            row_number() over (order by created_at desc, id desc) as in_all
          from back_tests where tenant_id = ${tenantId}) ranked
      where b.tenant_id = ${tenantId} and b.id = ranked.id and b.status <> 'running'
        and (ranked.of_design > ${KEPT_OF_DESIGN} or ranked.in_all > ${KEPT_IN_ALL})`;
}
