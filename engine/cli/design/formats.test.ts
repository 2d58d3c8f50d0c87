import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createOutput, type Output } from '#engine/cli/terminal';
import { DESIGN_EXPORTERS, DESIGN_IMPORTERS } from '#plugins/registry';
import { runExportDesign, runImportDesign } from './index.ts';

const DMN = `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="urn:m" name="m">
  <businessKnowledgeModel id="k" name="k"/>
  <decision id="d" name="d"><variable name="d" typeRef="number"/><literalExpression><text>1 + 2</text></literalExpression></decision></definitions>`;

let folder = '';
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ratecraft-formats-'));
  await writeFile(at('m.dmn'), DMN);
  await writeFile(at('broken.dmn'), '<definitions');
});
afterAll(() => rm(folder, { recursive: true }));

/** What a command prints, and its status. */
async function printed(json: boolean, command: (output: Output) => Promise<number>) {
  const [stdout, stderr] = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockReturnValue(true),
  );
  const text = (spy: typeof stdout) => spy?.mock.calls.map(([part]) => String(part)).join('') ?? '';
  try {
    const status = await command(createOutput(json, 'en'));
    return { status, stdout: text(stdout), stderr: text(stderr) };
  } finally {
    vi.restoreAllMocks();
  }
}

describe('formats of designs', () => {
  it('have ids of their own', () => {
    for (const formats of [DESIGN_IMPORTERS, DESIGN_EXPORTERS]) {
      expect(new Set(formats.map(({ id }) => id)).size).toBe(formats.length);
      for (const { name } of formats) expect(name.zh && name.en).toBeTruthy();
    }
  });

  it('go to standard output, with the report on standard error', async () => {
    const ran = await printed(false, (output) => runImportDesign(output, 'dmn', at('m.dmn'), {}));
    expect(ran.status).toBe(0);
    expect(JSON.parse(ran.stdout)).toMatchObject({ kind: 'bundle', entry: 'm' });
    expect(ran.stderr).toMatch(/m\.dmn \/businessKnowledgeModel\/k: warning: .*left out/);
  });

  it('go to a file and back', async () => {
    const file = at('bundle.json');
    const there = await printed(true, (output) =>
      runImportDesign(output, 'dmn', at('m.dmn'), { output: file, currency: 'EUR' }),
    );
    expect(JSON.parse(there.stdout)).toMatchObject({
      ok: true,
      file,
      report: [{ code: 'dmn-element-left-out' }],
    });
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ currency: 'EUR' });
    const back = await printed(false, (output) =>
      runExportDesign(output, 'dmn', file, { output: at('out.dmn') }),
    );
    expect(back).toMatchObject({ status: 0, stdout: `Wrote ${at('out.dmn')}\n` });
    expect(await readFile(at('out.dmn'), 'utf8')).toContain('<text>1 + 2</text>');
  });

  it('end with status 1 where nothing could be read', async () => {
    const ran = await printed(false, (output) =>
      runImportDesign(output, 'dmn', at('broken.dmn'), { output: at('none.json') }),
    );
    expect(ran).toMatchObject({ status: 1, stdout: '' });
    expect(ran.stderr).toContain("broken.dmn: error: the DMN file can't be read");
    await expect(readFile(at('none.json'))).rejects.toThrow();
  });

  it('are named where there is no such one', async () => {
    const output = createOutput(true, 'en');
    await expect(runImportDesign(output, 'xls', at('m.dmn'), {})).rejects.toThrow(/dmn/);
    await expect(runExportDesign(output, 'xls', at('m.dmn'), {})).rejects.toThrow();
  });

  it('say why a file cannot be written', async () => {
    const ran = printed(true, (output) =>
      runImportDesign(output, 'dmn', at('m.dmn'), { output: at('no/such/folder.json') }),
    );
    await expect(ran).rejects.toMatchObject({ code: 'file-unwritable', status: 1 });
  });
});
