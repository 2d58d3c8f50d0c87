import type { ListAuditInput } from '#engine/runtime/audit';

/** The filters of the log as they stand in its address. */
export interface AuditQuery {
  text?: string;
  verb?: string;
  kind?: string;
  subject?: string;
  actor?: string;
  /** Civil dates of the tenant; both are part of the range. */
  from?: string;
  to?: string;
}

type Given = Record<string, string | string[] | undefined>;

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const WORD = /^[a-z0-9.-]{1,100}$/;

const RULES: Record<keyof AuditQuery, RegExp> = {
  text: /^.{1,200}$/s,
  verb: WORD,
  kind: WORD,
  subject: /^.{1,200}$/s,
  actor: /^.{1,200}$/s,
  from: DAY,
  to: DAY,
};

/** What of an address is a filter; what was typed into it by hand and is none is left out. */
export function readQuery(given: Given): AuditQuery {
  const entries = Object.entries(RULES).flatMap(([name, rule]) => {
    const value = given[name];
    const text = typeof value === 'string' ? value.trim() : '';
    return rule.test(text) ? [[name, text] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** The first moment of a day, or of the day after; undefined for a day there isn't. */
function startOf(day: string | undefined, timeZone: string, after = 0): string | undefined {
  if (day === undefined) return undefined;
  try {
    const date = Temporal.PlainDate.from(day, { overflow: 'reject' }).add({ days: after });
    return date.toZonedDateTime(timeZone).toInstant().toString();
  } catch {
    return undefined;
  }
}

/** The filter of the verb. */
export function filterOf(query: AuditQuery, timeZone: string): ListAuditInput {
  const { text, verb, kind, subject, actor } = query;
  const from = startOf(query.from, timeZone);
  const to = startOf(query.to, timeZone, 1);
  return {
    ...(text !== undefined && { text }),
    ...(verb !== undefined && { verb }),
    ...(kind !== undefined && { subjectKind: kind }),
    ...(subject !== undefined && { subjectId: subject }),
    ...(actor !== undefined && { actor }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
}

/** As the query of a link. */
export const asQuery = (query: AuditQuery): Record<string, string | undefined> => ({ ...query });
