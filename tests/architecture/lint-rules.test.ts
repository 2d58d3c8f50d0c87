import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

// The rules are proved by breaking them: each case plants one bad file in a copy of the
// configuration and expects the message that names the remedy.
const root = process.cwd();
let folder = '';

function plant(path: string, source: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), source);
}

/** What a person sees: the reporter for people, colours and line breaks removed. */
function lint(path: string): string {
  const biome = join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
  const run = spawnSync(process.execPath, [biome, 'lint', '--colors=off', path], {
    cwd: folder,
    encoding: 'utf8',
  });
  return run.status === 0 ? '' : `${run.stdout}\n${run.stderr}`.replaceAll(/\s+/g, ' ');
}

function messagesOf(path: string, source: string): string {
  plant(path, source);
  return lint(path);
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ratecraft-lint-'));
  const configuration = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8')) as {
    vcs: { enabled: boolean };
    $schema?: string;
  };
  configuration.vcs.enabled = false;
  delete configuration.$schema;
  writeFileSync(join(folder, 'biome.json'), JSON.stringify(configuration));
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  cpSync(join(root, 'tests/architecture/rules'), join(folder, 'tests/architecture/rules'), {
    recursive: true,
  });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const use = (specifier: string) => `import { x } from '${specifier}';\n\nexport const y = x;\n`;

describe('import directions', () => {
  it.each([
    ['schemas/a.ts', '#engine/core/issue', 'Move the type into schemas'],
    ['engine/core/a/a.ts', '#drizzle', 'engine/core imports only engine/core, schemas'],
    ['engine/core/a/b.ts', '#engine/runtime/customer', 'engine/core imports only engine/core'],
    ['engine/core/a/c.ts', '#plugins/contract', 'engine/core imports only engine/core, schemas'],
    ['engine/core/a/d.ts', 'postgres', 'engine/core imports only engine/core, schemas'],
    ['engine/core/a/e.ts', 'node:fs', 'engine/core runs in the browser and does no I/O'],
    ['engine/core/a/e2.ts', 'fs', 'engine/core runs in the browser and does no I/O'],
    ['engine/core/a/f.ts', '../decimal/decimal.ts', "import '#<top folder>"],
    ['engine/core/a/g.test.ts', '#drizzle', 'needs no database'],
    ['plugins/importer/a.ts', '#engine/runtime/customer', 'Let engine/runtime call the plugin'],
    ['plugins/importer/b.ts', '#drizzle', 'Let engine/runtime call the plugin'],
    ['drizzle/a.ts', '#engine/core/decimal', 'Take the computed rows as an argument'],
    ['drizzle/b.ts', '#plugins/contract', 'Take the computed rows as an argument'],
    ['engine/runtime/a/a.ts', 'next/headers', 'return data and let app/ show it'],
    ['engine/runtime/a/b.ts', 'react', 'return data and let app/ show it'],
    ['engine/runtime/a/c.ts', '../customer/load.ts', "import '#<top folder>"],
    ['engine/worker.ts', './runtime/customer/load.ts', 'entered through its index.ts'],
    ['app/a.tsx', '#drizzle', 'call a verb of #engine/runtime'],
    ['app/b.tsx', '../engine/core/decimal/index.ts', 'through a subpath import'],
  ])('%s may not import %s', (path, specifier, remedy) => {
    const messages = messagesOf(path, use(specifier));
    expect(messages).toContain('lint/style/noRestrictedImports');
    expect(messages).toContain(remedy);
  });

  it.each([
    ['schemas/ok.ts', 'node:fs'],
    ['engine/core/ok/a.ts', '#schemas'],
    ['engine/core/ok/b.ts', '#engine/core/decimal'],
    ['engine/core/ok/c.ts', './d.ts'],
    ['engine/core/ok/e.ts', 'lezer-feel'],
    ['engine/core/ok/f.test.ts', 'node:fs'],
    ['engine/core/ok/g.test.ts', 'fast-check'],
    ['plugins/importer/ok.ts', '#engine/core/feel'],
    ['plugins/importer/ok2.ts', '#plugins/contract'],
    ['drizzle/ok.ts', '#schemas'],
    ['engine/runtime/ok/a.ts', '#drizzle'],
    ['engine/runtime/ok/b.ts', '#plugins/importer/dmn'],
    ['engine/ok.ts', '#engine/runtime/demo'],
    ['app/ok.tsx', '#engine/runtime/bill-run'],
  ])('%s may import %s', (path, specifier) => {
    expect(messagesOf(path, use(specifier))).not.toContain('noRestrictedImports');
  });
});

describe('client components', () => {
  it.each(['#engine/runtime/bill-run', '#drizzle', '#drizzle/embedded'])(
    'may not import %s',
    (specifier) => {
      const messages = messagesOf('app/client.tsx', `'use client';\n\n${use(specifier)}`);
      expect(messages).toContain('load in the server component and hand the rows down');
    },
  );

  it('may import the pure core', () => {
    const messages = messagesOf('app/client.tsx', `'use client';\n\n${use('#engine/core/money')}`);
    expect(messages).not.toContain('client component');
  });

  it('may name the types of what the server gives them', () => {
    const source =
      "import type { WorkItem } from '#engine/runtime/work';\nexport type A = WorkItem;\n";
    const messages = messagesOf('app/client.tsx', `'use client';\n\n${source}`);
    expect(messages).not.toContain('client component');
  });
});

describe('the pure core', () => {
  it.each([
    ['new Date()', 'has no clock'],
    ['Date.now()', 'has no clock'],
    ['Temporal.Now.instant()', 'has no clock'],
    ['performance.now()', 'has no clock'],
    ['Math.random()', 'no randomness'],
    ['crypto.randomUUID()', 'has no randomness'],
    ['globalThis', 'no clock and no randomness'],
    ['process.env', 'does no I/O'],
    ["fetch('x')", 'does no I/O'],
  ])('may not use %s', (expression, remedy) => {
    expect(messagesOf('engine/core/pure/a.ts', `export const y = ${expression};\n`)).toContain(
      remedy,
    );
  });

  it('may build values of Temporal and Math', () => {
    const source = "export const y = [Temporal.PlainDate.from('2026-01-01'), Math.trunc(1)];\n";
    expect(messagesOf('engine/core/pure/b.ts', source)).toBe('');
  });
});

describe('elsewhere', () => {
  it('finds an import cycle', () => {
    plant('engine/runtime/loop/a.ts', "import { b } from './b.ts';\n\nexport const a = () => b;\n");
    const messages = messagesOf(
      'engine/runtime/loop/b.ts',
      "import { a } from './a.ts';\n\nexport const b = () => a;\n",
    );
    expect(messages).toContain('lint/suspicious/noImportCycles');
  });

  it('refuses any, default exports and names that are not kebab-case', () => {
    const messages = messagesOf(
      'engine/runtime/Bad_Name.ts',
      'export default function f(x: any) {\n  return x;\n}\n',
    );
    expect(messages).toContain('lint/suspicious/noExplicitAny');
    expect(messages).toContain('lint/style/noDefaultExport');
    expect(messages).toContain('lint/style/useFilenamingConvention');
  });
});
