import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { addCounts, type Counts, noCounts, readCounts } from './counts.ts';
import type { Step } from './steps.ts';

interface Outcome {
  name: string;
  state: 'passed' | 'failed' | 'not run';
  seconds: number;
}

const binaries = join(process.cwd(), 'node_modules', '.bin');

function run(step: Step, report: string, environment: NodeJS.ProcessEnv): Promise<boolean> {
  const filled = (text: string) => text.replace('{report}', report);
  const own = Object.entries(step.environment ?? {}).map(([key, value]) => [key, filled(value)]);
  const child = spawn(step.command, step.arguments.map(filled), {
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
    env: {
      ...environment,
      ...Object.fromEntries(own),
      PATH: `${binaries}${delimiter}${process.env.PATH ?? ''}`,
    },
  });
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(`${step.command} did not start: ${error.message}`);
      resolve(false);
    });
    child.on('close', (code) => resolve(code === 0));
  });
}

export interface RunResult {
  counts: Counts;
  succeeded: boolean;
}

/** Runs every step, whatever the others did, except those that need a step that failed. */
export async function runSteps(
  steps: readonly Step[],
  environment: NodeJS.ProcessEnv = process.env,
): Promise<RunResult> {
  const folder = mkdtempSync(join(tmpdir(), 'ratecraft-test-'));
  const outcomes: Outcome[] = [];
  const blocked = new Map<string, string>();
  let counts = noCounts;
  for (const [index, step] of steps.entries()) {
    const title = `[${index + 1}/${steps.length}] ${step.name}`;
    const blocker = blocked.get(step.name);
    if (blocker !== undefined) {
      console.log(`\n${title}: not run, because the step "${blocker}" failed`);
      outcomes.push({ name: step.name, state: 'not run', seconds: 0 });
      continue;
    }
    console.log(`\n${title}`);
    const report = join(folder, `${index}.json`);
    const startedAt = performance.now();
    const succeeded = await run(step, report, environment);
    const seconds = (performance.now() - startedAt) / 1000;
    outcomes.push({ name: step.name, state: succeeded ? 'passed' : 'failed', seconds });
    console.log(`${title}: ${succeeded ? 'passed' : 'FAILED'} in ${seconds.toFixed(1)} s`);
    if (step.counts) counts = addCounts(counts, readCounts(step.counts, report, succeeded));
    else if (!succeeded) counts = addCounts(counts, { ...noCounts, failed: 1 });
    if (!succeeded) for (const later of step.neededBy ?? []) blocked.set(later, step.name);
  }
  rmSync(folder, { recursive: true, force: true });
  printSummary(outcomes);
  return { counts, succeeded: outcomes.every(({ state }) => state === 'passed') };
}

function printSummary(outcomes: readonly Outcome[]): void {
  const total = outcomes.reduce((sum, { seconds }) => sum + seconds, 0);
  console.log('\nSteps');
  for (const { name, state, seconds } of outcomes) {
    console.log(`  ${state.padEnd(8)} ${seconds.toFixed(1).padStart(7)} s  ${name}`);
  }
  console.log(`  ${'total'.padEnd(8)} ${total.toFixed(1).padStart(7)} s`);
}
