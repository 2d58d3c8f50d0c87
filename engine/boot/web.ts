import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import next from 'next';
import { PEER_HEADER } from '#engine/runtime/identity';
import { addressesOf, isMissingLoopback, listen, portFailure } from './listen.ts';
import { readSettings } from './settings.ts';
import { staticFiles } from './static-files.ts';
import { complain } from './words.ts';

const CLOSE_TIMEOUT_MS = 3000;

/** Serves the pages; a child process of the start command, and ends with it. */
async function serveWeb(): Promise<void> {
  const { port, host } = readSettings(process.env);
  const dev = process.env.NODE_ENV !== 'production';
  // Next listens for upgrades on one server only; those of all our addresses are told to this one.
  const httpServer = createServer();
  const app = next({ dev, dir: process.cwd(), port, hostname: host ?? 'localhost', httpServer });
  await app.prepare();
  const handle = app.getRequestHandler();
  const files: ReturnType<typeof staticFiles> = dev ? (_, __, next) => next() : staticFiles();
  const listener: RequestListener = (request, response) => {
    nameCaller(request);
    files(request, response, () => void handle(request, response));
  };
  const servers: Server[] = [];
  let bound = port;
  for (const address of addressesOf(host)) {
    const server = createServer(listener);
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

await serveWeb();
