/** A version by its number, the draft, or the latest that is published. */
export type VersionName = number | 'draft' | 'latest';

export const VERSION = {
  type: ['integer', 'string'],
  pattern: '^(draft|latest)$',
  minimum: 1,
} as const;
