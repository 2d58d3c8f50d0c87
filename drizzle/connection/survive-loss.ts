import type { Socket } from 'node:net';

/** A lost socket closes when nothing more was written to it for so long. */
const QUIET_MS = 10;
const READY_BYTES = 6;
const READY = 'Z'.charCodeAt(0);
const IDLE = 'I'.charCodeAt(0);
const ERROR = 'E'.charCodeAt(0);
const FATAL = Buffer.from('VFATAL\0');

/**
 * The driver (postgres 3.4, its issues 1154 and 1208) forgets its socket when that closes; a
 * transaction that broke then writes to nothing, in a timer, where no promise can catch it, and the
 * process ends. So whoever waits for an answer is told of a loss by an error, every later write is
 * answered by the same error, and the close comes after that. An idle transaction is told when it
 * writes again.
 */
export function surviveLoss(socket: Socket): Socket {
  const emit = socket.emit.bind(socket);
  const write = socket.write.bind(socket) as (...given: unknown[]) => boolean;
  const end = socket.end.bind(socket) as (...given: unknown[]) => Socket;
  let isBusy = false;
  let isInTransaction = false;
  let isLost = false;
  let isLeaving = false;
  let isReady = false;
  let closing: NodeJS.Timeout | undefined;

  const closeWhenQuiet = () => {
    clearTimeout(closing);
    // After the driver's own immediates, which write what it holds back.
    closing = setTimeout(() => setImmediate(() => emit('close', false)), QUIET_MS);
  };
  const tell = () => {
    emit('error', lossError());
    closeWhenQuiet();
  };
  const lose = (): boolean => {
    isLost = true;
    if (isBusy) tell();
    else if (!isInTransaction) closeWhenQuiet();
    return true;
  };

  // The server ends each answer by telling whether a transaction is open.
  socket.on('data', (data: Buffer) => {
    const at = data.length - READY_BYTES;
    if (at < 0 || data[at] !== READY || data.readInt32BE(at + 1) !== READY_BYTES - 1) return;
    isReady = true;
    isBusy = false;
    isInTransaction = data[at + READY_BYTES - 1] !== IDLE;
  });
  socket.emit = (event: string, ...details: unknown[]) => {
    if (event === 'close' && isLost) return true;
    if (event === 'data' && isReady && isFarewell(details[0] as Buffer)) return true;
    const isLoss = (event === 'close' || event === 'error') && !isLeaving;
    return isLoss && !isLost ? lose() : emit(event, ...details);
  };
  // The driver leaves with a last message; the socket itself ends without one.
  socket.end = (...given: unknown[]) => {
    isLeaving ||= given[0] instanceof Uint8Array;
    return end(...given);
  };
  const guardedWrite = (chunk: unknown, ...rest: unknown[]): boolean => {
    if (!isLost) {
      isBusy = true;
      return write(chunk, ...rest);
    }
    setImmediate(tell);
    return true;
  };
  // Node puts a function of its own in this place once the other side has ended.
  Object.defineProperty(socket, 'write', { get: () => guardedWrite, set: () => {} });
  return socket;
}

/** The server's last word. The driver would keep it, and fail the first query after reconnecting. */
function isFarewell(data: Buffer): boolean {
  return data[0] === ERROR && data.includes(FATAL);
}

function lossError(): Error {
  const error = new Error('the connection to the database was lost');
  return Object.assign(error, { code: 'CONNECTION_CLOSED' });
}
