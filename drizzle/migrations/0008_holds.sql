-- Drafts kept back when their run is posted. Codes as in `ledger`.
--
-- Only a draft can be held. Its row is locked: whoever posts or deletes it meanwhile comes before
-- the hold or after it, never between.
create function ledger_check_hold() returns trigger
  language plpgsql security definer
  set search_path = public, pg_temp
  set enable_seqscan = off as $$
declare
  found_status text;
begin
  select v.status into found_status
    from invoices v
    where v.tenant_id = new.tenant_id and v.id = new.invoice_id and v.run_id = new.run_id
    for share;
  if found_status is null then
    raise exception using errcode = 'RC004', message = 'a hold needs an invoice of its run',
      detail = format('invoice %s', new.invoice_id);
  elsif found_status <> 'draft' then
    raise exception using errcode = 'RC003', message = 'a posted invoice can''t be held',
      detail = format('invoice %s', new.invoice_id);
  end if;
  return null;
end $$;
--> statement-breakpoint
create function ledger_check_review() returns trigger
  language plpgsql security definer
  set search_path = public, pg_temp
  set enable_seqscan = off as $$
begin
  if (select v.id from invoices v
      where v.tenant_id = new.tenant_id and v.id = new.invoice_id and v.run_id = new.run_id) is null
  then
    raise exception using errcode = 'RC004', message = 'a review needs an invoice of its run',
      detail = format('invoice %s', new.invoice_id);
  end if;
  return null;
end $$;
--> statement-breakpoint
-- What is held can't be posted.
create function ledger_check_posted() returns trigger
  language plpgsql security definer
  set search_path = public, pg_temp
  set enable_seqscan = off as $$
declare
  bad record;
begin
  select f.id into bad
    from fresh f
    where f.status = 'posted'
      and (select h.invoice_id from invoice_holds h
        where h.tenant_id = f.tenant_id and h.invoice_id = f.id) is not null
    limit 1;
  if found then
    raise exception using errcode = 'RC003', message = 'an invoice that is held can''t be posted',
      detail = format('invoice %s', bad.id);
  end if;
  return null;
end $$;
--> statement-breakpoint
-- Looked at when the transaction ends: once its run is posted, a draft stays held until it is
-- posted or deleted, so that none is forgotten.
create function ledger_check_released() returns trigger
  language plpgsql security definer
  set search_path = public, pg_temp
  set enable_seqscan = off as $$
begin
  if (select v.id from invoices v
        where v.tenant_id = old.tenant_id and v.id = old.invoice_id and v.status = 'draft') is not null
    and (select r.status from bill_runs r
        where r.tenant_id = old.tenant_id and r.id = old.run_id) = 'posted'
    and (select h.invoice_id from invoice_holds h
        where h.tenant_id = old.tenant_id and h.invoice_id = old.invoice_id) is null
  then
    raise exception using errcode = 'RC003',
      message = 'a draft of a posted run stays held until it is posted or discarded',
      detail = format('invoice %s', old.invoice_id);
  end if;
  return null;
end $$;
--> statement-breakpoint
-- A hold and a review go before their invoice.
create function ledger_check_gone_marks() returns trigger
  language plpgsql security definer
  set search_path = public, pg_temp
  set enable_seqscan = off as $$
begin
  if exists (
    select from gone g
      where coalesce(
        (select h.invoice_id from invoice_holds h
          where h.tenant_id = g.tenant_id and h.invoice_id = g.id),
        (select r.invoice_id from invoice_reviews r
          where r.tenant_id = g.tenant_id and r.invoice_id = g.id)) is not null)
  then
    raise exception using errcode = 'RC004',
      message = 'an invoice may go only after its hold and its review';
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger check_fresh after insert or update on invoice_holds
  for each row execute function ledger_check_hold();
--> statement-breakpoint
create trigger check_fresh after insert or update on invoice_reviews
  for each row execute function ledger_check_review();
--> statement-breakpoint
create trigger check_posted after update on invoices
  referencing new table as fresh for each statement execute function ledger_check_posted();
--> statement-breakpoint
create constraint trigger check_released after delete on invoice_holds
  deferrable initially deferred for each row execute function ledger_check_released();
--> statement-breakpoint
create trigger check_gone_marks after delete on invoices
  referencing old table as gone for each statement execute function ledger_check_gone_marks();
