import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BootFailure } from './failure.ts';
import { hashOfSources } from './pages-hash.ts';
import { compressStaticFiles } from './static-files.ts';
import { say } from './words.ts';

const MARK = join('.next', 'ratecraft-sources');

/** Builds the pages unless those there were built from the same sources. */
export async function ensurePages(
  onBuild: (pid: number | undefined) => void = () => {},
  stop?: AbortSignal,
): Promise<{ built: boolean }> {
  const hash = hashOfSources();
  const known = await readFile(MARK, 'utf8').catch(() => '');
  if (known.trim() === hash) return { built: false };
  say({
    zh: '正在构建页面（仅在首次启动或更新后）…',
    en: 'Building the pages (first start or update only) …',
  });
  const startedAt = performance.now();
  await runBuild(onBuild, stop);
  if (stop?.aborted) return { built: false };
  await compressStaticFiles();
  await writeFile(MARK, `${hash}\n`);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
  say({ zh: `页面已构建，用时 ${seconds} 秒。`, en: `Pages built in ${seconds} s.` });
  return { built: true };
}

function runBuild(
  onBuild: (pid: number | undefined) => void,
  stop: AbortSignal | undefined,
): Promise<void> {
  const child = spawn(
    process.execPath,
    [join('node_modules', 'next', 'dist', 'bin', 'next'), 'build'],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    },
  );
  onBuild(child.pid);
  let output = '';
  const keep = (chunk: Buffer) => {
    output = (output + chunk.toString('utf8')).slice(-20_000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const end = () => child.kill('SIGTERM');
  stop?.addEventListener('abort', end, { once: true });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      stop?.removeEventListener('abort', end);
      if (code === 0 || stop?.aborted) return resolve();
      const text = {
        zh: `页面构建失败：\n${output.trim()}`,
        en: `The pages could not be built:\n${output.trim()}`,
      };
      reject(new BootFailure(text));
    });
  });
}
