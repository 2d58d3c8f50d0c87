import { availableParallelism } from 'node:os';
import { BootFailure } from './failure.ts';

export interface Settings {
  port: number;
  /** Undefined: this machine only. */
  host: string | undefined;
  /** Undefined: boot the embedded PostgreSQL. */
  databaseUrl: string | undefined;
  dataDir: string;
  demoCustomers: number;
  /** A made-up operator with people who sign in by one click. */
  isDemonstration: boolean;
  dev: boolean;
  /** Processes that render pages. */
  webProcesses: number;
}

const MAX_PORT = 65_535;
const DEFAULT_PORT = 3000;
const DEFAULT_CUSTOMERS = 2000;
const MAX_CUSTOMERS = 100_000;
const MAX_WEB_PROCESSES = 64;
/** More are worth their memory only where people say so. */
const DEFAULT_WEB_PROCESSES = Math.min(availableParallelism(), 4);

function readWhole(name: string, text: string | undefined, fallback: number, max: number): number {
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= max) return value;
  throw new BootFailure({
    zh: `${name} 应为 0 到 ${max} 之间的整数，而不是“${text}”。`,
    en: `${name} must be a whole number from 0 to ${max}, not "${text}".`,
  });
}

/**
 * The demonstration is for the embedded database, and never in a database of somebody's own unless
 * it is asked for; RATECRAFT_DEMO=0 leaves it out everywhere.
 */
function wantsDemonstration({
  DATABASE_URL,
  RATECRAFT_DEMO,
}: Readonly<Record<string, string | undefined>>): boolean {
  return RATECRAFT_DEMO ? RATECRAFT_DEMO === '1' : !DATABASE_URL;
}

export function readSettings(
  environment: Readonly<Record<string, string | undefined>>,
  arguments_: readonly string[] = [],
): Settings {
  const { DATABASE_URL, HOST, PORT, RATECRAFT_DATA, RATECRAFT_DEMO_CUSTOMERS } = environment;
  const dev = arguments_.includes('--dev') || environment.NODE_ENV === 'development';
  const webProcesses = readWhole(
    'WEB_PROCESSES',
    environment.WEB_PROCESSES,
    DEFAULT_WEB_PROCESSES,
    MAX_WEB_PROCESSES,
  );
  const demoCustomers = readWhole(
    'RATECRAFT_DEMO_CUSTOMERS',
    RATECRAFT_DEMO_CUSTOMERS,
    DEFAULT_CUSTOMERS,
    MAX_CUSTOMERS,
  );
  return {
    port: readWhole('PORT', PORT, DEFAULT_PORT, MAX_PORT),
    host: HOST || undefined,
    databaseUrl: DATABASE_URL || undefined,
    dataDir: RATECRAFT_DATA || '.data',
    demoCustomers,
    isDemonstration: demoCustomers > 0 && wantsDemonstration(environment),
    dev,
    // In development pages are compiled as they are asked for, by one compiler.
    webProcesses: dev ? 1 : Math.max(1, webProcesses),
  };
}
