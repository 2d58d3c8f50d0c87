import postgres, { type Options, type Sql } from 'postgres';
import { dial } from './dial.ts';

type Settings = Options<Record<string, never>>;

/**
 * Opens a pool of the driver over sockets without Nagle's delay: the driver leaves it on, and each
 * COPY, which ends with a small message of its own, would wait 40 ms for an acknowledgement.
 */
export function open(url: string, settings: Settings = {}): Sql {
  const common: Settings = { connect_timeout: 10, onnotice: () => {} };
  const dialled = { ...common, ...settings, socket: dial };
  // Several hosts are tried in turn by the driver itself.
  return postgres(url, new URL(url).host.includes(',') ? { ...common, ...settings } : dialled);
}
