-- The tenant of this transaction; null if none is set (a setting once used reads '' afterwards).
create function ratecraft_tenant() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('ratecraft.tenant_id', true), '')::uuid;
--> statement-breakpoint
-- Every new table is handed to this once, in the migration that makes it.
create procedure ratecraft_protect(protected regclass, privileges text, tenant_column text default 'tenant_id')
  language plpgsql as $$
begin
  execute format('alter table %s enable row level security', protected);
  execute format('alter table %s force row level security', protected);
  execute format(
    'create policy tenant_only on %s using (%2$I = (select ratecraft_tenant())) with check (%2$I = (select ratecraft_tenant()))',
    protected, tenant_column);
  execute format('grant %s on %s to ratecraft_app', privileges, protected);
end $$;
--> statement-breakpoint
revoke all on schema public from public;
--> statement-breakpoint
revoke execute on all functions in schema public from public;
--> statement-breakpoint
revoke execute on all procedures in schema public from public;
--> statement-breakpoint
alter default privileges revoke execute on functions from public;
--> statement-breakpoint
grant usage on schema public to ratecraft_app, ratecraft_ledger_writer, ratecraft_jobs;
--> statement-breakpoint
grant execute on function ratecraft_tenant() to ratecraft_app, ratecraft_jobs;
--> statement-breakpoint
call ratecraft_protect('tenants', 'select, insert, update', 'id');
--> statement-breakpoint
-- Who knows a tenant's slug may look up that one row.
create policy tenant_by_slug on tenants for select
  using (slug = (select nullif(current_setting('ratecraft.tenant_slug', true), '')));
--> statement-breakpoint
call ratecraft_protect('designs', 'select, insert, update, delete');
--> statement-breakpoint
call ratecraft_protect('customers', 'select, insert, update');
--> statement-breakpoint
call ratecraft_protect('customer_contacts', 'select, insert, update');
--> statement-breakpoint
call ratecraft_protect('customer_tags', 'select, insert, update, delete');
--> statement-breakpoint
call ratecraft_protect('customer_devices', 'select, insert, update, delete');
--> statement-breakpoint
call ratecraft_protect('customer_credentials', 'select, insert, update, delete');
--> statement-breakpoint
call ratecraft_protect('subscriptions', 'select, insert, update');
--> statement-breakpoint
call ratecraft_protect('subscription_items', 'select, insert, update, delete');
--> statement-breakpoint
call ratecraft_protect('usage_records', 'select, insert, update, delete');
--> statement-breakpoint
call ratecraft_protect('import_batches', 'select, insert, update, delete');
--> statement-breakpoint
call ratecraft_protect('import_row_errors', 'select, insert, update, delete');
--> statement-breakpoint
call ratecraft_protect('bill_runs', 'select, insert, update');
--> statement-breakpoint
call ratecraft_protect('bill_run_chunks', 'select, insert, update, delete');
--> statement-breakpoint
call ratecraft_protect('bill_run_exceptions', 'select, insert, update, delete');
--> statement-breakpoint
call ratecraft_protect('invoices', 'select, insert, update, delete');
--> statement-breakpoint
call ratecraft_protect('invoice_lines', 'select, insert, delete');
--> statement-breakpoint
call ratecraft_protect('invoice_facts', 'select, insert, delete');
--> statement-breakpoint
call ratecraft_protect('billed_periods', 'select, insert, delete');
--> statement-breakpoint
call ratecraft_protect('balance_entries', 'select, insert');
--> statement-breakpoint
call ratecraft_protect('number_series', 'select, insert, update');
--> statement-breakpoint
call ratecraft_protect('idempotency_keys', 'select, insert, update, delete');
--> statement-breakpoint
call ratecraft_protect('audit_entries', 'select, insert');
--> statement-breakpoint
grant insert on invoices, invoice_lines, invoice_facts, billed_periods to ratecraft_ledger_writer;
--> statement-breakpoint
-- So that `verify` can have the ledger counted anew after a large run.
do $$
begin
  if current_setting('server_version_num')::int >= 170000 then
    grant maintain on invoices, invoice_lines, invoice_facts, billed_periods, balance_entries,
      subscription_items to ratecraft_app;
  end if;
end $$;
