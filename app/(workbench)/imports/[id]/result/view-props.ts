import type { Batch, ImportRights, ImportState } from '../../types.ts';
import type { EditState } from './use-edits.ts';

export interface ViewProps {
  state: ImportState;
  batch: Batch;
  may: ImportRights;
  /** Asks the server how it stands now. */
  renew: () => void;
  /** Corrections that are typed and not saved. */
  editing: EditState;
}
