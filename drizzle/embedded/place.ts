import type { Identity } from './identity.ts';

/** Where everything of one embedded server lies. */
export interface Place {
  /** The folder given by the caller: password, port, lock and the list of users. */
  home: string;
  /** The server's own folder; normally `home` too. */
  server: string;
  cluster: string;
  log: string;
  identity: Identity | undefined;
}
