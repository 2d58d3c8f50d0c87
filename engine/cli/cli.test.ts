import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { broadbandPack } from '#plugins/pack/broadband';
import type { PricingFlow } from '#schemas';

const ROOT = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'ratecraft-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Ran {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** The real process, as `npm run -s ratecraft -- …` starts it. */
function run(arguments_: string[], { input = '', lang = 'en_US.UTF-8' } = {}): Promise<Ran> {
  const child = spawn(process.execPath, [join(ROOT, 'engine/cli.ts'), ...arguments_], {
    cwd: folder,
    env: { ...process.env, LANG: lang, LC_ALL: '', LC_MESSAGES: '' },
  });
  const ran: Ran = { status: null, stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    ran.stdout += part;
  });
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    ran.stderr += part;
  });
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  return new Promise((resolve) => {
    child.on('close', (status) => resolve({ ...ran, status }));
  });
}

function file(name: string, content: unknown): string {
  const text = typeof content === 'string' ? content : JSON.stringify(content, null, 2);
  writeFileSync(join(folder, name), text);
  return name;
}

const flow = broadbandPack.designs.find(({ key }) => key === 'residential-service');
const plan = broadbandPack.designs.find(({ key }) => key === 'residential');
const bundle = file('bundle.json', {
  kind: 'bundle',
  entry: 'residential-service',
  currency: 'USD',
  designs: [flow],
});
const facts = (service: string, quantity = '1') => ({
  parameters: { service },
  item: { quantity },
});

describe('ratecraft', () => {
  it('shows help in both languages', async () => {
    const english = await run(['--help']);
    expect(english.status).toBe(0);
    expect(english.stdout).toContain('Usage: ratecraft');
    const chinese = await run(['rate', '--help'], { lang: 'zh_CN.UTF-8' });
    expect(chinese.stdout).toContain('用法：');
    expect(chinese.stdout).toContain('事实文件');
    expect((await run(['--lang', 'zh', '--help'])).stdout).toContain('命令：');
  });

  it.each([
    [['fly'], 'unknown command'],
    [['rate', 'x.json'], '--facts'],
    [['check'], 'missing required argument'],
    [['check', '--colour', 'x'], 'unknown option'],
    [['--lang', 'fr', 'check', 'x'], 'Allowed choices'],
  ])('refuses %j with status 2', async (arguments_, words) => {
    const { status, stderr, stdout } = await run(arguments_);
    expect(status).toBe(2);
    expect(stderr).toContain(words);
    expect(stdout).toBe('');
  });
});

describe('ratecraft check', () => {
  it('passes designs that refer to each other', async () => {
    const names = [file('flow.json', flow), file('plan.json', plan), bundle];
    const { status, stdout } = await run(['check', ...names]);
    expect(stdout.split('\n')).toEqual(['flow.json: ok', 'plan.json: ok', 'bundle.json: ok', '']);
    expect(status).toBe(0);
  });

  it('warns of what no row of a table applies to', async () => {
    const { nodes } = flow as PricingFlow;
    const [service, ...others] = nodes;
    const open = { ...service, config: { path: ['parameters', 'service'], type: 'string' } };
    const name = file('flow.json', { ...flow, nodes: [open, ...others] });
    const { status, stdout } = await run(['check', name]);
    expect(stdout).toContain(
      'flow.json /nodes/2/config/table/rules: warning: no row applies to: Service = other',
    );
    expect(status).toBe(0);
  });

  it('names file, path and what is wrong, in one JSON object', async () => {
    const wrong = file('wrong.json', { ...plan, currency: 'usd', colour: 'red' });
    const { status, stdout, stderr } = await run(['check', wrong]);
    expect(status).toBe(2);
    expect(stdout).toContain('wrong.json /currency: error:');
    expect(stderr).toContain('1 of 1 files');
    const json = await run(['check', '--json', wrong]);
    expect(json.status).toBe(2);
    const result = JSON.parse(json.stdout);
    expect(result).toMatchObject({ ok: false, files: [{ file: 'wrong.json', ok: false }] });
    expect(result.files[0].issues.length).toBeGreaterThan(1);
  });

  it('finds a plan whose flow is missing', async () => {
    const { status, stdout } = await run(['check', file('alone.json', plan)]);
    expect(status).toBe(2);
    expect(stdout).toContain('alone.json /modules/0/flow');
  });

  it.each([
    ['none.json', undefined, 'none.json: there is no such file'],
    ['.', undefined, 'this is a directory'],
    ['broken.json', '{\n  "kind": "plan",\n  "key" 1\n}', 'broken.json:3:9: not valid JSON'],
    ['short.json', '{ "kind": ', 'short.json:1:11: not valid JSON'],
    ['text.json', 'hello', 'text.json:1:1: not valid JSON'],
    ['list.json', '[]', 'list.json /kind: error:'],
    ['other.json', '{"kind":"spaceship"}', 'other.json /kind: error: kind must be one of'],
  ])('%s', async (name, content, words) => {
    if (content !== undefined) file(name, content);
    const { status, stdout, stderr } = await run(['check', name]);
    expect(status).toBe(2);
    expect(stdout + stderr).toContain(words);
  });
});

describe('ratecraft rate', () => {
  it('rates one document', async () => {
    const { status, stdout } = await run([
      'rate',
      bundle,
      '--facts',
      file('f.json', facts('DSL', '2')),
    ]);
    expect(status).toBe(0);
    const result = JSON.parse(stdout);
    expect(result).toMatchObject({ total: '50.00', lines: [{ amount: '50.00', unitPrice: '25' }] });
    expect(stdout.split('\n').length).toBeGreaterThan(5);
  });

  it('gives a refusal as issues, with status 1', async () => {
    const { status, stdout } = await run(['rate', bundle, '--facts', file('g.json', facts('Fax'))]);
    expect(status).toBe(1);
    expect(JSON.parse(stdout).issues[0].code).toBe('fact-not-allowed');
  });

  it('rates a document a line, the bad ones too, in order', async () => {
    const lines = [facts('DSL'), facts('Fax'), '{nope', facts('Phone', '3'), [1], '', facts('DSL')];
    const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
    const { status, stdout } = await run([
      'rate',
      bundle,
      '--facts',
      file('many.ndjson', text.join('\n')),
    ]);
    expect(status).toBe(0);
    const results = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(results.map((result) => result.total ?? result.issues[0].code)).toEqual([
      '25.00',
      'fact-not-allowed',
      'facts-not-json',
      '60.00',
      'schema-type',
      '25.00',
    ]);
    expect(results[2].issues[0].params).toEqual({ line: 3, column: 2 });
  });

  it('knows lines by their look, from standard input too', async () => {
    const input = `\uFEFF${JSON.stringify(facts('DSL'))}\r\n${JSON.stringify(facts('Phone'))}\n`;
    const { stdout } = await run(['rate', bundle, '--facts', '-'], { input });
    expect(stdout.trimEnd().split('\n')).toHaveLength(2);
    const single = await run(['rate', bundle, '--facts', '-'], {
      input: JSON.stringify(facts('DSL')),
    });
    expect(JSON.parse(single.stdout).total).toBe('25.00');
  });

  it('a line separator inside a text is no end of line', async () => {
    const line = JSON.stringify({ ...facts('DSL'), note: 'a\u2028b' });
    const { stdout } = await run([
      'rate',
      bundle,
      '--facts',
      file('sep.jsonl', `${line}\n${line}\n`),
    ]);
    expect(stdout.trimEnd().split('\n')).toHaveLength(2);
  });

  it.each([
    ['none.json', 'f.json', 'none.json: there is no such file'],
    ['bundle.json', 'none.json', 'none.json: there is no such file'],
    ['f.json', 'f.json', 'f.json: error: "kind" is missing'],
    ['bundle.json', 'half.json', 'half.json:1:'],
  ])('%s with %s', async (bundleName, factsName, words) => {
    file('f.json', facts('DSL'));
    file('half.json', '{"a":');
    const { status, stdout, stderr } = await run(['rate', bundleName, '--facts', factsName]);
    expect(status).toBe(2);
    expect(stderr).toContain(words);
    expect(stdout).toBe('');
    const json = await run(['rate', bundleName, '--facts', factsName, '--json']);
    expect(JSON.parse(json.stdout).error.message.en).toContain(words);
  });
});
