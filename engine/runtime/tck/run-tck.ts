import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { FeelDateTime } from '#engine/core/feel';
import { compileDmn, type DmnModel, readDmn } from '#plugins/importer/dmn';
import { readCases } from './read-cases.ts';
import { failFile, runFile, type TckResult } from './run-file.ts';

export interface TckReport {
  readonly passed: number;
  readonly failed: number;
  readonly files: number;
  readonly cases: readonly TckResult[];
}

export interface TckOptions {
  /** The clock for `now()` and `today()`; the system's by default. */
  readonly now?: Temporal.ZonedDateTime;
}

async function filesBelow(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

async function readModels(files: readonly string[]): Promise<Map<string, DmnModel | string>> {
  const models = new Map<string, DmnModel | string>();
  for (const file of files) {
    const reading = readDmn(await readFile(file, 'utf8'));
    models.set(basename(file), reading.ok ? reading.model : (reading.issues[0]?.message.en ?? ''));
  }
  return models;
}

async function runOne(
  file: string,
  all: readonly string[],
  now: FeelDateTime,
): Promise<TckResult[]> {
  const name = basename(file, '.xml');
  const cases = readCases(await readFile(file, 'utf8'));
  const directory = dirname(file);
  const siblings = all.filter((one) => one.endsWith('.dmn') && dirname(one) === directory);
  const models = await readModels(siblings);
  const model = models.get(cases.modelName);
  if (model === undefined) return failFile(name, cases, `no file ${cases.modelName}`);
  if (typeof model === 'string') return failFile(name, cases, model);
  const others = [...models.values()].filter((other) => typeof other !== 'string');
  return runFile(name, cases, compileDmn(model, others), now);
}

function clockOf(zoned: Temporal.ZonedDateTime): FeelDateTime {
  const zone = zoned.timeZoneId;
  return new FeelDateTime(zoned.toPlainDate(), zoned.toPlainTime(), { zone });
}

/**
 * Runs every `*-test-*.xml` below a directory in the format of the DMN TCK (github.com/dmn-tck/tck);
 * one result for each result node.
 *
 * @throws the file system's error where the directory can't be read; XmlError for a broken test file
 */
export async function runTck(directory: string, options: TckOptions = {}): Promise<TckReport> {
  const files = await filesBelow(directory);
  const tests = files.filter((file) => /-test-[^/\\]*\.xml$/.test(file));
  const now = clockOf(options.now ?? Temporal.Now.zonedDateTimeISO());
  const cases: TckResult[] = [];
  for (const file of tests) cases.push(...(await runOne(file, files, now)));
  const passed = cases.filter(({ ok }) => ok).length;
  return { passed, failed: cases.length - passed, files: tests.length, cases };
}
