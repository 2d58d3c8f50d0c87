import type { IMPORT_STATUSES } from '#drizzle';
import type { Delimiter, FileEncoding } from '#engine/runtime/import/file';
import type { ImportMapping } from '#schemas';
import type { DuplicateRule, ImportReport } from './report.ts';
import type { OfferedDesign } from './resolve-designs.ts';

/** The file to read: by its path on this machine, which only the command line may say, or an upload. */
export type ImportFile = { path: string } | { uploadId: string };

interface ImportSettings {
  mapping: ImportMapping;
  /** Designs of a pack, for a tenant that hasn't published what the mapping needs. */
  offered?: readonly OfferedDesign[];
  /** ISO date that billing starts on where the mapping doesn't say. */
  billingFrom?: string;
  /** What happens to customers that are there already; `refuse` if not given. */
  duplicates?: DuplicateRule;
  /** Import the rows that are right although others have errors; none otherwise. */
  skipErrors?: boolean;
  /** Where to write the rows with errors, as CSV. */
  errorFile?: string;
  encoding?: FileEncoding;
  delimiter?: Delimiter;
}

export type ImportInput = ImportFile & ImportSettings;

/** `checking` counts bytes, `importing` counts rows. */
export interface ImportProgress {
  phase: 'checking' | 'importing';
  done: number;
  total: number;
}

/** How a caller follows the work and stops it at the next checkpoint. */
export interface ImportWatch {
  signal?: AbortSignal;
  progress?(progress: ImportProgress): void;
}

export type ImportStatus = (typeof IMPORT_STATUSES)[number];

export interface ImportResult {
  batchId: string;
  status: ImportStatus;
  report: ImportReport;
}
