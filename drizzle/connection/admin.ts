import type { Sql } from 'postgres';
import { DatabaseFailure, firstLine } from './failure.ts';
import { open } from './open.ts';

/** One plain connection with the given login, without row security's role; for administration. */
export function openAdmin(url: string): Sql {
  return open(url, { max: 1 });
}

const REFUSED = new Set(['28P01', '28000', '3D000', '42501']);
const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'ERR_INVALID_URL',
]);

/** Turns an error of connecting into one clear line; any other error comes back as it is. */
export function asDatabaseFailure(error: unknown, url: string): unknown {
  const code = (error as { code?: string }).code ?? '';
  const where = withoutPassword(url);
  if (UNREACHABLE.has(code)) {
    return new DatabaseFailure(
      'database-unreachable',
      {
        zh: `无法连接数据库 ${where}（${firstLine(error)}）。请检查 DATABASE_URL 与数据库服务。`,
        en: `The database ${where} cannot be reached (${firstLine(error)}). Check DATABASE_URL and the server.`,
      },
      error,
    );
  }
  if (!REFUSED.has(code)) return error;
  return new DatabaseFailure(
    'database-refused',
    {
      zh: `数据库 ${where} 拒绝了登录（${firstLine(error)}）。`,
      en: `The database ${where} refused the login (${firstLine(error)}).`,
    },
    error,
  );
}

export function withoutPassword(url: string): string {
  try {
    const parsed = new URL(url);
    return `${parsed.protocol}//${parsed.username ? `${parsed.username}@` : ''}${parsed.host}${parsed.pathname}`;
  } catch {
    return 'DATABASE_URL';
  }
}

/** Creates a database if it is missing; two processes may do so at once. */
export async function ensureDatabase(adminUrl: string, name: string): Promise<void> {
  const admin = openAdmin(adminUrl);
  try {
    const found = await admin`select 1 from pg_database where datname = ${name}`;
    if (found.length === 0) await admin.unsafe(`create database ${quoteName(name)}`);
  } catch (error) {
    if ((error as { code?: string }).code !== '42P04') throw error;
  } finally {
    await admin.end();
  }
}

export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
