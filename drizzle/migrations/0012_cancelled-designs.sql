ALTER TABLE "designs" DROP CONSTRAINT "designs_status";--> statement-breakpoint
ALTER TABLE "designs" ADD CONSTRAINT "designs_status" CHECK ("designs"."status" in ('draft', 'published', 'retired', 'cancelled'));--> statement-breakpoint
-- A published design changes only its status: to retired, or called off where it has a day of its
-- own. That the day is still to come is for the verb to say, which knows the tenant's time zone.
create or replace function design_keep_published() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.status = 'published'
    and (new.status = 'retired' or new.status = 'cancelled' and old.effective_from is not null)
    and (to_jsonb(old) - array['status', 'updated_at', 'lock_version'])
      = (to_jsonb(new) - array['status', 'updated_at', 'lock_version'])
  then
    return new;
  end if;
  raise exception using errcode = 'RC003',
    message = format('design %s version %s is %s and never changes', old.key, old.version, old.status);
end $$;
