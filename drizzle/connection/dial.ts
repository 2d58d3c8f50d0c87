import { connect, type Socket } from 'node:net';

export interface Target {
  host: string[];
  port: number[];
  path?: string | false;
}

/** How long a lost connection still swallows what the driver writes to it. */
const LAST_WRITES_MS = 100;

/** A connected socket, for the driver's option `socket`. */
export function dial(target: Target): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = target.path
      ? connect(target.path)
      : connect({ host: target.host[0], port: target.port[0] ?? 5432, noDelay: true });
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      resolve(tellLossFirst(socket));
    });
  });
}

/**
 * The driver (3.4) forgets its socket when that closes, and the rollback of the transaction that
 * broke then throws where nothing can catch it and ends the process. So a loss is told as an error
 * first, which breaks the transaction, and as a close when its rollback has been written.
 */
function tellLossFirst(socket: Socket): Socket {
  const emit = socket.emit.bind(socket);
  let isFailed = false;
  socket.emit = (event: string, ...details: unknown[]) => {
    if (event === 'error') isFailed = true;
    if (event !== 'close' || socket.writableEnded) return emit(event, ...details);
    setTimeout(() => emit('close', false), LAST_WRITES_MS);
    return isFailed || emit('error', lossError());
  };
  return socket;
}

function lossError(): Error {
  const error = new Error('the connection to the database was lost');
  return Object.assign(error, { code: 'CONNECTION_CLOSED' });
}
