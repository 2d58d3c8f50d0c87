import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

interface Settings {
  schema: string;
  out: string;
}

// Generating on a copy must add nothing: otherwise a table changed without its migration.
const settings: { default: Settings } = await import(join(process.cwd(), 'drizzle.config.ts'));
const { schema, out } = settings.default;
const copy = mkdtempSync(join(tmpdir(), 'ratecraft-migrations-'));

function migrationsIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.sql'));
}

function generate(): { succeeded: boolean; output: string } {
  const options = ['--dialect=postgresql', '--casing=snake_case', `--schema=${schema}`];
  const arguments_ = ['generate', ...options, `--out=${relative('.', copy)}`];
  const run = spawnSync('drizzle-kit', arguments_, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  return { succeeded: run.status === 0, output: `${run.stdout}${run.stderr}` };
}

try {
  cpSync(out, copy, { recursive: true });
  const before = migrationsIn(copy);
  const { succeeded, output } = generate();
  const added = migrationsIn(copy).filter((name) => !before.includes(name));
  if (!succeeded || added.length > 0) {
    console.error(output.trim());
    console.error('The tables and the migrations differ: run npx drizzle-kit generate.');
    process.exitCode = 1;
  } else {
    console.log(`${before.length} migrations describe the tables.`);
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
