import { auditChain, auditEntries } from '#drizzle';
import type { Actor, Origin, Scope } from '#engine/runtime/context';
import { applyReadRules, isHidden } from '#engine/runtime/permission';
import { type Change, diffStates } from './changes.ts';
import { nameSubjects } from './subject-names.ts';

/** Who did what to which subject, when and from where, and what it changed. */
export interface AuditEntry {
  id: string;
  /** ISO 8601 in UTC. */
  at: string;
  actor: { kind: Actor['kind']; id?: string; role?: string; name?: string };
  verb: string;
  subjectKind: string;
  subjectId: string;
  /** What people call the subject now; null where it is gone or has no name. */
  subjectName: string | null;
  origin: Origin | null;
  changes: Change[];
  /** Its place in the tenant's chain and its seal, SHA-256 in hexadecimal. */
  position: number | null;
  hash: string | null;
}

export const ENTRY_COLUMNS = {
  id: auditEntries.id,
  at: auditEntries.at,
  actor: auditEntries.actor,
  verb: auditEntries.verb,
  subjectKind: auditEntries.subjectKind,
  subjectId: auditEntries.subjectId,
  origin: auditEntries.origin,
  before: auditEntries.before,
  after: auditEntries.after,
  position: auditChain.position,
  hash: auditChain.hash,
};

export interface StoredEntry {
  id: string;
  at: string;
  actor: Record<string, unknown>;
  verb: string;
  subjectKind: string;
  subjectId: string;
  origin: Record<string, unknown> | null;
  before: unknown;
  after: unknown;
  position: number | null;
  hash: string | null;
}

type Kind = Parameters<typeof applyReadRules>[1];

/** The log tells nobody more than the thing itself would: by whose rules a state is shown. */
function kindsOf(verb: string): Kind[] {
  const [noun = '', action = ''] = verb.split('.');
  if (noun === 'payment') return ['payment'];
  if (noun === 'invoice' || noun === 'bill-run') return ['invoice'];
  if (action.includes('credential')) return ['credential'];
  return noun === 'customer' ? ['customer', 'contact'] : [];
}

/** Deep enough for every state that verbs write. */
const DEEPEST = 6;

function shownState(actor: Actor, kinds: readonly Kind[], state: unknown, depth = 0): unknown {
  if (typeof state !== 'object' || state === null || depth > DEEPEST) return state;
  if (Array.isArray(state)) return state.map((item) => shownState(actor, kinds, item, depth + 1));
  const shown = kinds.reduce<object>((row, kind) => applyReadRules(actor, kind, row), state);
  return Object.fromEntries(
    Object.entries(shown).map(([name, value]) => [
      name,
      shownState(actor, kinds, value, depth + 1),
    ]),
  );
}

/** An entry as the actor may see it. The scopes of a key are left out: its role says enough. */
function toEntry(viewer: Actor, row: StoredEntry, names: Map<string, string>): AuditEntry {
  const { before, after, actor, origin, ...rest } = row;
  const { kind, id, role, name } = actor as unknown as AuditEntry['actor'];
  const kinds = kindsOf(row.verb);
  const shown = (state: unknown) => shownState(viewer, kinds, state ?? undefined);
  return {
    ...rest,
    actor: { kind, id, role, name },
    subjectName: names.get(`${row.subjectKind} ${row.subjectId}`) ?? null,
    origin: origin as unknown as Origin | null,
    changes: diffStates(shown(before), shown(after)),
  };
}

/** Entries with the names of their subjects. */
export async function toEntries(scope: Scope, rows: readonly StoredEntry[]): Promise<AuditEntry[]> {
  const names = await nameSubjects(scope, rows);
  return rows.map((row) => toEntry(scope.actor, row, names));
}

/** Whether a search in the states could tell the actor what is hidden from them. */
export function mayNotSearchStates(actor: Actor): boolean {
  return isHidden(actor, 'contact.value') || isHidden(actor, 'invoice.total');
}
