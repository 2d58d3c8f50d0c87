import { chmod, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAdmin } from '#drizzle/connection';
import { bootEmbedded, type EmbeddedServer } from './index.ts';

const settings = { fsync: 'off', shared_buffers: '32MB' };
let dataDir: string;
let cluster: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'ratecraft-embedded-'));
  // As mkdtemp makes it, it is closed to the server's user when root runs the tests.
  await chmod(dataDir, 0o755);
  cluster = join(dataDir, 'cluster');
  await (await bootEmbedded({ dataDir, settings })).stop();
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

async function ask(server: EmbeddedServer): Promise<string> {
  const admin = openAdmin(server.url);
  const [row] = await admin`select current_database() as name`.finally(() => admin.end());
  return row?.name;
}

async function serverPid(): Promise<number> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8');
  return Number.parseInt(text, 10);
}

describe('the embedded server', () => {
  it('keeps its data, its port and a password that only the owner reads', async () => {
    const first = await bootEmbedded({ dataDir, settings });
    const admin = openAdmin(first.url);
    await admin`create table kept (n int)`.finally(() => admin.end());
    await first.stop();
    await expect(ask(first)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    const second = await bootEmbedded({ dataDir, settings });
    expect(second).toMatchObject({ url: first.url, reused: false });
    const again = openAdmin(second.url);
    await again`drop table kept`.finally(() => again.end());
    await second.stop();
    expect((await stat(join(dataDir, 'password'))).mode & 0o077).toBe(0);
  });

  it('is shared by those who boot it at once, and stops with the last', async () => {
    const servers = await Promise.all([1, 2, 3].map(() => bootEmbedded({ dataDir, settings })));
    expect(servers.map((server) => server.reused).sort()).toEqual([false, true, true]);
    for (const server of servers.slice(1)) await server.stop();
    expect(await ask(servers[0] as EmbeddedServer)).toBe('ratecraft');
    await servers[0]?.stop();
    await servers[0]?.stop();
    await expect(serverPid()).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('comes back after SIGKILL', async () => {
    const first = await bootEmbedded({ dataDir, settings });
    process.kill(await serverPid(), 'SIGKILL');
    const second = await bootEmbedded({ dataDir, settings });
    expect(await ask(second)).toBe('ratecraft');
    await second.stop();
    await first.stop();
  });

  it('is not misled by a process id that another program has now', async () => {
    await writeFile(
      join(cluster, 'postmaster.pid'),
      `${process.pid}\n${cluster}\n1\n1\n\n127.0.0.1\n`,
    );
    const server = await bootEmbedded({ dataDir, settings });
    expect(await ask(server)).toBe('ratecraft');
    await server.stop();
  });

  it('names a port in use', async () => {
    const blocker = createServer();
    await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
    const address = blocker.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    await expect(bootEmbedded({ dataDir, settings, port })).rejects.toMatchObject({
      code: 'port-in-use',
      message: expect.stringContaining(String(port)),
    });
    await writeFile(join(dataDir, 'port'), `${port}\n`);
    const server = await bootEmbedded({ dataDir, settings });
    expect(server.port).not.toBe(port);
    await server.stop();
    await new Promise((resolve) => blocker.close(resolve));
  });

  it.each([
    ['PG_VERSION', '17\n', 'data-dir-version'],
    ['PG_VERSION', undefined, 'data-dir-broken'],
    ['global/pg_control', undefined, 'data-dir-broken'],
    ['global/pg_control', 'rubbish', 'data-dir-broken'],
    ['postgresql.conf', 'rubbish = on\n', 'data-dir-broken'],
  ])('gives one clear line when %s is %j', async (file, content, code) => {
    const path = join(cluster, file);
    const owner = await stat(path);
    await rename(path, `${path}.kept`);
    if (content !== undefined) await writeFile(path, content, { mode: owner.mode });
    const error = await bootEmbedded({ dataDir, settings }).catch((caught) => caught);
    await rename(`${path}.kept`, path);
    expect(error).toMatchObject({ code, message: expect.stringContaining(dataDir) });
    expect(error.message).not.toContain('\n');
    expect(error.text.zh).not.toContain('\n');
    const server = await bootEmbedded({ dataDir, settings });
    await server.stop();
  });

  it('says who has the folder when its server does not answer', async () => {
    const server = await bootEmbedded({ dataDir, settings });
    const password = await readFile(join(dataDir, 'password'), 'utf8');
    await writeFile(join(dataDir, 'password'), 'another\n');
    await expect(bootEmbedded({ dataDir, settings })).rejects.toMatchObject({
      code: 'data-dir-in-use',
    });
    await writeFile(join(dataDir, 'password'), password);
    await server.stop();
  });

  it.runIf(process.getuid?.() === 0)('finds a place for root in a closed folder', async () => {
    const closed = await mkdtemp(join(tmpdir(), 'ratecraft-closed-'));
    const server = await bootEmbedded({ dataDir: closed, settings });
    expect(await ask(server)).toBe('ratecraft');
    const admin = openAdmin(server.url);
    const [row] = await admin`show data_directory`.finally(() => admin.end());
    await server.stop();
    expect(row?.data_directory).toMatch(/^\/var\/lib\/ratecraft\/[0-9a-f]{12}\/cluster$/);
    await rm(join(row?.data_directory, '..'), { recursive: true });
    await rm(closed, { recursive: true });
  });
});
