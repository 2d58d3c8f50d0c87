-- What the ledger refuses. Codes: RC001 the chain of an item's billed periods, RC002 another
-- tenant's row, RC003 a posted or append-only row, RC004 a row that refers to nothing.
--
-- Inserts are checked once per statement over all fresh rows: a foreign key per row would cost as
-- much as the COPY itself. What a row refers to is looked up by a scalar subquery, never by a join:
-- a join planned and kept while the tables are nearly empty reads them whole for every row later.
create function ledger_refuse() returns trigger language plpgsql as $$
begin
  raise exception using errcode = 'RC003',
    message = format('%s on %s is refused: %s', lower(tg_op), tg_table_name, tg_argv[0]);
end $$;
--> statement-breakpoint
create function ledger_check_invoices() returns trigger
  language plpgsql security definer
  set search_path = public, pg_temp
  set enable_seqscan = off as $$
declare
  tenant constant uuid := ratecraft_tenant();
  bad record;
begin
  if exists (select from fresh where tenant_id is distinct from tenant) then
    raise exception using errcode = 'RC002', message = 'an invoice of another tenant is refused';
  end if;
  if exists (select from fresh where status <> 'draft') then
    raise exception using errcode = 'RC003', message = 'an invoice is made as a draft';
  end if;
  select f.run_id, r.status into bad
    from (select distinct run_id from fresh) f
    left join bill_runs r on r.tenant_id = tenant and r.id = f.run_id
    where r.status is null or r.status not in ('computing', 'review')
    limit 1;
  if found then
    raise exception using errcode = 'RC004',
      message = 'an invoice needs a bill run that is computing or in review',
      detail = format('run %s is %s', bad.run_id, coalesce(bad.status, 'missing'));
  end if;
  select f.customer_id into bad
    from fresh f
    where (select c.id from customers c where c.tenant_id = tenant and c.id = f.customer_id) is null
    limit 1;
  if found then
    raise exception using errcode = 'RC004', message = 'an invoice needs a customer',
      detail = format('customer %s', bad.customer_id);
  end if;
  return null;
end $$;
--> statement-breakpoint
-- An invoice this transaction made can't be posted by another meanwhile; any older one is locked.
create function ledger_lock_drafts(tenant uuid, older uuid[]) returns void
  language plpgsql
  set search_path = public, pg_temp
  set enable_seqscan = off as $$
declare
  wanted constant int := (select count(distinct id) from unnest(older) id);
  locked int;
begin
  perform from invoices
    where tenant_id = tenant and id = any (older) and status = 'draft'
    for share;
  get diagnostics locked = row_count;
  if locked < wanted then
    raise exception using errcode = 'RC003',
      message = 'rows of an invoice may change only while it is a draft',
      detail = format('one of %s invoices is posted or missing, such as %s', wanted, older[1]);
  end if;
end $$;
--> statement-breakpoint
-- For invoice_lines and invoice_facts.
create function ledger_check_parts() returns trigger
  language plpgsql security definer
  set search_path = public, pg_temp
  set enable_seqscan = off as $$
declare
  tenant constant uuid := ratecraft_tenant();
  this_transaction constant xid := pg_current_xact_id()::xid;
  older uuid[];
begin
  if exists (select from fresh where tenant_id is distinct from tenant) then
    raise exception using errcode = 'RC002',
      message = format('a row of another tenant is refused in %s', tg_table_name);
  end if;
  select array_agg(f.invoice_id) into older
    from (select distinct invoice_id from fresh) f
    where (
      select v.xmin = this_transaction and v.status = 'draft'
        from invoices v
        where v.tenant_id = tenant and v.id = f.invoice_id) is not true;
  if older is not null then
    perform ledger_lock_drafts(tenant, older);
  end if;
  return null;
end $$;
--> statement-breakpoint
create function ledger_check_periods() returns trigger
  language plpgsql security definer
  set search_path = public, pg_temp
  set enable_seqscan = off as $$
declare
  tenant constant uuid := ratecraft_tenant();
  this_transaction constant xid := pg_current_xact_id()::xid;
  older uuid[];
  bad record;
begin
  if exists (select from fresh where tenant_id is distinct from tenant) then
    raise exception using errcode = 'RC002', message = 'a billed period of another tenant is refused';
  end if;
  -- Against deletes, which take it alone: no period before may vanish while this one is added.
  perform pg_advisory_xact_lock_shared(727401, hashtext(tenant::text));
  -- A period before proves the item too: what was billed can't be deleted. CASE keeps the order.
  select f.item_id, f.period_start, f.period_end, (
      select i.billing_from
        from subscription_items i
        where i.tenant_id = tenant and i.id = f.item_id) as billing_from
    into bad
    from fresh f
    where f.period_start is distinct from (case
      when f.period_start = (
        select p.period_end
          from billed_periods p
          where p.tenant_id = tenant and p.item_id = f.item_id and p.period_start < f.period_start
          order by p.period_start desc
          limit 1)
      then f.period_start
      else (
        select i.billing_from
          from subscription_items i
          where i.tenant_id = tenant and i.id = f.item_id)
      end)
    limit 1;
  if found and bad.billing_from is null then
    raise exception using errcode = 'RC004', message = 'a billed period needs an item',
      detail = format('item %s', bad.item_id);
  elsif found then
    raise exception using errcode = 'RC001',
      message = 'a billed period must start where the last one of its item ended',
      detail = format('item %s, period %s to %s; its billing starts on %s',
        bad.item_id, bad.period_start, bad.period_end, bad.billing_from);
  end if;
  select array_agg(f.invoice_id) into older
    from (select distinct invoice_id from fresh) f
    where (
      select v.xmin = this_transaction and v.status = 'draft'
        from invoices v
        where v.tenant_id = tenant and v.id = f.invoice_id) is not true;
  if older is not null then
    perform ledger_lock_drafts(tenant, older);
  end if;
  return null;
end $$;
--> statement-breakpoint
-- For invoice_lines and invoice_facts.
create function ledger_check_gone_parts() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  tenant uuid;
  older uuid[];
begin
  for tenant, older in select tenant_id, array_agg(distinct invoice_id) from gone group by tenant_id loop
    perform ledger_lock_drafts(tenant, older);
  end loop;
  return null;
end $$;
--> statement-breakpoint
create function ledger_check_gone_periods() returns trigger
  language plpgsql security definer
  set search_path = public, pg_temp
  set enable_seqscan = off as $$
declare
  tenant uuid;
  older uuid[];
  bad record;
begin
  for tenant, older in select tenant_id, array_agg(distinct invoice_id) from gone group by tenant_id loop
    perform pg_advisory_xact_lock(727401, hashtext(tenant::text));
    perform ledger_lock_drafts(tenant, older);
  end loop;
  select g.item_id, g.period_start, g.period_end into bad
    from gone g
    where (
      select p.item_id
        from billed_periods p
        where p.tenant_id = g.tenant_id and p.item_id = g.item_id
          and p.period_start >= g.period_end
        limit 1) is not null
    limit 1;
  if found then
    raise exception using errcode = 'RC001',
      message = 'a billed period may go only from the end of its item''s timeline',
      detail = format('item %s, period %s to %s', bad.item_id, bad.period_start, bad.period_end);
  end if;
  return null;
end $$;
--> statement-breakpoint
-- A draft goes last, after its lines, facts and periods.
create function ledger_check_gone_invoices() returns trigger
  language plpgsql security definer
  set search_path = public, pg_temp
  set enable_seqscan = off as $$
begin
  if exists (
    select from gone g
      where coalesce(
        (select 'line' from invoice_lines l
          where l.tenant_id = g.tenant_id and l.invoice_id = g.id limit 1),
        (select 'facts' from invoice_facts f
          where f.tenant_id = g.tenant_id and f.invoice_id = g.id limit 1),
        (select 'period' from subscription_items i
          where i.tenant_id = g.tenant_id and i.customer_id = g.customer_id
            and (
              select p.invoice_id from billed_periods p
                where p.tenant_id = i.tenant_id and p.item_id = i.id and p.invoice_id = g.id
                limit 1) is not null
          limit 1)) is not null)
  then
    raise exception using errcode = 'RC004',
      message = 'an invoice may go only after its lines, facts and billed periods';
  end if;
  return null;
end $$;
--> statement-breakpoint
-- What the chain of periods hangs on.
create function ledger_check_item() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(727401, hashtext(old.tenant_id::text));
  if exists (select from billed_periods p where p.tenant_id = old.tenant_id and p.item_id = old.id) then
    raise exception using errcode = 'RC001',
      message = 'an item that was billed keeps its customer and the start of its billing',
      detail = format('item %s', old.id);
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger check_fresh after insert on invoices
  referencing new table as fresh for each statement execute function ledger_check_invoices();
--> statement-breakpoint
create trigger check_fresh after insert on invoice_lines
  referencing new table as fresh for each statement execute function ledger_check_parts();
--> statement-breakpoint
create trigger check_fresh after insert on invoice_facts
  referencing new table as fresh for each statement execute function ledger_check_parts();
--> statement-breakpoint
create trigger check_fresh after insert on billed_periods
  referencing new table as fresh for each statement execute function ledger_check_periods();
--> statement-breakpoint
create trigger refuse_posted before update or delete on invoices
  for each row when (old.status = 'posted') execute function ledger_refuse('a posted invoice never changes');
--> statement-breakpoint
create trigger refuse_rename before update on invoices
  for each row when (
    (old.tenant_id, old.id, old.run_id, old.customer_id, old.currency)
    is distinct from (new.tenant_id, new.id, new.run_id, new.customer_id, new.currency))
  execute function ledger_refuse('an invoice keeps its id, run, customer and currency');
--> statement-breakpoint
create trigger check_gone after delete on invoices
  referencing old table as gone for each statement execute function ledger_check_gone_invoices();
--> statement-breakpoint
create trigger check_gone after delete on invoice_lines
  referencing old table as gone for each statement execute function ledger_check_gone_parts();
--> statement-breakpoint
create trigger check_gone after delete on invoice_facts
  referencing old table as gone for each statement execute function ledger_check_gone_parts();
--> statement-breakpoint
create trigger check_gone after delete on billed_periods
  referencing old table as gone for each statement execute function ledger_check_gone_periods();
--> statement-breakpoint
create trigger refuse_update before update on invoice_lines
  for each statement execute function ledger_refuse('a line never changes');
--> statement-breakpoint
create trigger refuse_update before update on invoice_facts
  for each statement execute function ledger_refuse('kept facts never change');
--> statement-breakpoint
create trigger refuse_update before update on billed_periods
  for each statement execute function ledger_refuse('a billed period never changes');
--> statement-breakpoint
create trigger refuse_truncate before truncate on invoices
  for each statement execute function ledger_refuse('the ledger is kept');
--> statement-breakpoint
create trigger refuse_truncate before truncate on invoice_lines
  for each statement execute function ledger_refuse('the ledger is kept');
--> statement-breakpoint
create trigger refuse_truncate before truncate on invoice_facts
  for each statement execute function ledger_refuse('the ledger is kept');
--> statement-breakpoint
create trigger refuse_truncate before truncate on billed_periods
  for each statement execute function ledger_refuse('the ledger is kept');
--> statement-breakpoint
create trigger check_billed after update on subscription_items
  for each row when (
    (old.tenant_id, old.id, old.customer_id, old.billing_from)
    is distinct from (new.tenant_id, new.id, new.customer_id, new.billing_from))
  execute function ledger_check_item();
--> statement-breakpoint
create trigger check_billed_gone after delete on subscription_items
  for each row execute function ledger_check_item();
