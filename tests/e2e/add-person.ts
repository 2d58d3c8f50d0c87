import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { dataFolder } from './data-folder.ts';

export interface TestPerson {
  email: string;
  password: string;
}

const PASSWORD = 'a sentence for tests alone';
let serial = 0;

/** Runs the command line beside the server whose data is in that folder of the run. */
export function runCli(folder: string, arguments_: readonly string[]): void {
  const run = spawnSync(process.execPath, ['engine/cli.ts', ...arguments_], {
    encoding: 'utf8',
    env: {
      ...process.env,
      DATABASE_URL: '',
      RATECRAFT_DATA: join(dataFolder(), folder),
      RATECRAFT_PASSWORD: PASSWORD,
    },
  });
  if (run.status !== 0) throw new Error(run.stderr);
}

/** Somebody new at an operator, the demonstration if none is named, who signs in with a password. */
export function addPerson(role = 'finance', tenant = 'linjiang'): TestPerson {
  serial += 1;
  const email = `person-${process.pid}-${serial}@example.com`;
  runCli('workbench', ['person', 'add', '--tenant', tenant, '--email', email, '--role', role]);
  return { email, password: PASSWORD };
}

/** A further operator beside the demonstration, without customers. */
export function makeTenant(slug: string, currency: string): void {
  runCli('workbench', ['tenant', 'create', slug, '--currency', currency]);
}

/** An operator of one's own where there was none, and its administrator. */
export function makeOperator(folder: string): TestPerson {
  const email = 'administrator@example.com';
  runCli(folder, ['tenant', 'create', 'own']);
  runCli(folder, ['person', 'add', '--email', email, '--role', 'administrator']);
  return { email, password: PASSWORD };
}
