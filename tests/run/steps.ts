export interface Step {
  name: string;
  command: string;
  /** Arguments after the command; `{report}` stands for the file the step writes its counts to. */
  arguments: readonly string[];
  environment?: Readonly<Record<string, string>>;
  /** Who writes the report, and in which shape. Steps without one count only when they fail. */
  counts?: 'vitest' | 'playwright';
  /** Later steps that make no sense when this one failed. */
  neededBy?: readonly string[];
}

export const checkSteps: readonly Step[] = [
  {
    name: 'lint and import rules',
    command: 'biome',
    arguments: ['check', '--error-on-warnings', '--max-diagnostics=50', '.'],
  },
  { name: 'route types', command: 'next', arguments: ['typegen'], neededBy: ['types'] },
  { name: 'types', command: 'tsc', arguments: ['-p', '.', '--noEmit'] },
  {
    name: 'generated files up to date',
    command: 'node',
    arguments: ['schemas/generate.ts', '--check'],
  },
  {
    name: 'migrations up to date',
    command: 'node',
    arguments: ['tests/run/check-migrations.ts'],
  },
  { name: 'unused files and dependencies', command: 'knip', arguments: [] },
];

const vitest = (name: string, project: string): Step => ({
  name,
  command: 'vitest',
  arguments: [
    'run',
    `--project=${project}`,
    '--passWithNoTests',
    '--reporter=default',
    '--reporter=json',
    '--outputFile.json={report}',
  ],
  counts: 'vitest',
});

export const testSteps: readonly Step[] = [
  ...checkSteps,
  vitest('unit tests', 'unit'),
  vitest('integration tests on PostgreSQL', 'db'),
  vitest('conformance', 'conformance'),
  {
    name: 'build',
    command: 'node',
    arguments: ['engine/boot/build-pages.ts'],
    neededBy: ['end-to-end tests'],
  },
  {
    name: 'end-to-end tests',
    command: 'playwright',
    arguments: ['test', '--reporter=list,json'],
    environment: { PLAYWRIGHT_JSON_OUTPUT_NAME: '{report}' },
    counts: 'playwright',
  },
];
