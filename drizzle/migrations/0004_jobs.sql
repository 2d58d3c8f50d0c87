-- The application enqueues inside its own transaction without rights on the queue's tables, and
-- only for its own tenant: the tenant's id is put into the payload here, and before keys and names
-- of queues, so that no tenant can replace or hold up a job of another.
create function ratecraft_add_job(
  task text,
  payload json default '{}',
  queue_name text default null,
  job_key text default null,
  max_attempts int default null,
  run_at timestamptz default null
) returns bigint
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  tenant constant uuid := public.ratecraft_tenant();
begin
  if tenant is null then
    raise exception using errcode = 'RC002', message = 'a job needs a tenant';
  end if;
  return (graphile_worker.add_job(
    task,
    (payload::jsonb || jsonb_build_object('tenantId', tenant))::json,
    queue_name => tenant || ':' || queue_name, run_at => run_at, max_attempts => max_attempts,
    job_key => tenant || ':' || job_key
  )).id;
end $$;
--> statement-breakpoint
-- Frees the jobs of worker pools that died: a living pool holds the session lock of its name.
create function ratecraft_recover_jobs(grace interval) returns int
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  dead text[];
begin
  select array_agg(holder) into dead
    from (
      select locked_by as holder from graphile_worker._private_jobs
        where locked_by is not null and locked_at < now() - grace
      union
      select locked_by from graphile_worker._private_job_queues
        where locked_by is not null and locked_at < now() - grace
    ) holders
    where pg_try_advisory_xact_lock(727402, hashtext(holder));
  if dead is null then
    return 0;
  end if;
  perform graphile_worker.force_unlock_workers(dead);
  perform pg_notify('jobs:insert', '{"r":' || random()::text || ',"count":1}');
  return cardinality(dead);
end $$;
--> statement-breakpoint
grant create on schema public to ratecraft_jobs;
--> statement-breakpoint
alter function ratecraft_add_job(text, json, text, text, int, timestamptz) owner to ratecraft_jobs;
--> statement-breakpoint
alter function ratecraft_recover_jobs(interval) owner to ratecraft_jobs;
--> statement-breakpoint
revoke create on schema public from ratecraft_jobs;
--> statement-breakpoint
revoke execute on function ratecraft_add_job(text, json, text, text, int, timestamptz) from public;
--> statement-breakpoint
revoke execute on function ratecraft_recover_jobs(interval) from public;
--> statement-breakpoint
grant execute on function ratecraft_add_job(text, json, text, text, int, timestamptz) to ratecraft_app;
