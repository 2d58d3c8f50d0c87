import { readdir, readFile, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import sirv from 'sirv';

const PREFIX = '/_next/static';
const FOLDER = join('.next', 'static');
const COMPRESSIBLE = /\.(js|css|svg|json)$/;
const ONE_YEAR_S = 31_536_000;

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** Compresses what a build made, once and as far as it goes, instead of at every request. */
export async function compressStaticFiles(): Promise<void> {
  const entries = await readdir(FOLDER, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile() && COMPRESSIBLE.test(entry.name));
  await Promise.all(
    files.map(async ({ parentPath, name }) => {
      const path = join(parentPath, name);
      const content = await readFile(path);
      await Promise.all([
        writeFile(`${path}.br`, await toBrotli(content)),
        writeFile(`${path}.gz`, await toGzip(content, { level: 9 })),
      ]);
    }),
  );
}

type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** Answers for the build's static files, whose names change with their content; `next` for others. */
export function staticFiles(): Handler {
  const serve = sirv(FOLDER, {
    brotli: true,
    gzip: true,
    immutable: true,
    maxAge: ONE_YEAR_S,
    setHeaders: (response) => {
      response.setHeader('X-Content-Type-Options', 'nosniff');
      response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
    },
  });
  return (request, response, next) => {
    const { url = '' } = request;
    if (!url.startsWith(`${PREFIX}/`)) return next();
    request.url = url.slice(PREFIX.length);
    serve(request, response, () => {
      request.url = url;
      next();
    });
  };
}
