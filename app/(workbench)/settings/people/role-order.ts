import type { Role } from '#engine/runtime/context';

/** As they stand in lists; one that is missing doesn't compile. */
export const ROLE_ORDER = Object.keys({
  administrator: true,
  operations: true,
  marketing: true,
  finance: true,
  service: true,
  manager: true,
} satisfies Record<Role, true>) as Role[];
