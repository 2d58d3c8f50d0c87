/** What may be handed in; beyond it an upload is refused before its bytes arrive. */
export const UPLOAD_LIMITS = {
  fileBytes: 1024 ** 3,
  /** Every part but the last has exactly this size. */
  partBytes: 1024 ** 2,
  /** All files that a tenant keeps. */
  tenantBytes: 10 * 1024 ** 3,
  /** An upload that nobody went on with is dropped after so many hours. */
  staleHours: 24,
} as const;
