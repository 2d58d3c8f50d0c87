import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { dataFolder } from './data-folder.ts';
import { workbench } from './servers.ts';
import { answersOn, endLeftovers, portOfDatabase, runStart } from './start-command.ts';

test.afterEach(endLeftovers);

const QUICKLY_S = 10;

function freshFolder(name: string): string {
  const folder = join(dataFolder(), `${name}-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  return folder;
}

test.describe('one clear line and exit status 1', () => {
  const lines = (output: string) => output.trim().split('\n');

  test('for a port in use, before any long work', async () => {
    const start = runStart({ PORT: String(workbench.port), RATECRAFT_DATA: freshFolder('port') });
    const { code, output, seconds } = await start.ended;
    expect(code).toBe(1);
    expect(lines(output)).toEqual([
      'Port 4310 is in use. Stop what uses it, or choose another: PORT=4311 npm start',
    ]);
    expect(seconds).toBeLessThan(QUICKLY_S);
  });

  test('in Chinese for a Chinese terminal', async () => {
    const { output } = await runStart({ PORT: '4310', LC_ALL: 'zh_CN.UTF-8' }).ended;
    expect(output).toContain('端口 4310 已被占用');
  });

  test('for a port that is no port', async () => {
    const { code, output } = await runStart({ PORT: 'http' }).ended;
    expect(code).toBe(1);
    expect(lines(output)).toEqual(['PORT must be a whole number from 0 to 65535, not "http".']);
  });

  test('for a database that does not answer', async () => {
    const url = 'postgres://nobody:secret@127.0.0.1:9/nothing';
    const { code, output } = await runStart({ PORT: '4320', DATABASE_URL: url }).ended;
    expect(code).toBe(1);
    expect(lines(output).at(-1)).toContain('127.0.0.1:9/nothing cannot be reached');
    expect(output).not.toContain('secret');
    expect(output).not.toContain('    at ');
  });

  test('for a data directory that is broken', async () => {
    const folder = freshFolder('broken');
    mkdirSync(join(folder, 'postgres', 'cluster'), { recursive: true });
    writeFileSync(join(folder, 'postgres', 'cluster', 'PG_VERSION'), 'not a version\n');
    const { code, output } = await runStart({ PORT: '4321', RATECRAFT_DATA: folder }).ended;
    expect(code).toBe(1);
    expect(lines(output).length).toBeLessThanOrEqual(2);
    expect(lines(output).at(-1)).toContain('postgres');
    expect(output).not.toContain('    at ');
  });
});

test.describe('a running workbench', () => {
  test('stops everything on SIGTERM, and starts again quickly', async () => {
    test.setTimeout(120_000);
    const folder = freshFolder('stop');
    const settings = { PORT: '4322', RATECRAFT_DATA: folder, RATECRAFT_DEMO_CUSTOMERS: '0' };
    const first = runStart(settings);
    await first.prints('Ratecraft is ready: http://localhost:4322');
    const database = portOfDatabase(folder);
    first.process.kill('SIGTERM');
    expect((await first.ended).code).toBe(0);
    expect(await answersOn(4322)).toBe(false);
    expect(await answersOn(database)).toBe(false);

    const startedAt = performance.now();
    const second = runStart(settings);
    await second.prints('Ratecraft is ready');
    expect((performance.now() - startedAt) / 1000).toBeLessThan(QUICKLY_S * 2);
    second.process.kill('SIGINT');
    const { code, output } = await second.ended;
    expect(code).toBe(0);
    expect(output).not.toContain('Building the pages');
  });

  test('leaves nothing behind when it is killed', async () => {
    test.setTimeout(120_000);
    const folder = freshFolder('kill');
    const start = runStart({
      PORT: '4323',
      RATECRAFT_DATA: folder,
      RATECRAFT_DEMO_CUSTOMERS: '0',
    });
    await start.prints('Ratecraft is ready');
    const database = portOfDatabase(folder);
    start.process.kill('SIGKILL');
    await expect.poll(() => answersOn(4323), { timeout: 30_000 }).toBe(false);
    await expect.poll(() => answersOn(database), { timeout: 30_000 }).toBe(false);
  });
});
