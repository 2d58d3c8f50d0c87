import { rawSql } from '#drizzle';
import { type Context, inTransaction, type Scope } from '#engine/runtime/context';
import { mayDo, requirePermission } from '#engine/runtime/permission';
import { stateOf, type WorkItem } from './work-item.ts';

/** How long work that is over is still listed. */
const RECENT_HOURS = 24;
const MOST_OF_A_KIND = 20;
/** The time over which the speed of a bill run is measured. */
const RATE_WINDOW_S = 60;

type RunRow = Omit<WorkItem, 'kind' | 'state' | 'fileName' | 'unit'> & { pausedAt: string | null };

const DONE_STEPS = {
  posting: ['posted'],
  discarding: ['discarded', 'cancelled'],
  other: ['computed', 'posted', 'discarded', 'cancelled'],
};

async function listRuns({ tx, now }: Scope): Promise<WorkItem[]> {
  const sql = rawSql(tx);
  const since = now.subtract({ hours: RECENT_HOURS }).toString();
  const window = now.subtract({ seconds: RATE_WINDOW_S }).toString();
  const rows = await sql<RunRow[]>`
    select r.id, r.status, r.period_start::text as "periodStart", r.period_end::text as "periodEnd",
        to_json(r.paused_at)#>>'{}' as "pausedAt", k.done, r.customers_total as total,
        (k.recent / nullif(extract(epoch from ${now.toString()}::timestamptz
          - greatest(k.began, ${window}::timestamptz)), 0))::float as rate,
        to_json(coalesce(r.posted_at, r.finished_at, r.started_at, r.created_at))#>>'{}' as at
      from bill_runs r
      cross join lateral (
        select coalesce(sum(c.customers) filter (where c.status = any (case r.status
              when 'posting' then ${DONE_STEPS.posting}::text[]
              when 'discarding' then ${DONE_STEPS.discarding}::text[]
              else ${DONE_STEPS.other}::text[] end)), 0)::int as done,
            coalesce(sum(c.customers) filter (where step.at > ${window}::timestamptz), 0) as recent,
            case r.status when 'posting' then min(step.at)
              else coalesce(r.started_at, r.created_at) end as began
          from bill_run_chunks c
          cross join lateral (
            select case r.status when 'posting' then c.posted_at else c.computed_at end as at) step
          where c.tenant_id = r.tenant_id and c.run_id = r.id) k
      where r.status in ('planned', 'computing', 'posting', 'discarding')
        or coalesce(r.posted_at, r.finished_at, r.created_at) > ${since}::timestamptz
      order by r.created_at desc, r.id desc
      limit ${MOST_OF_A_KIND}`;
  return rows.map(({ pausedAt, rate, ...row }) => {
    const state = stateOf(row.status, pausedAt);
    const kind = { kind: 'bill-run', fileName: null, unit: 'customers' } as const;
    return { ...row, ...kind, state, rate: state === 'running' ? rate : null };
  });
}

interface ImportRow extends Pick<WorkItem, 'id' | 'status' | 'fileName' | 'at'> {
  rowsDone: number;
  rowsTotal: number;
  progress: { phase?: string; done?: number; total?: number; startedAt?: string } | null;
}

function toImportItem({ progress, rowsDone, rowsTotal, ...row }: ImportRow, now: number): WorkItem {
  const done = progress?.done ?? rowsDone;
  const startedAt = progress?.startedAt;
  const seconds = startedAt ? (now - Date.parse(startedAt)) / 1000 : 0;
  return {
    ...row,
    kind: 'import',
    state: stateOf(row.status),
    periodStart: null,
    periodEnd: null,
    unit: progress?.phase === 'checking' ? 'bytes' : 'rows',
    done,
    total: progress?.total ?? rowsTotal,
    rate: seconds > 0 && stateOf(row.status) === 'running' ? done / seconds : null,
  };
}

async function listImports({ tx, now }: Scope): Promise<WorkItem[]> {
  const since = now.subtract({ hours: RECENT_HOURS }).toString();
  const rows = await rawSql(tx)<ImportRow[]>`
    select id, status, file_name as "fileName", rows_done as "rowsDone", rows_total as "rowsTotal",
        progress, to_json(case when status in ('rehearsing', 'running') then created_at
          else updated_at end)#>>'{}' as at
      from import_batches
      where status in ('rehearsing', 'running') or updated_at > ${since}::timestamptz
      order by created_at desc, id desc
      limit ${MOST_OF_A_KIND}`;
  return rows.map((row) => toImportItem(row, now.epochMilliseconds));
}

type BackTestRow = Omit<WorkItem, 'kind' | 'state' | 'fileName' | 'unit' | 'rate'>;

async function listBackTests({ tx, now }: Scope): Promise<WorkItem[]> {
  const since = now.subtract({ hours: RECENT_HOURS }).toString();
  const rows = await rawSql(tx)<(BackTestRow & { began: string })[]>`
    select b.id, b.status, b.period_start::text as "periodStart", b.period_end::text as "periodEnd",
        jsonb_build_object('kind', b.design_kind, 'key', b.design_key,
          'name', b.document -> 'name') as design,
        (select coalesce(sum(c.customers), 0)::int from back_test_chunks c
          where c.tenant_id = b.tenant_id and c.back_test_id = b.id
            and c.status <> 'pending') as done,
        b.customers_total as total, to_json(b.created_at)#>>'{}' as began,
        to_json(coalesce(b.finished_at, b.created_at))#>>'{}' as at
      from back_tests b
      where b.status = 'running' or b.finished_at > ${since}::timestamptz
      order by b.created_at desc, b.id desc
      limit ${MOST_OF_A_KIND}`;
  return rows.map(({ began, ...row }) => {
    const state = stateOf(row.status);
    const seconds = (now.epochMilliseconds - Date.parse(began)) / 1000;
    const rate = state === 'running' && seconds > 0 ? row.done / seconds : null;
    return { ...row, kind: 'back-test', fileName: null, unit: 'customers', state, rate };
  });
}

/**
 * Bill runs, imports and back-tests that are at work, or over since a day, as far as the person may
 * see them: what is at work first, then the latest.
 */
export async function listWork({ ctx }: { ctx: Context }): Promise<{ rows: WorkItem[] }> {
  requirePermission(ctx, 'work.list');
  return inTransaction(ctx, async (scope) => {
    const runs = mayDo(ctx.actor, 'bill-run.get') ? await listRuns(scope) : [];
    const imports = mayDo(ctx.actor, 'import.list') ? await listImports(scope) : [];
    const backTests = mayDo(ctx.actor, 'back-test.get') ? await listBackTests(scope) : [];
    return { rows: [...runs, ...imports, ...backTests].sort(byUrgency) };
  });
}

const isAtWork = ({ state }: WorkItem) => state === 'running' || state === 'paused';

function byUrgency(left: WorkItem, right: WorkItem): number {
  const order = Number(isAtWork(right)) - Number(isAtWork(left));
  return order || Date.parse(right.at) - Date.parse(left.at);
}
