import { rawSql, type Transaction } from '#drizzle';

/** A seal with the entry it seals. */
export interface ChainRow {
  position: number;
  entryId: string;
  hash: string;
  /** The entry as the text that is hashed; null where the entry is gone. */
  text: string | null;
  at: string | null;
  verb: string | null;
  who: string | null;
}

const WHO = `coalesce(e.actor->>'name', e.actor->>'id', e.actor->>'kind')`;

/**
 * Written out here and not asked of the database's own function, so that one that was exchanged
 * deceives nobody. The members are those of migration `audit-chain`.
 */
const TEXT = `jsonb_build_object(
  'tenantId', e.tenant_id, 'id', e.id, 'at', e.at, 'actor', e.actor, 'verb', e.verb,
  'subjectKind', e.subject_kind, 'subjectId', e.subject_id, 'origin', e.origin,
  'before', e.before, 'after', e.after)::text`;

/** Seals from a position on, in the order of the chain. */
export async function loadChain(tx: Transaction, from: number, limit: number): Promise<ChainRow[]> {
  const sql = rawSql(tx);
  await sql`set local timezone = 'UTC'`;
  return sql<ChainRow[]>`
    select c.position::int8::float8 as position, c.entry_id as "entryId", c.hash,
        case when e.id is null then null else ${sql.unsafe(TEXT)} end as text,
        to_json(e.at)#>>'{}' as at, e.verb, ${sql.unsafe(WHO)} as who
      from audit_chain c
      left join audit_entries e on e.tenant_id = c.tenant_id and e.id = c.entry_id
      where c.position >= ${from}
      order by c.position
      limit ${limit}`;
}

/** The last position of the chain; 0 where it is empty. */
export async function countSeals(tx: Transaction): Promise<number> {
  const [row] = await rawSql(tx)<{ length: number }[]>`
    select coalesce(max(position), 0)::float8 as length from audit_chain`;
  return row?.length ?? 0;
}

export interface UnsealedEntry {
  id: string;
  at: string;
  verb: string;
  who: string | null;
}

/** Entries that no seal names, oldest first. */
export async function loadUnsealed(tx: Transaction, limit: number): Promise<UnsealedEntry[]> {
  const sql = rawSql(tx);
  return sql<UnsealedEntry[]>`
    select e.id, to_json(e.at)#>>'{}' as at, e.verb, ${sql.unsafe(WHO)} as who
      from audit_entries e
      where not exists (
        select from audit_chain c where c.tenant_id = e.tenant_id and c.entry_id = e.id)
      order by e.at, e.id
      limit ${limit}`;
}
