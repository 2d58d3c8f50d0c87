/** What an import accepts; beyond it a file is refused before anything is read of its rows. */
export const IMPORT_LIMITS = {
  fileBytes: 4 * 1024 ** 3,
  recordBytes: 1024 ** 2,
  columns: 1_000,
  rows: 10_000_000,
  cellChars: 20_000,
} as const;
