import { connect as dial, type Socket } from 'node:net';
import postgres, { type Options, type Sql } from 'postgres';

interface Target {
  host: string[];
  port: number[];
  path?: string | false;
}

type Settings = Options<Record<string, never>>;

/**
 * Opens a pool of the driver over sockets without Nagle's delay: the driver leaves it on, and each
 * COPY, which ends with a small message of its own, would wait 40 ms for an acknowledgement.
 */
export function open(url: string, settings: Settings = {}): Sql {
  const common: Settings = { connect_timeout: 10, onnotice: () => {} };
  const dialled = { ...common, ...settings, socket: dialWithoutDelay };
  // Several hosts are tried in turn by the driver itself.
  return postgres(url, new URL(url).host.includes(',') ? { ...common, ...settings } : dialled);
}

function dialWithoutDelay(target: Target): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = target.path
      ? dial(target.path)
      : dial({ host: target.host[0], port: target.port[0] ?? 5432, noDelay: true });
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      resolve(socket);
    });
  });
}
