import type { Batch, ImportRights, ImportState } from '../../types.ts';

export interface ViewProps {
  state: ImportState;
  batch: Batch;
  may: ImportRights;
  /** Asks the server how it stands now. */
  renew: () => void;
}
