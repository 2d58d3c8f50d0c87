import { existsSync, globSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runTck } from '#engine/runtime/tck';
import { dmnExporter, dmnImporter } from '#plugins/importer/dmn/design';

const ROOT = join(import.meta.dirname, '../../../shared/data/dmn-tck');
const models = existsSync(ROOT) ? globSync('compliance-level-*/*/*.dmn', { cwd: ROOT }).sort() : [];
const level2 = models.filter((file) => file.startsWith('compliance-level-2'));

let directory = '';
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ratecraft-dmn-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

function roundTrip(file: string): { text: string; leftOut: boolean } | undefined {
  const { bundle, report } = dmnImporter.importDesigns(readFileSync(join(ROOT, file), 'utf8'), {});
  if (!bundle) return undefined;
  const { text } = dmnExporter.exportDesigns(bundle);
  if (text === undefined) throw new Error(`${file} could not be exported`);
  expect(dmnImporter.importDesigns(text, {}).bundle, file).toEqual(bundle);
  const leftOut = report.some(
    ({ code }) => code.endsWith('-left-out') && code !== 'dmn-type-left-out',
  );
  return { text, leftOut };
}

/** Puts the model of a round trip beside its test cases. */
async function write(file: string, text: string): Promise<void> {
  const target = join(directory, dirname(file));
  await mkdir(target, { recursive: true });
  await writeFile(join(target, basename(file)), text);
  for (const cases of globSync('*-test-*.xml', { cwd: join(ROOT, dirname(file)) })) {
    await copyFile(join(ROOT, dirname(file), cases), join(target, cases));
  }
}

describe.skipIf(models.length === 0)('DMN models through designs and back', () => {
  it.each(level2)('%s decides the same', async (file) => {
    const made = roundTrip(file);
    expect(made, 'every model of level 2 has a table or literal expression').toBeDefined();
    await write(file, made?.text ?? '');
    const report = await runTck(join(directory, dirname(file)));
    expect(report.cases.filter(({ ok }) => !ok)).toEqual([]);
    expect(report.passed).toBeGreaterThan(0);
  });

  it('of level 3 decide the same as far as nothing was left out', async () => {
    const counts = { whole: 0, part: 0, none: 0, cases: 0 };
    for (const file of models.filter((one) => !level2.includes(one))) {
      const made = roundTrip(file);
      if (!made) counts.none += 1;
      else if (made.leftOut) counts.part += 1;
      else {
        counts.whole += 1;
        await write(file, made.text);
        const report = await runTck(join(directory, dirname(file)));
        counts.cases += report.passed;
        expect(report.cases.filter(({ ok }) => !ok)).toEqual([]);
      }
    }
    expect(counts.whole).toBeGreaterThan(20);
    expect(counts.cases).toBeGreaterThan(500);
  });
});
