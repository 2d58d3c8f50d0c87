import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FLOW_KEY, PLAN_KEY, TABLE_KEY } from './injection-operator.ts';
import type { Records } from './injection-records.ts';

export interface Place {
  /** As Next names it: `/customers/[id]`. */
  pattern: string;
  isPage: boolean;
  /** Its code reads the query of the address. */
  readsQuery: boolean;
}

const ROOT = join(import.meta.dirname, '..', '..', 'app');

/** Every page and every other address that is served from `app/`. */
export function findPlaces(): Place[] {
  return globSync('**/{page.tsx,route.ts}', { cwd: ROOT }).map((file) => {
    const parts = dirname(file)
      .split('/')
      .filter((part) => part !== '.' && !/^\(.*\)$/.test(part));
    const isPage = file.endsWith('page.tsx');
    const source = readFileSync(join(ROOT, file), 'utf8');
    return { pattern: `/${parts.join('/')}`, isPage, readsQuery: /searchParams/.test(source) };
  });
}

const LIST = ['q', 'status', 'cursor'];

/** The parameters that the places read. */
export const PARAMETERS: Record<string, readonly string[]> = {
  '/api/imports/template': ['key'],
  '/api/uploads/[id]': ['part'],
  '/audit': ['text', 'verb', 'kind', 'subject', 'actor', 'from', 'to'],
  '/audit/export': ['text', 'verb', 'kind', 'subject', 'actor', 'from', 'to'],
  '/bill-runs': ['status', 'year', 'cursor'],
  '/bill-runs/[id]/anomalies': ['kind', 'mark', 'change', 'cursor'],
  '/bill-runs/[id]/exceptions': ['code', 'status', 'cursor'],
  '/bill-runs/[id]/held': ['cursor'],
  '/bill-runs/[id]/sample': ['size', 'by'],
  '/choose-tenant': ['next'],
  '/customers': [...LIST, 'tier', 'region', 'kind', 'tag', 'plan', 'sort'],
  '/customers/[id]': ['tab'],
  '/customers/export': ['q', 'status', 'tier', 'region', 'kind', 'tag', 'plan', 'sort'],
  '/flows': LIST,
  '/flows/[key]': ['version'],
  '/flows/[key]/back-tests': ['new'],
  '/flows/[key]/back-tests/[id]': ['customer'],
  '/flows/[key]/compare': ['from', 'to'],
  '/flows/[key]/document': ['version', 'bundle'],
  '/flows/templates': ['q', 'industry'],
  '/imports': ['cursor'],
  '/imports/[id]': ['step'],
  '/invitation': ['token'],
  '/invoices': ['q', 'status', 'month', 'min', 'max', 'overdue', 'run', 'customer', 'plan'],
  '/invoices/[id]/print': ['lang'],
  '/invoices/export': ['q', 'status', 'month', 'min', 'max', 'run', 'customer', 'currency'],
  '/plans': LIST,
  '/plans/[key]': ['version'],
  '/plans/[key]/back-tests': ['new'],
  '/plans/[key]/back-tests/[id]': ['customer'],
  '/plans/[key]/compare': ['from', 'to'],
  '/plans/[key]/document': ['version', 'bundle'],
  '/reference': ['q'],
  '/reset-password': ['token'],
  '/settings/api-keys': ['cursor'],
  '/sign-in': ['next'],
  '/sign-in/second-factor': ['next', 'recovery'],
  '/tables': LIST,
  '/tables/[key]': ['version'],
  '/tables/[key]/document': ['version'],
  '/tables/[key]/back-tests': ['new'],
  '/tables/[key]/back-tests/[id]': ['customer'],
  '/tables/[key]/compare': ['from', 'to'],
};

/** Places that read the query in another file than their own. */
const READ_ELSEWHERE = new Set([
  '/flows/[key]/document',
  '/plans/[key]/document',
  '/tables/[key]/document',
]);

/** Places that read parameters which nobody has named above. */
export function unnamedPlaces(places: readonly Place[]): string[] {
  const reading = places.filter(
    ({ pattern, readsQuery }) => readsQuery || READ_ELSEWHERE.has(pattern),
  );
  return reading.flatMap(({ pattern }) => (pattern in PARAMETERS ? [] : [pattern]));
}

/** What stands for the parts of a pattern that are not words, by the pattern's beginning. */
const SEGMENTS: [string, (records: Records) => string][] = [
  ['/customers/[id]', ({ carriers }) => carriers[0]?.customerId ?? ''],
  ['/plans/[key]', () => PLAN_KEY],
  ['/flows/[key]', () => FLOW_KEY],
  ['/tables/[key]', () => TABLE_KEY],
  ['/bill-runs/[id]/events', ({ postedRunId }) => postedRunId],
  ['/bill-runs/[id]', ({ reviewRunId }) => reviewRunId],
  ['/invoices/[id]', ({ invoiceId }) => invoiceId],
  ['/imports/[id]', ({ batchId }) => batchId],
  ['/api/back-tests/[id]', ({ backTestIds }) => backTestIds.flows],
  ['/api/imports/[id]', ({ batchId }) => batchId],
  ['/api/uploads/[id]', ({ uploadId }) => uploadId],
  ['/api/trpc/[trpc]', () => 'work.list'],
  ['/api/auth/[...all]', () => 'get-session'],
  ['/api/v1/[...path]', () => 'customers'],
  ['/[...missing]', () => 'nowhere'],
];

/** An address of a pattern; undefined where nobody has said above what stands in it. */
export function addressOf(pattern: string, records: Records): string | undefined {
  if (!pattern.includes('[')) return pattern;
  const segment = SEGMENTS.find(([beginning]) => pattern.startsWith(beginning))?.[1];
  const { backTestIds } = records;
  const known = pattern
    .replace('[n]', '1')
    .replace(
      /(?<=^\/(flows|plans|tables)\/\[key\]\/back-tests\/)\[id\]/,
      (_, kind: keyof typeof backTestIds) => backTestIds[kind],
    );
  return segment && known.replace(/\[[^\]]+\]/, segment(records));
}

/** The addresses of a pattern with another text in one of its parts. */
export function addressesWith(pattern: string, records: Records, text: string): string[] {
  const parts = [...pattern.matchAll(/\[[^\]]+\]/g)].map(([part]) => part);
  return parts.flatMap(
    (part) =>
      addressOf(
        pattern.replace(part, () => text),
        records,
      ) ?? [],
  );
}
