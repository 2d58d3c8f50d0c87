-- An entry of the audit log as the text that is hashed. Members are named one by one, so that a
-- column added later leaves the hashes of older entries as they are.
create function audit_text(entry audit_entries) returns text
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  set timezone = 'UTC'
  return jsonb_build_object(
    'tenantId', entry.tenant_id, 'id', entry.id, 'at', entry.at, 'actor', entry.actor,
    'verb', entry.verb, 'subjectKind', entry.subject_kind, 'subjectId', entry.subject_id,
    'origin', entry.origin, 'before', entry.before, 'after', entry.after)::text;
--> statement-breakpoint
-- Sets the seal of an entry: SHA-256 over the hash before it, a line feed, and the entry's text. The
-- first entry of a tenant follows upon 64 zeros.
create function audit_seal() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  set timezone = 'UTC'
as $$
declare
  head audit_chain;
  previous text;
begin
  -- Entries of one tenant are sealed one after the other. The lock is the last one a transaction
  -- takes, and it is given back by the commit in which it is taken.
  perform pg_advisory_xact_lock(727403, hashtext(new.tenant_id::text));
  select * into head from audit_chain c
    where c.tenant_id = new.tenant_id order by c.position desc limit 1;
  previous := coalesce(head.hash, repeat('0', 64));
  insert into audit_chain (tenant_id, position, entry_id, hash)
    values (new.tenant_id, coalesce(head.position, 0) + 1, new.id,
      encode(sha256(convert_to(previous || E'\n' || audit_text(new), 'UTF8')), 'hex'));
  return null;
end $$;
--> statement-breakpoint
-- The entries written before there was a chain, in the order of their time.
do $$
declare
  entry audit_entries;
  tenant uuid;
  place bigint;
  seal text;
begin
  for entry in select * from audit_entries order by tenant_id, at, id loop
    if tenant is distinct from entry.tenant_id then
      tenant := entry.tenant_id;
      place := 0;
      seal := repeat('0', 64);
    end if;
    place := place + 1;
    seal := encode(sha256(convert_to(seal || E'\n' || audit_text(entry), 'UTF8')), 'hex');
    insert into audit_chain (tenant_id, position, entry_id, hash)
      values (entry.tenant_id, place, entry.id, seal);
  end loop;
end $$;
--> statement-breakpoint
-- At commit: the order of the chain is the order in which transactions end.
create constraint trigger seal after insert on audit_entries
  deferrable initially deferred
  for each row execute function audit_seal();
