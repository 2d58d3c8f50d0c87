-- A published design changes only its status, to retired.
create function design_keep_published() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.status = 'published' and new.status = 'retired'
    and (to_jsonb(old) - array['status', 'updated_at', 'lock_version'])
      = (to_jsonb(new) - array['status', 'updated_at', 'lock_version'])
  then
    return new;
  end if;
  raise exception using errcode = 'RC003',
    message = format('design %s version %s is %s and never changes', old.key, old.version, old.status);
end $$;
--> statement-breakpoint
create trigger keep_published before update or delete on designs
  for each row when (old.status <> 'draft') execute function design_keep_published();
--> statement-breakpoint
create trigger refuse_truncate before truncate on designs
  for each statement execute function ledger_refuse('published designs are kept');
--> statement-breakpoint
create trigger keep_global_id before update on customers
  for each row when (
    (old.tenant_id, old.id, old.global_id) is distinct from (new.tenant_id, new.id, new.global_id))
  execute function ledger_refuse('the global id of a customer never changes');
--> statement-breakpoint
create trigger keep_history before update on customer_contacts
  for each row when (
    old.valid_to is not null
    or (old.tenant_id, old.id, old.customer_id, old.kind, old.value, old.valid_from)
      is distinct from (new.tenant_id, new.id, new.customer_id, new.kind, new.value, new.valid_from))
  execute function ledger_refuse('a past contact never changes; close the row and add another');
--> statement-breakpoint
create trigger keep_history_delete before delete on customer_contacts
  for each row execute function ledger_refuse('a contact is closed, not deleted');
--> statement-breakpoint
create trigger refuse_change before update or delete or truncate on balance_entries
  for each statement execute function ledger_refuse('the balance ledger is append-only');
--> statement-breakpoint
create trigger refuse_change before update or delete or truncate on audit_entries
  for each statement execute function ledger_refuse('the audit log is append-only');
