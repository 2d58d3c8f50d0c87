import { and, desc, eq, gte, lt, or, type SQL, sql } from 'drizzle-orm';
import { auditChain, auditEntries } from '#drizzle';
import { type Actor, type Context, inTransaction, type Scope } from '#engine/runtime/context';
import {
  decodeCursor,
  encodeCursor,
  inputParser,
  MOST_ROWS,
  type Page,
  TEXT,
} from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { type AuditEntry, ENTRY_COLUMNS, mayNotSearchStates, toEntries } from './audit-entry.ts';

export interface ListAuditInput {
  /** The id of who acted, or a part of the name. */
  actor?: string;
  verb?: string;
  subjectKind?: string;
  subjectId?: string;
  /** Instants; `from` is part of the range, `to` is not. */
  from?: string;
  to?: string;
  /** Stands somewhere in the subject's id, the name of who acted, or the states. */
  text?: string;
  limit?: number;
  cursor?: string;
}

const INSTANT = { type: 'string', format: 'date-time' } as const;

/** The members of a filter, as input schemas. */
export const FILTER_FIELDS = {
  actor: TEXT.word,
  verb: TEXT.word,
  subjectKind: TEXT.word,
  subjectId: TEXT.word,
  from: INSTANT,
  to: INSTANT,
  text: TEXT.word,
};

const parse = inputParser<ListAuditInput>(
  {},
  {
    ...FILTER_FIELDS,
    limit: { type: 'integer', minimum: 1, maximum: MOST_ROWS },
    cursor: TEXT.long,
  },
);

/** A page of the audit log, newest first. */
export async function listAudit({
  ctx,
  input,
}: {
  ctx: Context;
  input: ListAuditInput;
}): Promise<Page<AuditEntry>> {
  requirePermission(ctx, 'audit.list');
  const given = parse(input);
  return inTransaction(ctx, (scope) => loadPage(scope, given, given.limit ?? 50));
}

export async function loadPage(
  scope: Scope,
  given: ListAuditInput,
  limit: number,
): Promise<Page<AuditEntry>> {
  const { tx, tenantId, actor } = scope;
  const rows = await tx
    .select(ENTRY_COLUMNS)
    .from(auditEntries)
    .leftJoin(
      auditChain,
      and(eq(auditChain.tenantId, auditEntries.tenantId), eq(auditChain.entryId, auditEntries.id)),
    )
    .where(and(eq(auditEntries.tenantId, tenantId), ...conditionsOf(actor, given)))
    .orderBy(desc(auditEntries.at), desc(auditEntries.id))
    .limit(limit + 1);
  const last = rows[limit - 1];
  const isMore = rows.length > limit && last !== undefined;
  return {
    rows: await toEntries(scope, rows.slice(0, limit)),
    next: isMore ? encodeCursor([last.at, last.id]) : null,
  };
}

function conditionsOf(viewer: Actor, given: ListAuditInput): (SQL | undefined)[] {
  const { actor, verb, subjectKind, subjectId, from, to, text, cursor } = given;
  const conditions: (SQL | undefined)[] = [];
  if (actor !== undefined) conditions.push(or(hasActorId(actor), contains(ACTOR_NAME, actor)));
  if (verb !== undefined) conditions.push(eq(auditEntries.verb, verb));
  if (subjectKind !== undefined) conditions.push(eq(auditEntries.subjectKind, subjectKind));
  if (subjectId !== undefined) conditions.push(eq(auditEntries.subjectId, subjectId));
  if (from !== undefined) conditions.push(gte(auditEntries.at, from));
  if (to !== undefined) conditions.push(lt(auditEntries.at, to));
  if (text !== undefined) conditions.push(mentions(viewer, text));
  if (cursor !== undefined) {
    const [at, id] = decodeCursor(cursor, 2);
    conditions.push(
      sql`(${auditEntries.at}, ${auditEntries.id}) < (${at}::timestamptz, ${id}::uuid)`,
    );
  }
  return conditions;
}

const ACTOR_NAME = sql`coalesce(${auditEntries.actor}->>'name', '')`;

const hasActorId = (id: string): SQL => sql`${auditEntries.actor}->>'id' = ${id}`;

/** Whatever the case of the letters; nothing in the text is a wildcard. */
const contains = (where: SQL, text: string): SQL =>
  sql`strpos(lower(${where}), lower(${text})) > 0`;

function mentions(viewer: Actor, text: string): SQL | undefined {
  const named = [contains(sql`${auditEntries.subjectId}`, text), contains(ACTOR_NAME, text)];
  if (mayNotSearchStates(viewer)) return or(...named);
  return or(
    ...named,
    contains(sql`coalesce(${auditEntries.before}::text, '')`, text),
    contains(sql`coalesce(${auditEntries.after}::text, '')`, text),
  );
}
