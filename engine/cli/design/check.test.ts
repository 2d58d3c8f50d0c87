import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { CliFailure, createOutput } from '#engine/cli/terminal';
import { flatFlow } from '#tests/flows';
import { loadDesignDocuments, runCheck } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'ratecraft-check-'));
afterAll(() => rmSync(folder, { recursive: true }));

const scenario = (amount: string) => ({
  id: 'usual',
  name: 'Usual',
  currency: 'CNY',
  facts: {},
  expected: { lines: [{ item: 'line', amount }] },
});

const withScenario = (amount: string) => flatFlow('fee', '10', { scenarios: [scenario(amount)] });

const bundleOf = (design: object) => ({
  kind: 'bundle',
  entry: 'fee',
  currency: 'CNY',
  designs: [design],
});

function write(document: unknown): string {
  const file = join(folder, 'design.json');
  writeFileSync(file, JSON.stringify(document));
  return file;
}

async function check(document: unknown) {
  const written: string[] = [];
  const stdout = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  const status = await runCheck(createOutput(true, 'en'), [write(document)]);
  stdout.mockRestore();
  return { status, result: JSON.parse(written.join('')) };
}

describe('checking a file with scenarios', () => {
  it.each([
    ['a flow', withScenario('10'), withScenario('11'), '/scenarios/0'],
    [
      'a bundle',
      bundleOf(withScenario('10')),
      bundleOf(withScenario('11')),
      '/designs/0/scenarios/0',
    ],
  ])('runs those of %s', async (_, good, bad, path) => {
    expect(await check(good)).toMatchObject({ status: 0 });
    expect(await check(bad)).toMatchObject({
      status: 2,
      result: { files: [{ issues: [{ code: 'scenario-failed', path }] }] },
    });
  });

  it('publishes no bundle of which one fails', async () => {
    const load = loadDesignDocuments([write(bundleOf(withScenario('11')))]);
    await expect(load).rejects.toThrow(CliFailure);
    await expect(load).rejects.toMatchObject({ code: 'design-refused' });
    const loaded = await loadDesignDocuments([write(bundleOf(withScenario('10')))]);
    expect(loaded).toMatchObject([{ key: 'fee', scenarios: [{ id: 'usual' }] }]);
  });
});
