import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import compression from 'compression';
import next from 'next';
import { PEER_HEADER } from '#engine/runtime/identity';
import { addressesOf, isMissingLoopback, listen, portFailure } from './listen.ts';
import { refuseUnreadable } from './readable-address.ts';
import { readSettings } from './settings.ts';
import { staticFiles } from './static-files.ts';
import { complain } from './words.ts';

const CLOSE_TIMEOUT_MS = 3000;
const FLUSH_MS = 60;
// The fastest level: what pages gain by the others, they lose to the time it takes.
const compress = compression({ level: 1 }) as unknown as Handler;

/**
 * Longer than proxies and browsers keep a connection that nothing is asked on: closed by us first,
 * a request that is just on its way would be lost.
 */
const KEEP_ALIVE_MS = 75_000;

type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** Serves the pages from this process, and ends with its parent. */
export async function serveWeb(): Promise<void> {
  const { port, host } = readSettings(process.env);
  const dev = process.env.NODE_ENV !== 'production';
  // Next listens for upgrades on one server only; those of all our addresses are told to this one.
  const httpServer = createServer();
  const app = next({ dev, dir: process.cwd(), port, hostname: host ?? 'localhost', httpServer });
  await app.prepare();
  const handle = app.getRequestHandler();
  const files: ReturnType<typeof staticFiles> = dev ? (_, __, next) => next() : staticFiles();
  const listener: RequestListener = (request, response) => {
    if (refuseUnreadable(request, response)) return;
    nameCaller(request);
    files(request, response, () =>
      compress(request, response, () => {
        flushSeldom(response);
        void handle(request, response);
      }),
    );
  };
  const servers: Server[] = [];
  let bound = port;
  for (const address of addressesOf(host)) {
    const server = createServer(listener);
    server.keepAliveTimeout = KEEP_ALIVE_MS;
    // In development the pages are told of changes over a web socket.
    if (dev) server.on('upgrade', (...upgrade) => httpServer.emit('upgrade', ...upgrade));
    try {
      bound = await listen(server, bound, address);
      process.env.RATECRAFT_URL ||= `http://${host ?? 'localhost'}:${bound}`;
      servers.push(server);
    } catch (error) {
      if (isMissingLoopback(address, error)) continue;
      complain(portFailure(bound, host, error).text);
      process.exit(1);
    }
  }
  const close = () => closeAll(servers);
  process.once('SIGTERM', close);
  process.once('SIGINT', close);
  process.once('disconnect', close);
  process.send?.({ type: 'ready', port: bound });
}

/**
 * Pages are flushed with every piece, each a turn of its own through the compressor; what is there
 * is sent together instead, before anybody would notice.
 */
function flushSeldom(response: ServerResponse & { flush?: () => void }): void {
  const flush = response.flush?.bind(response);
  if (!flush) return;
  let isWaiting = false;
  response.flush = () => {
    if (isWaiting) return;
    isWaiting = true;
    setTimeout(() => {
      isWaiting = false;
      if (!response.writableEnded) flush();
    }, FLUSH_MS);
  };
}

/**
 * Writes down who asks, for limits and the audit log: the other end of the connection or, behind a
 * proxy that is trusted (TRUST_PROXY=1), whom that says it asks for. Whatever a client claims in
 * that header is thrown away.
 */
function nameCaller({ headers, socket }: IncomingMessage): void {
  delete headers[PEER_HEADER];
  const forwarded = String(headers['x-forwarded-for'] ?? '');
  // A proxy adds the address it sees at the end; what stands before is the client's own word.
  const last = forwarded.split(',').at(-1)?.trim();
  const peer = process.env.TRUST_PROXY === '1' && last ? last : socket.remoteAddress;
  if (peer) headers[PEER_HEADER] = peer === '::1' ? '127.0.0.1' : peer.replace(/^::ffff:/, '');
}

/** Answers what was asked, then ends; a client that keeps its connection doesn't hold it up. */
function closeAll(servers: readonly Server[]): void {
  setTimeout(() => process.exit(0), CLOSE_TIMEOUT_MS).unref();
  let open = servers.length;
  for (const server of servers) {
    server.close(() => {
      open -= 1;
      if (open === 0) process.exit(0);
    });
    server.closeIdleConnections();
  }
}
