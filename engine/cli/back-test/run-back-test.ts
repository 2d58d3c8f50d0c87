import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { type TenantSession, withTenant } from '#engine/cli/database';
import { readJsonFile } from '#engine/cli/files';
import type { Session } from '#engine/cli/session';
import { CliFailure, type Output, startProgress, usageFailure } from '#engine/cli/terminal';
import { isPeriod, parsePeriod } from '#engine/core/calendar';
import {
  type BackTestView,
  cancelBackTest,
  exportBackTest,
  getBackTest,
  type StartBackTestInput,
  startBackTest,
} from '#engine/runtime/back-test';
import { runWorker } from '#engine/runtime/worker';
import { describeBackTest } from './describe.ts';

export interface BackTestOptions {
  period: string;
  existing: 'now' | 'renewal' | 'never';
  effectiveOn?: string;
  sample?: string;
  csv?: string;
  tenant?: string;
}

const POLL_MS = 150;

/** A file, or `<kind>/<key>` of a stored draft. */
async function readDraft(design: string): Promise<Partial<StartBackTestInput>> {
  if (design.endsWith('.json')) return { document: await readJsonFile(design) };
  const [, kind, key] = /^([a-z-]+)\/([^/]+)$/.exec(design) ?? [];
  if (kind !== undefined && key !== undefined) return { kind, key };
  throw usageFailure('design-unreadable', {
    zh: `“${design}”既不是 .json 设计文件，也不是 <类型>/<编号>，如 plan/home`,
    en: `"${design}" is neither a design file (.json) nor <kind>/<key>, such as plan/home`,
  });
}

function readSample(sample: string | undefined): { sample?: number } {
  if (sample === undefined) return {};
  if (/^[1-9][0-9]{0,7}$/.test(sample)) return { sample: Number(sample) };
  throw usageFailure('sample-unreadable', {
    zh: `--sample 应为正整数，收到的是 ${sample}`,
    en: `--sample takes a number of customers, not ${sample}`,
  });
}

async function readInput(design: string, options: BackTestOptions): Promise<StartBackTestInput> {
  const period = parsePeriod(options.period);
  if (!isPeriod(period)) throw new CliFailure({ code: period.code, text: period.message });
  return {
    ...(await readDraft(design)),
    ...readSample(options.sample),
    periodStart: period.start.toString(),
    periodEnd: period.end.toString(),
    projection: options.existing,
    ...(options.effectiveOn !== undefined && { effectiveOn: options.effectiveOn }),
    idempotencyKey: randomUUID(),
  };
}

/** Works at the jobs in this process too; stopped by the person, the back-test is cancelled. */
async function follow(
  { ctx, db }: TenantSession,
  output: Output,
  id: string,
  signal: AbortSignal,
): Promise<BackTestView> {
  const bar = startProgress(output, { zh: '回测', en: 'Comparing' });
  const worker = await runWorker(db, { concurrency: 2 });
  try {
    for (;;) {
      const view = await getBackTest({ ctx, input: { id } });
      if (view.backTest.status !== 'running') return view;
      if (signal.aborted) await cancelBackTest({ ctx, input: { id } });
      bar.update(view.progress.customersDone, view.progress.customersTotal);
      await Promise.race([sleep(POLL_MS), worker.ended]);
    }
  } finally {
    bar.stop();
    await worker.stop();
  }
}

async function writeCsv({ ctx }: TenantSession, id: string, { output }: Session, path: string) {
  const language = output.speak({ zh: 'zh', en: 'en' }) === 'zh' ? 'zh' : 'en';
  const { text } = await exportBackTest({ ctx, input: { id, language } });
  await pipeline(Readable.from(text), createWriteStream(path));
}

/** `back-test <design> --period`: what a draft would have billed, beside what was billed. */
export async function runBackTest(
  session: Session,
  design: string,
  options: BackTestOptions,
): Promise<number> {
  const { output } = session;
  const input = await readInput(design, options);
  return withTenant(session, options.tenant, async (opened) => {
    const { id } = await startBackTest({ ctx: opened.ctx, input });
    const view = await follow(opened, output, id, session.stopSignal());
    const isDone = view.backTest.status === 'done';
    if (isDone && options.csv !== undefined) await writeCsv(opened, id, session, options.csv);
    output.result(
      { id, status: view.backTest.status, progress: view.progress, result: view.result },
      describeBackTest(view),
    );
    return isDone ? 0 : 130;
  });
}
