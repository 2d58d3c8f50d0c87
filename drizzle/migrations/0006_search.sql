-- Finding customers while somebody types: part of a name, an id, half a phone number, an address.
--
-- Row security keeps a plain query from every index here, as LIKE and @> aren't leakproof. So one
-- function, owned by the administrator, asks the index; it takes the tenant from the session itself,
-- so it can't be asked about another one.
create extension if not exists pg_trgm;
--> statement-breakpoint
create extension if not exists btree_gin;
--> statement-breakpoint
-- Lower case, full width to half width, one space between words.
create function ratecraft_search_text(given text) returns text
  language sql immutable parallel safe
  return btrim(regexp_replace(lower(normalize(given, NFKC)), '\s+', ' ', 'g'));
--> statement-breakpoint
-- Characters beyond ASCII, one by one: Chinese words have one or two of them, for which there are no
-- trigrams.
create function ratecraft_search_letters(document text) returns text[]
  language sql immutable parallel safe
  return string_to_array(regexp_replace(document, '[\u0001-\u007f]+', '', 'g'), null);
--> statement-breakpoint
create index customer_search_document on customer_search
  using gin (tenant_id, document gin_trgm_ops, ratecraft_search_letters(document));
--> statement-breakpoint
-- The name comes first in a document.
create index customer_search_beginning on customer_search (tenant_id, left(document, 32) text_pattern_ops);
--> statement-breakpoint
create index customers_merged_into on customers (tenant_id, merged_into) where merged_into is not null;
--> statement-breakpoint
-- Name, ids, contacts and address, a line each.
create function ratecraft_search_document(
    name text, ids text, contacts text, address jsonb) returns text
  language sql immutable parallel safe
  return lower(normalize(concat_ws(E'\n',
    translate(btrim(name), E'\n\r\t', '   '), translate(ids, E'\n\r\t', '   '),
    translate(contacts, E'\n\r\t', '   '),
    translate(concat(address->>'province', address->>'city', address->>'district',
      address->>'street', address->>'community', address->>'building', address->>'unit',
      address->>'room', ' ' || (address->>'postalCode')), E'\n\r\t', '   ')), NFKC));
--> statement-breakpoint
-- What a customer is called by besides the name; an id made here is looked up as such.
create function ratecraft_search_ids(id uuid, global_id text, external_id text) returns text
  language sql immutable parallel safe
  return concat_ws(' ', nullif(global_id, id::text), external_id,
    case when external_id ~ '[^[:alnum:]]'
      then regexp_replace(external_id, '[^[:alnum:]]', '', 'g') end);
--> statement-breakpoint
-- The names and ids of customers that were merged into one: they are found as the one that was kept.
create function customer_search_merged(tenant uuid, kept uuid) returns text
  language sql stable
  set search_path = public, pg_temp
  set enable_seqscan = off as $$
  with recursive merged as (
    select c.id, c.name, c.global_id, c.external_id from customers c
      where c.tenant_id = tenant and c.merged_into = kept
    union
    select c.id, c.name, c.global_id, c.external_id from merged m
      join customers c on c.tenant_id = tenant and c.merged_into = m.id)
  select lower(normalize(string_agg(
      concat_ws(' ', m.name, ratecraft_search_ids(m.id, m.global_id, m.external_id)), ' '), NFKC))
    from merged m
$$;
--> statement-breakpoint
create function customer_search_contacts_of(tenant uuid, customer uuid) returns text
  language sql stable
  return (
    select string_agg(k.value || case when k.kind = 'phone' and k.value ~ '\D'
          then ' ' || regexp_replace(k.value, '\D', '', 'g') else '' end, ' ' order by k.id)
      from customer_contacts k
      where k.tenant_id = tenant and k.customer_id = customer and k.valid_to is null);
--> statement-breakpoint
create function customer_search_add() returns trigger
  language plpgsql security definer
  set search_path = public, pg_temp
  set enable_seqscan = off as $$
begin
  insert into customer_search (tenant_id, customer_id, document)
    select f.tenant_id, f.id, ratecraft_search_document(
        f.name, ratecraft_search_ids(f.id, f.global_id, f.external_id), '', f.address)
      from fresh f
    on conflict (tenant_id, customer_id) do nothing;
  return null;
end $$;
--> statement-breakpoint
-- Writes the documents of customers of one tenant anew, and of those they are merged into.
create function customer_search_renew(tenant uuid, changed uuid[]) returns void
  language plpgsql
  set search_path = public, pg_temp
  set enable_seqscan = off as $$
begin
  insert into customer_search as s (tenant_id, customer_id, document)
    select tenant, c.id, case when c.status = 'merged' then '' else concat_ws(E'\n',
        ratecraft_search_document(
          c.name, ratecraft_search_ids(c.id, c.global_id, c.external_id),
          coalesce(customer_search_contacts_of(tenant, c.id), ''), c.address),
        case when exists (select from customers m where m.tenant_id = tenant and m.merged_into = c.id)
          then customer_search_merged(tenant, c.id) end) end
      from (
        with recursive touched as (
          select id from unnest(changed) id
          union
          select c.merged_into from touched t
            join customers c on c.tenant_id = tenant and c.id = t.id
            where c.merged_into is not null)
        select id from touched) t
      cross join lateral (
        select * from customers c where c.tenant_id = tenant and c.id = t.id) c
    on conflict (tenant_id, customer_id) do update set document = excluded.document
      where s.document is distinct from excluded.document;
end $$;
--> statement-breakpoint
create function customer_search_follow() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  tenant uuid;
  changed uuid[];
begin
  for tenant, changed in
    select f.tenant_id, array_agg(f.id) || array_agg(g.merged_into) filter (where g.merged_into is not null)
      from fresh f join gone g on g.tenant_id = f.tenant_id and g.id = f.id
      where (f.name, f.global_id, f.external_id, f.address, f.status, f.merged_into)
        is distinct from (g.name, g.global_id, g.external_id, g.address, g.status, g.merged_into)
      group by f.tenant_id
  loop
    perform customer_search_renew(tenant, changed);
  end loop;
  return null;
end $$;
--> statement-breakpoint
create function customer_search_contacts() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  tenant uuid;
  changed uuid[];
begin
  for tenant, changed in
    select tenant_id, array_agg(distinct customer_id) from fresh group by tenant_id
  loop
    perform customer_search_renew(tenant, changed);
  end loop;
  return null;
end $$;
--> statement-breakpoint
create trigger search_add after insert on customers
  referencing new table as fresh for each statement execute function customer_search_add();
--> statement-breakpoint
create trigger search_follow after update on customers
  referencing new table as fresh old table as gone
  for each statement execute function customer_search_follow();
--> statement-breakpoint
create trigger search_add after insert on customer_contacts
  referencing new table as fresh for each statement execute function customer_search_contacts();
--> statement-breakpoint
create trigger search_follow after update on customer_contacts
  referencing new table as fresh for each statement execute function customer_search_contacts();
--> statement-breakpoint
insert into customer_search (tenant_id, customer_id, document)
  select c.tenant_id, c.id, ratecraft_search_document(
      c.name, ratecraft_search_ids(c.id, c.global_id, c.external_id),
      coalesce(customer_search_contacts_of(c.tenant_id, c.id), ''), c.address)
    from customers c
  on conflict do nothing;
--> statement-breakpoint
-- The condition of one typed word on customer_search `s`, as text of SQL. LIKE only where there are
-- trigrams, without which the index would be read whole. A number typed with dashes or with the
-- country before it is found without them too.
create function ratecraft_search_condition(word text) returns text
  language plpgsql immutable as $$
declare
  pattern constant text := '%' || regexp_replace(word, '([\\%_])', '\\\1', 'g') || '%';
  digits constant text := regexp_replace(
    regexp_replace(word, '[^0-9]', '', 'g'), '^(?:00)?86(?=1[0-9]{10}$)', '');
  letters constant text[] := ratecraft_search_letters(word);
begin
  if word ~ '^[+(]?[0-9][0-9().+-]*$' and length(digits) >= 4 and digits <> word then
    return format('(s.document like %L or s.document like %L)', pattern, '%' || digits || '%');
  end if;
  return case when word ~ '[[:alnum:]]{3}' then format('s.document like %L', pattern)
      else format('strpos(s.document, %L) > 0', word) end
    || case when letters = '{}' then ''
      else format(' and ratecraft_search_letters(s.document) @> %L::text[]', letters) end;
end $$;
--> statement-breakpoint
-- The conditions of the filters of the list on customers `c`, as text of SQL.
create function ratecraft_search_filters(filters jsonb) returns text
  language plpgsql immutable as $$
declare
  conditions text := '';
  name text;
begin
  if filters->>'status' is null then
    conditions := ' and c.status <> ''merged''';
  end if;
  foreach name in array array['status', 'tier', 'region', 'kind'] loop
    if filters->>name is not null then
      conditions := conditions || format(' and c.%I = %L', name, filters->>name);
    end if;
  end loop;
  if filters->>'tag' is not null then
    conditions := conditions || format(' and exists (select from customer_tags t
      where t.tenant_id = c.tenant_id and t.customer_id = c.id and t.tag = %L)', filters->>'tag');
  end if;
  if filters->>'plan' is not null then
    conditions := conditions || format(' and exists (select from subscriptions p
      where p.tenant_id = c.tenant_id and p.customer_id = c.id and p.plan_key = %L
        and p.status <> ''ended'')', filters->>'plan');
  end if;
  return conditions;
end $$;
--> statement-breakpoint
-- Customers of the session's tenant that hold every word of the query, the best first, `most` of
-- them at most: 0 a whole id, 1 the name begins so, 2 a whole contact, 3 within the name, 4 elsewhere.
create function ratecraft_search_customers(query text, most int, filters jsonb default '{}')
  returns table (customer_id uuid, rank int)
  language plpgsql stable security definer
  set search_path = public, pg_temp
  set plan_cache_mode = force_custom_plan
  set jit = off as $$
declare
  tenant constant uuid := ratecraft_tenant();
  wanted constant text := ratecraft_search_text(left(query, 200));
  beginning constant text := regexp_replace(left(wanted, 32), '([\\%_])', '\\\1', 'g') || '%';
  narrow constant text := case when filters = '{}' then '' else ratecraft_search_filters(filters) end;
  source text := 'customer_search s';
  conditions text := 's.tenant_id = $1';
  ids text := 'false';
  word text;
begin
  if tenant is null or wanted = '' then
    return;
  end if;
  foreach word in array (string_to_array(wanted, ' '))[:8] loop
    conditions := conditions || ' and ' || ratecraft_search_condition(word);
  end loop;
  if narrow <> '' then
    source := source || ' join customers c on c.tenant_id = s.tenant_id and c.id = s.customer_id';
  end if;
  if wanted ~ '^[0-9a-f]{8}(-[0-9a-f]{0,4}){0,3}(-[0-9a-f]{0,12})?$' then
    ids := format('c.id between %L and %L',
      rpad(replace(wanted, '-', ''), 32, '0')::uuid, rpad(replace(wanted, '-', ''), 32, 'f')::uuid);
  end if;
  return query execute format($sql$
    with recursive exact as (
      select c.id, c.merged_into from customers c where c.tenant_id = $1 and c.global_id = $2
      union select c.id, c.merged_into from customers c where c.tenant_id = $1 and c.external_id = $2
      union (select c.id, c.merged_into from customers c where c.tenant_id = $1 and %1$s limit 20)
      union select c.id, c.merged_into from exact e
        join customers c on c.tenant_id = $1 and c.id = e.merged_into),
    found as (
      select c.id, 0 as rank, lower(c.name) as name
        from exact e join customers c on c.tenant_id = $1 and c.id = e.id
        where e.merged_into is null %2$s
      union all
      (select s.customer_id, 1, split_part(s.document, E'\n', 1) from %3$s
        where s.tenant_id = $1 and left(s.document, 32) like $3 and starts_with(s.document, $5) %2$s
        limit $4)
      union all
      (select s.customer_id,
          case when strpos(' ' || split_part(s.document, E'\n', 2) || ' ', ' ' || $5 || ' ') > 0 then 0
            when strpos(' ' || split_part(s.document, E'\n', 3) || ' ', ' ' || $5 || ' ') > 0 then 2
            when strpos(split_part(s.document, E'\n', 1), $5) > 0 then 3 else 4 end,
          split_part(s.document, E'\n', 1)
        from %3$s where %4$s %2$s
        limit $4))
    select f.id, min(f.rank)::int from found f
      group by f.id, f.name
      order by min(f.rank), f.name, f.id
      limit $6
    $sql$, ids, narrow, source, conditions)
    using tenant, query, beginning, least(greatest(most, 200), 10001), wanted, most;
end $$;
--> statement-breakpoint
-- About how many customers of the session's tenant pass the filters, as the planner knows it.
-- Volatile, since EXPLAIN is allowed nowhere else.
create function ratecraft_estimate_customers(filters jsonb) returns bigint
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  plan json;
begin
  execute format('explain (format json) select from customers c where c.tenant_id = %L %s',
    ratecraft_tenant(), ratecraft_search_filters(filters)) into plan;
  return (plan->0->'Plan'->>'Plan Rows')::bigint;
end $$;
--> statement-breakpoint
-- Pages of the list of customers, latest changed first.
create index customers_updated on customers (tenant_id, updated_at, id);
--> statement-breakpoint
grant execute on function ratecraft_estimate_customers(jsonb) to ratecraft_app;
--> statement-breakpoint
grant execute on function ratecraft_search_customers(text, int, jsonb) to ratecraft_app;
--> statement-breakpoint
-- An index's expression is computed as whoever writes the row.
grant execute on function ratecraft_search_letters(text) to ratecraft_app;
