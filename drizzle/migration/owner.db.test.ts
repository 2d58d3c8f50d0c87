import { randomUUIDv7 as uuid } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkDatabase, connect, inTenant, openAdmin, rawSql } from '#drizzle/connection';
import { bootEmbedded, type EmbeddedServer } from '#drizzle/embedded';
import { migrate } from './index.ts';

// A server of its own: the passwords of the roles follow from the administrator's.
let dataDir: string;
let server: EmbeddedServer;
let url: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'ratecraft-owner-'));
  await chmod(dataDir, 0o755);
  server = await bootEmbedded({ dataDir, settings: { fsync: 'off', shared_buffers: '32MB' } });
  const admin = openAdmin(server.url);
  await admin`create role operator login createrole bypassrls password 'a p@ss/word'`;
  await admin`create database operated owner operator`;
  await admin.end();
  const owner = new URL(server.url);
  owner.username = 'operator';
  owner.password = encodeURIComponent('a p@ss/word');
  owner.pathname = '/operated';
  url = owner.href;
});
afterAll(async () => {
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
});

it('needs no superuser: an owner that may make roles is enough', async () => {
  await Promise.all([migrate(url), migrate(url)]);
  const db = connect(url);
  await checkDatabase(db);
  const tenantId = uuid();
  const seen = await inTenant(db, tenantId, async (tx) => {
    const sql = rawSql(tx);
    await sql`insert into tenants values
      (${tenantId}, 'slug', 'name', 'Asia/Shanghai', 'CNY', 'zh-CN', '{}', now())`;
    await sql`select ratecraft_add_job('task')`;
    return sql`select slug, current_user as role from tenants`;
  });
  expect(seen).toEqual([{ slug: 'slug', role: 'ratecraft_app' }]);
  expect(await db.sql`select from tenants`).toHaveLength(0);
  await db.close();
});
