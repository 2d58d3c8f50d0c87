import { connect, type Socket } from 'node:net';
import { surviveLoss } from './survive-loss.ts';

export interface Target {
  host: string[];
  port: number[];
  path?: string | false;
  ssl?: unknown;
}

/** A connected socket, for the driver's option `socket`. */
export function dial(target: Target): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = target.path
      ? connect(target.path)
      : connect({ host: target.host[0], port: target.port[0] ?? 5432, noDelay: true });
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      // What TLS carries can't be read here; the driver is then left as it is.
      resolve(target.ssl ? socket : surviveLoss(socket));
    });
  });
}
