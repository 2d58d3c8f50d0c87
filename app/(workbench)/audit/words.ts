import type { useTranslations } from 'next-intl';
import type { AuditEntry } from '#engine/runtime/audit';

export type AuditWords = ReturnType<typeof useTranslations<'audit'>>;

/** A name that is looked up by something of the log; what has none keeps its own. */
function nameOf(t: AuditWords, group: 'verbs' | 'kinds' | 'fields', name: string): string {
  const key = `${group}.${name}` as Parameters<AuditWords>[0];
  return t.has(key) ? t(key) : name;
}

export const verbText = (t: AuditWords, verb: string): string => nameOf(t, 'verbs', verb);
export const kindText = (t: AuditWords, kind: string): string => nameOf(t, 'kinds', kind);

/** `address/city` has no name of its own, but its parts may have. */
export const fieldText = (t: AuditWords, path: string): string =>
  path
    .split('/')
    .map((part) => nameOf(t, 'fields', part))
    .join(' / ');

export function actorText(t: AuditWords, { kind, name, id }: AuditEntry['actor']): string {
  if (kind === 'system') return t('system');
  const own = name ?? id ?? kind;
  return kind === 'key' ? t('keyNamed', { name: own }) : own;
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/;

/** A value of a state in one line. */
export function valueText(
  t: AuditWords,
  value: unknown,
  formatMoment: (instant: string) => string,
): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  if (typeof value === 'string') return INSTANT.test(value) ? formatMoment(value) : value;
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) {
    return value.length === 0 ? '–' : value.join(', ');
  }
  return JSON.stringify(value);
}
